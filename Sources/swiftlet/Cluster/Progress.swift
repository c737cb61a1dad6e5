import Foundation

/// Tells a person how far a start is: with marks on a terminal, in plain lines elsewhere.
struct Progress: Sendable {
    private let isTerminal = isatty(STDOUT_FILENO) == 1

    func done(_ text: String) { write(isTerminal ? "\u{1B}[32m✓\u{1B}[0m \(text)" : text) }

    func say(_ text: String) { write(text) }

    private func write(_ text: String) {
        FileHandle.standardOutput.write(Data((text + "\n").utf8))
    }
}
