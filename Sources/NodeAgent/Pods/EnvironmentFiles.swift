import Foundation
import ObjectModel
import PodPlans

/// Reads the files that containers take variables from.
///
/// Containers of the pod write them, so nothing about them is sure: only regular files of a bounded size are read, and
/// no link is followed, wherever it leads.
package struct EnvironmentFiles: Sendable {
    private let volumes: [String: String]

    /// - Parameter volumes: Those of the pod, where they are on the host, by name.
    package init(volumes: [String: String]) { self.volumes = volumes }

    /// What a container refers to, by volume and path; without what can't be read.
    package func files(for container: Container) -> [String: [String: EnvironmentFile]] {
        var files: [String: [String: EnvironmentFile]] = [:]
        for reference in container.env.compactMap({ $0.valueFrom?.fileKeyRef }) {
            guard let root = volumes[reference.volumeName] else { continue }
            files[reference.volumeName, default: [:]][reference.path] = Self.text(of: reference.path, below: root)
                .map(EnvironmentFile.init)
        }
        return files
    }

    private static func text(of path: String, below root: String) -> String? {
        var directory = open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        defer { close(directory) }
        let names = path.split(separator: "/").map(String.init)
        guard directory >= 0, let last = names.last, !names.contains("..") else { return nil }
        for name in names.dropLast() {
            let next = openat(directory, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
            close(directory)
            directory = next
            guard directory >= 0 else { return nil }
        }
        // A pipe would keep the agent waiting for who writes to it.
        let file = openat(directory, last, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard file >= 0 else { return nil }
        let handle = FileHandle(fileDescriptor: file, closeOnDealloc: true)
        var status = stat()
        guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
            status.st_size <= Limits.environmentFileBytes
        else { return nil }
        do {
            return try handle.read(upToCount: Limits.environmentFileBytes)
                .map { String(decoding: $0, as: UTF8.self) } ?? ""
        } catch {
            // To the pod it is all one why a file can't be read.
            return nil
        }
    }
}
