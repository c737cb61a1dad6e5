import ContainerRuntime
import Foundation
import TestKit
import Testing

/// The program that the tests run as a shim: the `swiftlet` that was built along with them.
enum ShimProgram {
    static func newDirectory() -> String {
        FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
    }

    static func runtime(_ directory: String) throws -> ProcessRuntime {
        let program = try #require(BuiltProgram.path("swiftlet"), "swiftlet is built along with the tests")
        return try ProcessRuntime(directory: directory, shim: [program, "container-shim"])
    }
}
