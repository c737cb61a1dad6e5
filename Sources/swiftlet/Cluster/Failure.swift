import ArgumentParser
import Foundation

/// Why a command can't do what it was asked, and what a person does about it.
package struct Failure: Error, CustomStringConvertible {
    package let message: String
    package let advice: String

    init(_ message: String, advice: String = "") {
        self.message = message
        self.advice = advice
    }

    package var description: String { advice.isEmpty ? message : "\(message)\n  \(advice)" }

    /// Runs a command; what goes wrong is printed as one clear text.
    static func reporting(_ body: () async throws -> Void) async throws {
        do {
            try await body()
        } catch let exit as ExitCode {
            throw exit
        } catch {
            FileHandle.standardError.write(Data("error: \(error)\n".utf8))
            throw ExitCode(1)
        }
    }
}
