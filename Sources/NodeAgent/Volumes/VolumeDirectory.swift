import Foundation

/// The directories of volumes on this machine. Nothing outside of `root` is ever touched, whatever links lead there:
/// names are single path components, and links are removed, not followed.
struct VolumeDirectory: Sendable {
    /// Made on first use.
    let root: String

    /// Why a directory could not be made or removed.
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// Makes the directory of a volume, which everybody may write to; one that is there stays as it is.
    func make(_ name: String) throws {
        try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
        try within { parent in
            guard mkdirat(parent, name, 0o777) == 0 else {
                guard errno == EEXIST, try Self.isDirectory(parent, name) else { throw Self.failure("make", name) }
                return
            }
            // The mask of the process must not keep the pods out.
            guard fchmodat(parent, name, 0o777, 0) == 0 else { throw Self.failure("open", name) }
        }
    }

    /// Removes the directory of a volume and what is in it; one that is gone is as it should be.
    func remove(_ name: String) throws {
        guard FileManager.default.fileExists(atPath: root) else { return }
        try within { try Self.remove(name, in: $0) }
    }

    /// Removes directories that are empty and that the closure does not want: an agent that died between making one
    /// and telling of it has left them.
    func removeEmpty(unless isWanted: (String) -> Bool) throws {
        guard FileManager.default.fileExists(atPath: root) else { return }
        let names = try FileManager.default.contentsOfDirectory(atPath: root)
        try within { parent in
            // One with anything in it stays, as the system sees to.
            for name in names where !isWanted(name) { _ = unlinkat(parent, name, AT_REMOVEDIR) }
        }
    }

    // MARK: Below an open directory

    /// Opens the root, and refuses one that is a link.
    private func within<Result>(_ work: (Int32) throws -> Result) throws -> Result {
        let parent = open(root, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard parent >= 0 else { throw Self.failure("open", root) }
        defer { close(parent) }
        return try work(parent)
    }

    private static func failure(_ verb: String, _ name: String) -> Failure {
        Failure(description: "failed to \(verb) \(name): \(String(cString: strerror(errno)))")
    }

    private static func isDirectory(_ parent: Int32, _ name: String) throws -> Bool {
        var status = stat()
        guard fstatat(parent, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { throw failure("look at", name) }
        return status.st_mode & S_IFMT == S_IFDIR
    }

    private static func remove(_ name: String, in parent: Int32) throws {
        guard unlinkat(parent, name, 0) != 0 else { return }
        switch errno {
        case ENOENT: return
        case EISDIR, EPERM, EACCES: break
        default: throw failure("remove", name)
        }
        let descriptor = openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure("open", name) }
        // What is open below is closed with the stream.
        guard let stream = fdopendir(descriptor) else {
            close(descriptor)
            throw failure("read", name)
        }
        defer { closedir(stream) }
        for child in children(of: stream) { try remove(child, in: descriptor) }
        guard unlinkat(parent, name, AT_REMOVEDIR) == 0 || errno == ENOENT else { throw failure("remove", name) }
    }

    #if os(Linux)
        private typealias DirectoryStream = OpaquePointer
    #else
        private typealias DirectoryStream = UnsafeMutablePointer<DIR>
    #endif

    /// All names are read before anything is removed: a directory that changes is read unreliably.
    private static func children(of stream: DirectoryStream) -> [String] {
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }
}
