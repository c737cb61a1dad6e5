import Synchronization

/// What a client is warned of beside the answer (`Warning` headers, RFC 7234 with code 299).
final class Warnings: Sendable {
    private struct State {
        var texts: [String] = []
        /// Those of `texts` that the last decoding of a patch gave.
        var decoded: Set<String> = []
    }

    private let state = Mutex(State())

    /// - Parameter texts: What is to be said already.
    init(_ texts: [String] = []) { add(texts) }

    func add(_ more: [String]) {
        guard !more.isEmpty else { return }
        state.withLock { Self.add(more, to: &$0.texts) }
    }

    /// What was unusual about a patch's result, in place of what was before: a patch is applied and decoded again when
    /// it lost against another writer.
    func decoded(_ all: [String]) {
        state.withLock { state in
            state.texts.removeAll(where: state.decoded.contains)
            state.decoded = Set(all)
            Self.add(all, to: &state.texts)
        }
    }

    private static func add(_ more: [String], to texts: inout [String]) {
        for text in more where !texts.contains(text) { texts.append(text) }
    }

    var headers: [(String, String)] {
        state.withLock { $0.texts }.map { ("Warning", "299 - \(Self.quoted($0))") }
    }

    private static func quoted(_ text: String) -> String {
        var out = "\""
        for character in text.unicodeScalars {
            switch character {
            case "\"", "\\": out += "\\" + String(character)
            case _ where character.value < 0x20: out += " "
            default: out.unicodeScalars.append(character)
            }
        }
        return out + "\""
    }
}
