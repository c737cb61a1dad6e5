import ContainerRuntime
import Foundation
import TestKit
import Testing

/// The program that the tests run as a shim: the `swiftlet` that was built along with them.
enum ShimProgram {
    /// A runtime with an empty state directory.
    static func runtime(isolation: Bool = true) throws -> ProcessRuntime {
        let directory = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
        return try runtime(directory: directory, isolation: isolation)
    }

    static func runtime(directory: String, isolation: Bool = true) throws -> ProcessRuntime {
        try ProcessRuntime(directory: directory, shim: [program(), "container-shim"], isolation: isolation)
    }

    static func program() throws -> String {
        try #require(BuiltProgram.path("swiftlet"), "swiftlet is built along with the tests")
    }
}

extension ProcessRuntime {
    /// Runs a shell script to its end; answers how it ended and its output.
    func run(_ script: String, as id: ContainerID, _ change: (inout ContainerSpec) -> Void = { _ in }) async throws
        -> (exit: ContainerExit, output: String)
    {
        var spec = ContainerSpec.shell(script)
        change(&spec)
        _ = try await start(spec, as: id)
        let exit = try await waitForExit(of: id)
        return (exit, try output(of: id))
    }

    func output(of id: ContainerID) throws -> String {
        var formatter = LogFormatter(LogOptions())
        let bytes = try Data(contentsOf: URL(fileURLWithPath: logPath(of: id)))
        return String(decoding: formatter.format(Array(bytes)), as: UTF8.self)
    }
}

extension ContainerSpec {
    static func shell(_ script: String) -> ContainerSpec {
        ContainerSpec(
            command: ["sh", "-c", script],
            environment: [EnvironmentVariable(name: "PATH", value: "/usr/bin:/bin")])
    }
}

extension ContainerID {
    static let main = ContainerID(podUID: "pod", name: "main", attempt: 0)
}
