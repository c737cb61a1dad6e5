import ObjectRules

/// A file of the time zone database in its compiled form (RFC 8536, version 2 and later): the changes of the clocks
/// with 64-bit times, and a rule for the years after them.
public enum TimeZoneFile {
    /// What is wrong with a file.
    public struct Damage: Error, Equatable {
        public let message: String

        public init(message: String) { self.message = message }
    }

    /// What the file says of offsets. Names of zones and leap seconds are left aside.
    public static func offsets(in bytes: [UInt8]) throws(Damage) -> ZoneOffsets {
        var reader = Reader(bytes: bytes)
        let first = try reader.header()
        guard first.version >= UInt8(ascii: "2") else { throw Damage(message: "has 32-bit times only") }
        try reader.skip(first.size(timeWidth: 4))
        let header = try reader.header()
        guard header.types > 0 else { throw Damage(message: "has no local time types") }
        var times: [Int64] = []
        for _ in 0..<header.times { times.append(try reader.number(width: 8)) }
        var kinds: [Int] = []
        for _ in 0..<header.times { kinds.append(try reader.count(width: 1)) }
        var offsets: [Int] = []
        for _ in 0..<header.types {
            offsets.append(Int(try reader.number(width: 4)))
            try reader.skip(2)
        }
        guard kinds.allSatisfy({ $0 < offsets.count }) else {
            throw Damage(message: "names a type that it does not have")
        }
        guard zip(times, times.dropFirst()).allSatisfy({ $0 < $1 }) else {
            throw Damage(message: "has changes out of order")
        }
        try reader.skip(header.characters + header.leapSeconds * 12 + header.standardMarks + header.universalMarks)
        let rule = try reader.footer()
        return ZoneOffsets(
            initial: offsets[0], changes: zip(times, kinds).map { ($0, offsets[$1]) }, rule: rule)
    }

    private struct Header {
        let version: UInt8
        let universalMarks: Int
        let standardMarks: Int
        let leapSeconds: Int
        let times: Int
        let types: Int
        let characters: Int

        /// Bytes of the block that follows.
        func size(timeWidth: Int) -> Int {
            times * (timeWidth + 1) + types * 6 + characters + leapSeconds * (timeWidth + 4) + standardMarks
                + universalMarks
        }
    }

    private struct Reader {
        let bytes: [UInt8]
        var position = 0

        init(bytes: [UInt8]) { self.bytes = bytes }

        mutating func skip(_ count: Int) throws(Damage) {
            guard bytes.count - position >= count else { throw Damage(message: "is cut short") }
            position += count
        }

        /// A signed number, the highest byte first.
        mutating func number(width: Int) throws(Damage) -> Int64 {
            let start = position
            try skip(width)
            let first = Int64(Int8(bitPattern: bytes[start]))
            return bytes[(start + 1)..<position].reduce(first) { $0 << 8 | Int64($1) }
        }

        mutating func count(width: Int) throws(Damage) -> Int {
            let start = position
            try skip(width)
            return bytes[start..<position].reduce(0) { $0 << 8 | Int($1) }
        }

        mutating func header() throws(Damage) -> Header {
            let start = position
            try skip(20)
            guard bytes[start..<(start + 4)].elementsEqual("TZif".utf8) else {
                throw Damage(message: "does not begin with TZif")
            }
            return Header(
                version: bytes[start + 4], universalMarks: try count(width: 4), standardMarks: try count(width: 4),
                leapSeconds: try count(width: 4), times: try count(width: 4), types: try count(width: 4),
                characters: try count(width: 4))
        }

        /// The rule between two line ends; nil where the last offset holds for ever or nothing is known.
        mutating func footer() throws(Damage) -> ZoneRule? {
            let newline = UInt8(ascii: "\n")
            let rest = bytes[position...]
            guard rest.first == newline, let end = rest.dropFirst().firstIndex(of: newline) else {
                throw Damage(message: "has no footer")
            }
            let text = String(decoding: rest[(position + 1)..<end], as: UTF8.self)
            guard !text.isEmpty else { return nil }
            guard let rule = ZoneRule(parsing: text) else { throw Damage(message: "ends with the rule \(text)") }
            return rule
        }
    }
}
