/// What expressions that make JSON patches use.
enum PatchLibrary {
    static let overloads: [Overload] = [
        Overload("jsonpatch_escapeKey_string", "jsonpatch.escapeKey", [.string], .string) { arguments in
            .string(escaped(arguments[0].stringValue ?? ""))
        }
    ]

    /// A member's name as a part of a JSON pointer.
    private static func escaped(_ key: String) -> String {
        var text = ""
        for scalar in key.unicodeScalars {
            switch scalar {
            case "~": text += "~0"
            case "/": text += "~1"
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}
