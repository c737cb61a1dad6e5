import ContainerRuntime
import Foundation

/// The program that the tests run as a shim: the `swiftlet` that was built along with them.
enum ShimProgram {
    static let path: String? = {
        var directory = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        for _ in 0..<4 {
            let candidate = directory.appendingPathComponent("swiftlet").path
            if FileManager.default.isExecutableFile(atPath: candidate) { return candidate }
            directory = directory.deletingLastPathComponent()
        }
        return nil
    }()

    /// A runtime with an empty state directory.
    static func runtime(isolation: Bool = true) throws -> ProcessRuntime {
        let directory = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
        return try runtime(directory: directory, isolation: isolation)
    }

    static func runtime(directory: String, isolation: Bool = true) throws -> ProcessRuntime {
        try ProcessRuntime(directory: directory, shim: [path ?? "", "container-shim"], isolation: isolation)
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
