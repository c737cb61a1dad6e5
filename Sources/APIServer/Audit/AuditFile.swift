import Foundation
import Synchronization

/// The audit log as a file of its owner's alone, which is set aside when it has grown large. Old ones go by number and
/// by age.
public final class AuditFile: AuditSink {
    /// When a file is set aside, and how long such files are kept; 0 means no limit.
    public struct Rotation: Sendable {
        /// Megabytes (of 1,048,576 bytes) of one file.
        public var megabytes = 100
        /// Files that were set aside.
        public var backups = 10
        /// Days after which those go.
        public var days = 30

        public init() {}
    }

    private struct Open {
        var file: FileHandle?
        var size: UInt64
    }

    private let path: String
    private let rotation: Rotation
    private let now: @Sendable () -> Date
    private let open: Mutex<Open>

    /// Opens a file for appending; `-` is the standard output. Throws what the system says.
    public init(path: String, rotation: Rotation, now: @escaping @Sendable () -> Date = { Date() }) throws {
        self.path = path
        self.rotation = rotation
        self.now = now
        open = Mutex(Open(file: nil, size: 0))
        try open.withLock { $0 = try Self.open(path) }
    }

    private static func open(_ path: String) throws -> Open {
        if path == "-" { return Open(file: .standardOutput, size: 0) }
        let directory = (path as NSString).deletingLastPathComponent
        if !directory.isEmpty {
            try FileManager.default.createDirectory(
                atPath: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        }
        if !FileManager.default.fileExists(atPath: path) {
            let isMade = FileManager.default.createFile(
                atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
            guard isMade else { throw CocoaError(.fileWriteNoPermission, userInfo: [NSFilePathErrorKey: path]) }
        }
        let file = try FileHandle(forUpdating: URL(fileURLWithPath: path))
        return Open(file: file, size: try file.seekToEnd())
    }

    public func append(_ line: [UInt8]) throws {
        try open.withLock { open in
            if isFull(open.size, with: line.count) { try setAside(&open) }
            if open.file == nil { open = try Self.open(path) }
            try open.file?.write(contentsOf: Data(line))
            open.size += UInt64(line.count)
        }
    }

    private func isFull(_ size: UInt64, with more: Int) -> Bool {
        guard path != "-", rotation.megabytes > 0, size > 0 else { return false }
        return size + UInt64(more) > UInt64(rotation.megabytes) << 20
    }

    // MARK: - Rotation

    /// `audit.log` becomes `audit-2026-01-02T03-04-05.678.log`.
    private func setAside(_ open: inout Open) throws {
        try open.file?.close()
        open = Open(file: nil, size: 0)
        var moment = now()
        // Two within a millisecond.
        while FileManager.default.fileExists(atPath: backup(at: moment)) { moment.addTimeInterval(0.001) }
        let target = backup(at: moment)
        try FileManager.default.moveItem(atPath: path, toPath: target)
        try removeOld()
    }

    private var parts: (base: String, extension: String) {
        let name = path as NSString
        return name.pathExtension.isEmpty
            ? (path, "") : (name.deletingPathExtension, "." + name.pathExtension)
    }

    private func backup(at date: Date) -> String {
        let text = date.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
        let stamp = text.replacingOccurrences(of: ":", with: "-").replacingOccurrences(of: "Z", with: "")
        return "\(parts.base)-\(stamp)\(parts.extension)"
    }

    private func removeOld() throws {
        let directory = (path as NSString).deletingLastPathComponent
        let prefix = (parts.base as NSString).lastPathComponent + "-"
        let names = try FileManager.default.contentsOfDirectory(atPath: directory.isEmpty ? "." : directory)
            .filter { $0.hasPrefix(prefix) && $0.hasSuffix(parts.extension) }
            .sorted(by: >)
        let oldest = rotation.days > 0 ? backup(at: now().addingTimeInterval(-86_400 * Double(rotation.days))) : ""
        for (index, name) in names.enumerated() {
            let isSurplus = rotation.backups > 0 && index >= rotation.backups
            guard isSurplus || name < (oldest as NSString).lastPathComponent else { continue }
            try FileManager.default.removeItem(atPath: (directory as NSString).appendingPathComponent(name))
        }
    }

    public func close() {
        open.withLock { open in
            guard path != "-", let file = open.file else { return }
            do {
                try file.synchronize()
                try file.close()
            } catch {
                FileHandle.standardError.write(Data("swiftlet: closing \(path) failed: \(error)\n".utf8))
            }
            open.file = nil
        }
    }
}
