import Foundation

/// A file system in memory that is soon full.
enum SmallVolume {
    /// Whether this process may mount one.
    static let isPossible: Bool = {
        let directory = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
        do {
            try mount(at: directory, megabytes: 1)
            try unmount(directory)
            return true
        } catch {
            return false
        }
    }()

    private struct Failure: Error { let command: [String] }

    static func with<Result>(megabytes: Int, _ body: (String) async throws -> Result) async throws -> Result {
        let directory = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
        try mount(at: directory, megabytes: megabytes)
        do {
            let result = try await body(directory)
            try unmount(directory)
            return result
        } catch {
            try unmount(directory)
            throw error
        }
    }

    private static func mount(at directory: String, megabytes: Int) throws {
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        try run(["mount", "-t", "tmpfs", "-o", "size=\(megabytes)m", "tmpfs", directory])
    }

    private static func unmount(_ directory: String) throws {
        try run(["umount", "-l", directory])
        try FileManager.default.removeItem(atPath: directory)
    }

    private static func run(_ command: [String]) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = command
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failure(command: command) }
    }
}
