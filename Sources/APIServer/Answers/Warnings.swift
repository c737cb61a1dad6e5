import Synchronization

/// What a client is warned of beside the answer (`Warning` headers, RFC 7234 with code 299).
final class Warnings: Sendable {
    private let texts = Mutex<[String]>([])

    func add(_ more: [String]) {
        guard !more.isEmpty else { return }
        texts.withLock { texts in
            for text in more where !texts.contains(text) { texts.append(text) }
        }
    }

    /// Replaces what was said before: a patch is decoded again when it lost against another writer.
    func set(_ all: [String]) { texts.withLock { $0 = all } }

    var headers: [(String, String)] {
        texts.withLock { $0 }.map { ("Warning", "299 - \(Self.quoted($0))") }
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
