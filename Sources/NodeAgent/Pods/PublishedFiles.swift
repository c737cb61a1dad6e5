import Foundation

/// The files of one volume on disk, replaced as a whole: readers see all of the old ones or all of the new ones.
///
/// The files lie in a directory of their own, to which the link `..data` points; each name in the volume is a link
/// through it. Replacing the files is replacing that one link.
struct PublishedFiles {
    /// Of the volume.
    let directory: String
    /// The group that may read the files, beside what their modes say.
    let group: Int?

    private static let link = "..data"

    /// Makes these the files of the volume.
    func replace(with files: [VolumeFile]) throws {
        let name = "..\(UUID().uuidString.lowercased())"
        for file in files { try write(file, in: "\(directory)/\(name)") }
        if files.isEmpty { try createDirectory("\(directory)/\(name)") }
        let temporary = "\(directory)/\(Self.link)-new"
        try link(temporary, to: name)
        guard rename(temporary, "\(directory)/\(Self.link)") == 0 else { throw failure("renaming", temporary) }
        try showNames(Set(files.compactMap { $0.path.split(separator: "/").first.map(String.init) }))
        try removeOldFiles(except: name)
    }

    private func write(_ file: VolumeFile, in base: String) throws {
        let path = "\(base)/\(file.path)"
        try createDirectory((path as NSString).deletingLastPathComponent)
        do {
            try file.content.write(to: URL(fileURLWithPath: path))
        } catch {
            throw VolumeError(message: "\(error)")
        }
        // Whoever has the pod's group reads, whatever the mode says of others.
        let mode = group == nil ? file.mode : file.mode | 0o440
        try VolumeAccess.set(path, mode: mode, owner: file.owner, group: group)
    }

    private func createDirectory(_ path: String) throws {
        if FileManager.default.fileExists(atPath: path) { return }
        let above = (path as NSString).deletingLastPathComponent
        if above.count >= directory.count { try createDirectory(above) }
        guard mkdir(path, 0o755) == 0 || errno == EEXIST else { throw failure("making", path) }
        try VolumeAccess.set(path, mode: 0o755, owner: nil, group: group)
    }

    /// A link for each name, and none for names that are no more.
    private func showNames(_ names: Set<String>) throws {
        let shown = Set(try entries().filter { !$0.hasPrefix("..") })
        for name in names.subtracting(shown) { try link("\(directory)/\(name)", to: "\(Self.link)/\(name)") }
        for name in shown.subtracting(names) { try remove(name) }
    }

    private func removeOldFiles(except current: String) throws {
        for name in try entries() where name.hasPrefix("..") && name != current && name != Self.link {
            try remove(name)
        }
    }

    private func link(_ path: String, to target: String) throws {
        guard symlink(target, path) == 0 || errno == EEXIST else { throw failure("linking", path) }
    }

    private func entries() throws -> [String] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: directory)
        } catch {
            throw VolumeError(message: "\(error)")
        }
    }

    private func remove(_ name: String) throws {
        do {
            try FileManager.default.removeItem(atPath: "\(directory)/\(name)")
        } catch {
            throw VolumeError(message: "\(error)")
        }
    }

    private func failure(_ what: String, _ path: String) -> VolumeError {
        VolumeError(message: "\(what) \(path): \(String(cString: strerror(errno)))")
    }
}

/// Who may do what with a file of a volume.
enum VolumeAccess {
    static func set(_ path: String, mode: Int, owner: Int?, group: Int?) throws {
        if owner != nil || group != nil {
            let unchanged = UInt32.max
            guard chown(path, owner.map { uid_t($0) } ?? unchanged, group.map { gid_t($0) } ?? unchanged) == 0 else {
                throw VolumeError(message: "giving \(path) to its owner: \(String(cString: strerror(errno)))")
            }
        }
        guard chmod(path, mode_t(mode)) == 0 else {
            throw VolumeError(message: "setting the mode of \(path): \(String(cString: strerror(errno)))")
        }
    }
}
