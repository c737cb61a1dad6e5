import Foundation

/// Programs of this package that tests run: those that were built along with the tests.
public enum BuiltProgram {
    /// Levels of directories between a test bundle and the programs beside it.
    private static let levels = 4

    /// The path of a program; nil when it is not built.
    public static func path(_ name: String) -> String? {
        var directory = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        for _ in 0..<levels {
            let candidate = directory.appendingPathComponent(name).path
            if FileManager.default.isExecutableFile(atPath: candidate) { return candidate }
            directory = directory.deletingLastPathComponent()
        }
        return nil
    }
}
