import Foundation
import ObjectModel

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Gives a directory, and all that is in it, to the group of a pod (`fsGroup`): files for reading and writing,
/// directories such that new files belong to the group as well.
package struct VolumeOwnership {
    private let group: Int
    /// Whether a directory that belongs to the group already is taken as a sign that all in it does
    /// (`fsGroupChangePolicy: OnRootMismatch`).
    private let trustsRoot: Bool

    package init(group: Int, trustsRoot: Bool) {
        self.group = group
        self.trustsRoot = trustsRoot
    }

    private static let fileBits: mode_t = 0o660
    private static let directoryBits: mode_t = 0o2770

    /// Changes what is not right yet. What goes meanwhile is left out.
    package func apply(to root: String) throws {
        if trustsRoot, try isRight(root) { return }
        // The root comes last: a root that is right says that all of it was done.
        let names = FileManager.default.enumerator(atPath: root)
        while let name = names?.nextObject() as? String { try give("\(root)/\(name)") }
        try give(root)
    }

    private func isRight(_ path: String) throws -> Bool {
        guard let status = try status(of: path) else { return false }
        return Int(status.st_gid) == group && status.st_mode & Self.directoryBits == Self.directoryBits
    }

    private func give(_ path: String) throws {
        guard let status = try status(of: path) else { return }
        let kind = status.st_mode & S_IFMT
        if Int(status.st_gid) != group {
            try check(lchown(path, uid_t.max, gid_t(group)), "change the group of", path)
        }
        guard kind == S_IFREG || kind == S_IFDIR else { return }
        let mode = status.st_mode & 0o7777
        let wanted = mode | (kind == S_IFDIR ? Self.directoryBits : Self.fileBits)
        // A change of the group may have taken bits away.
        if wanted != mode || Int(status.st_gid) != group { try check(chmod(path, wanted), "change the mode of", path) }
    }

    /// Of the thing itself, not of what a link leads to; nil when it is not there.
    private func status(of path: String) throws -> stat? {
        var result = stat()
        guard lstat(path, &result) != 0 else { return result }
        try check(-1, "look at", path)
        return nil
    }

    private func check(_ result: Int32, _ what: String, _ path: String) throws {
        guard result != 0, errno != ENOENT else { return }
        throw VolumeError(
            message: "applyFSGroup failed: could not \(what) \(path): \(String(cString: strerror(errno)))")
    }
}
