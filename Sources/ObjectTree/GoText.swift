/// Text as Go prints it into messages.
public enum GoText {
    /// In double quotes, with escapes for quotes, backslashes and what can't be printed (`strconv.Quote`, `%q`).
    public static func quoted(_ text: String) -> String {
        let isPlain = text.utf8.allSatisfy {
            $0 >= 0x20 && $0 < 0x7f && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\")
        }
        if isPlain { return "\"" + text + "\"" }
        var out = "\""
        for scalar in text.unicodeScalars {
            if let escape = escape(scalar) {
                out += escape
            } else if isPrintable(scalar) {
                out.unicodeScalars.append(scalar)
            } else {
                out += hexadecimal(scalar)
            }
        }
        return out + "\""
    }

    /// The escape of two characters that Go has for a scalar; nil for most.
    public static func escape(_ scalar: Unicode.Scalar) -> String? {
        switch scalar {
        case "\"": "\\\""
        case "\\": "\\\\"
        case "\u{7}": "\\a"
        case "\u{8}": "\\b"
        case "\u{C}": "\\f"
        case "\n": "\\n"
        case "\r": "\\r"
        case "\t": "\\t"
        case "\u{B}": "\\v"
        default: nil
        }
    }

    /// Letters, marks, numbers, punctuation, symbols, and of all spaces the plain one (`strconv.IsPrint`).
    private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .spaceSeparator: scalar == " "
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
        default: true
        }
    }

    private static func hexadecimal(_ scalar: Unicode.Scalar) -> String {
        func hex(_ prefix: String, _ digits: Int) -> String {
            let text = String(scalar.value, radix: 16)
            return prefix + String(repeating: "0", count: digits - text.count) + text
        }
        if scalar.value < 0x80 { return hex("\\x", 2) }
        return scalar.value <= 0xffff ? hex("\\u", 4) : hex("\\U", 8)
    }
}
