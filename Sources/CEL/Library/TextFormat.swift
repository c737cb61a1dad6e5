/// `"%d of %s".format([1, "a"])`.
struct TextFormat {
    private var values: [CELValue]
    private var used = 0

    init(values: [CELValue]) { self.values = values }

    func format(_ template: String) throws(EvaluationError) -> String {
        var copy = self
        return try copy.run(template)
    }

    private mutating func run(_ template: String) throws(EvaluationError) -> String {
        var result = ""
        var scalars = Texts.scalars(template)[...]
        while let scalar = scalars.popFirst() {
            guard scalar == "%" else {
                result.unicodeScalars.append(scalar)
                continue
            }
            guard scalars.first != nil else { throw EvaluationError("unexpected end of string") }
            if scalars.first == "%" {
                scalars.removeFirst()
                result += "%"
                continue
            }
            let digits = try Self.precision(&scalars)
            guard let verb = scalars.popFirst() else { throw EvaluationError("unexpected end of string") }
            guard used < values.count else { throw EvaluationError("index \(used) out of range") }
            used += 1
            result += try Self.text(of: values[used - 1], verb, digits)
        }
        return result
    }

    private static func precision(_ scalars: inout ArraySlice<Unicode.Scalar>) throws(EvaluationError) -> Int? {
        guard scalars.first == "." else { return nil }
        scalars.removeFirst()
        var digits = 0
        while let digit = scalars.first, digit.isDigit {
            digits = digits * 10 + Int(digit.value - 48)
            guard digits <= 1000 else { throw EvaluationError("precision is too large") }
            scalars.removeFirst()
        }
        return digits
    }

    private static func text(
        of value: CELValue, _ verb: Unicode.Scalar, _ digits: Int?
    ) throws(EvaluationError) -> String {
        switch verb {
        case "s": return plain(value)
        case "d": return try whole(value, "decimal clause", "integers", radix: 10)
        case "b": return try whole(value, "binary clause", "integers and bools", radix: 2)
        case "o": return try whole(value, "octal clause", "integers", radix: 8)
        case "x": return try hexadecimal(value)
        case "X": return try hexadecimal(value).uppercased()
        case "f", "e":
            let number = try double(value, verb == "f" ? "fixed-point" : "scientific")
            let digits = digits ?? 6
            return verb == "f" ? GoNumber.fixed(number, digits: digits) : GoNumber.scientific(number, digits: digits)
        default: throw EvaluationError("could not parse formatting clause: unrecognized formatting clause \"\(verb)\"")
        }
    }

    /// What `%s` shows.
    static func plain(_ value: CELValue, isNested: Bool = false) -> String {
        switch value {
        case .string(let text): return text
        case .null: return "null"
        case .bytes(let bytes): return String(decoding: bytes, as: UTF8.self)
        case .timestamp(let time): return time.shortText
        case .duration(let duration): return duration.text
        case .type(let name): return name
        case .double(let number):
            if number.isNaN || number.isInfinite { return GoNumber.fixed(number, digits: 0) }
            return GoNumber.shortest(number)
        case .list(let list): return "[\(list.values.map { plain($0, isNested: true) }.joined(separator: ", "))]"
        case .map(let map):
            let members = map.keys.map { key in
                "\(plain(key, isNested: true)): \(plain(map.member(key) ?? .null, isNested: true))"
            }
            return "{\(members.sorted { $0.precedes($1) }.joined(separator: ", "))}"
        default: return value.plainText
        }
    }

    private static func unfit(_ clause: String, _ what: String, _ value: CELValue) -> EvaluationError {
        EvaluationError("error during formatting: \(clause) can only be used on \(what), was given \(value.typeName)")
    }

    private static func whole(
        _ value: CELValue, _ clause: String, _ what: String, radix: Int
    ) throws(EvaluationError) -> String {
        switch value {
        case .int(let number): return String(number, radix: radix)
        case .uint(let number): return String(number, radix: radix)
        case .bool(let flag) where radix == 2: return flag ? "1" : "0"
        case .double(let number) where radix == 10 && (number.isNaN || number.isInfinite):
            return GoNumber.fixed(number, digits: 0)
        default: throw unfit(clause, what, value)
        }
    }

    private static func hexadecimal(_ value: CELValue) throws(EvaluationError) -> String {
        let hex = { (bytes: [UInt8]) in bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() }
        switch value {
        case .int(let number): return String(number, radix: 16)
        case .uint(let number): return String(number, radix: 16)
        case .string(let text): return hex(Array(text.utf8))
        case .bytes(let bytes): return hex(bytes)
        default: throw unfit("hex clause", "integers, byte buffers, and strings", value)
        }
    }

    private static func double(_ value: CELValue, _ clause: String) throws(EvaluationError) -> Double {
        switch value {
        case .double(let number): return number
        case .int(let number): return Double(number)
        case .uint(let number): return Double(number)
        case .string("NaN"): return .nan
        case .string("Infinity"): return .infinity
        case .string("-Infinity"): return -.infinity
        default: throw unfit("\(clause) clause", "doubles", value)
        }
    }
}
