import Foundation
import Synchronization

/// The directory of one cluster. One process at a time may use it.
package struct DataDirectory: Sendable {
    package let path: String

    package init(path: String) {
        let expanded = (path as NSString).expandingTildeInPath
        self.path = expanded.hasPrefix("/") ? expanded : FileManager.default.currentDirectoryPath + "/" + expanded
    }

    var certificates: String { path + "/pki" }
    var database: String { path + "/state.db" }
    var encryptionKeys: String { path + "/encryption-keys" }
    var log: String { path + "/swiftlet.log" }
    private var lockFile: String { path + "/lock" }
    /// Holds the process that is ready.
    private var readyFile: String { path + "/ready" }

    /// Where the volumes are that are directories of this machine.
    var volumes: String { path + "/volumes" }

    func pods(of node: String) -> String { path + "/nodes/" + node }

    /// The nodes that have ever run pods here.
    func nodes() throws -> [String] {
        let directory = path + "/nodes"
        guard FileManager.default.fileExists(atPath: directory) else { return [] }
        return try FileManager.default.contentsOfDirectory(atPath: directory).sorted()
    }

    /// The name of a cluster's only node: that of its first start, whatever the machine is called since.
    package func nodeName(first: String) throws -> String {
        let file = path + "/node-name"
        if let bytes = FileManager.default.contents(atPath: file), !bytes.isEmpty {
            return String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        }
        try Data("\(first)\n".utf8).write(to: URL(fileURLWithPath: file), options: .atomic)
        return first
    }

    /// Makes the directory unless it is there.
    func make() throws {
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            let cause = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
            let text = cause.map { String(cString: strerror(Int32($0.code))) } ?? error.localizedDescription
            throw Failure("the data directory \(path) can't be made: \(text)", advice: "choose another with --data-dir")
        }
    }

    /// Makes the directory and takes it for this process, which keeps it until it ends.
    package func take() throws -> DirectoryClaim {
        try make()
        let descriptor = open(lockFile, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw Failure(
                "the data directory \(path) can't be written: \(String(cString: strerror(errno)))",
                advice: "make it writable for you, or choose another with --data-dir")
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let owner = owner.map { " by process \($0)" } ?? ""
            close(descriptor)
            throw Failure(
                "the data directory \(path) is in use\(owner)",
                advice: "stop that cluster with: swiftlet down --data-dir \(path); or choose another with --data-dir")
        }
        let text = "\(getpid())\n"
        guard ftruncate(descriptor, 0) == 0, write(descriptor, text, text.utf8.count) == text.utf8.count else {
            throw Failure(
                "the data directory \(path) can't be written: \(String(cString: strerror(errno)))",
                advice: "make room on the disk, or choose another with --data-dir")
        }
        unlink(readyFile)
        return DirectoryClaim(descriptor: descriptor)
    }

    /// The process that uses the directory; nil when none does.
    package var owner: Int32? {
        let descriptor = open(lockFile, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        // Whoever gets the lock knows that nobody has it.
        guard flock(descriptor, LOCK_SH | LOCK_NB) != 0 else { return nil }
        var bytes = [UInt8](repeating: 0, count: 32)
        let count = read(descriptor, &bytes, bytes.count)
        guard count > 0 else { return nil }
        return Int32(String(decoding: bytes[..<count], as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines))
    }

    /// Tells whoever waits that the cluster of this process is ready.
    package func markReady() throws { try Data("\(getpid())\n".utf8).write(to: URL(fileURLWithPath: readyFile)) }

    package func isReady(_ process: Int32) -> Bool {
        guard let bytes = FileManager.default.contents(atPath: readyFile) else { return false }
        return String(decoding: bytes, as: UTF8.self) == "\(process)\n"
    }

    package func delete() throws {
        guard FileManager.default.fileExists(atPath: path) else { return }
        guard FileManager.default.fileExists(atPath: lockFile) else {
            throw Failure("\(path) is no data directory of a cluster", advice: "nothing was deleted")
        }
        try FileManager.default.removeItem(atPath: path)
    }
}

/// Keeps other processes out of a data directory; the system lets go of it when the process ends, however it ends.
package final class DirectoryClaim: Sendable {
    private let descriptor: Int32

    init(descriptor: Int32) { self.descriptor = descriptor }

    deinit { close(descriptor) }
}
