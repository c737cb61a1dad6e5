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

    static func newDirectory() -> String {
        FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
    }

    static func runtime(_ directory: String) throws -> ProcessRuntime {
        try ProcessRuntime(directory: directory, shim: [path ?? "", "container-shim"])
    }
}
