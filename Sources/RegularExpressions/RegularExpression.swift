/// A regular expression in the syntax of Go's `regexp` (RE2): what API fields, schemas and CEL call a pattern.
///
/// There are no references back and no looking around, so a match takes time in proportion to text times pattern,
/// whatever both are.
public struct RegularExpression: Sendable {
    /// The text it was made from.
    public let pattern: String
    /// Of every group its name or nil; the first stands for the whole match.
    public let groupNames: [String?]
    private let program: Program

    /// - Throws: `PatternError` in the words of Go.
    public init(_ pattern: String) throws(PatternError) {
        var parser = PatternParser(pattern)
        let node = try parser.parse()
        self.pattern = pattern
        groupNames = parser.groupNames
        program = Program(node)
    }

    /// A place in a text that matches.
    public struct Match: Sendable, Hashable {
        /// Byte offsets in UTF-8 of the whole match and of each group; nil for a group that took no part.
        public let ranges: [Range<Int>?]
        /// The whole match.
        public var range: Range<Int> { ranges[0] ?? 0..<0 }

        init(slots: [Int]) {
            ranges = stride(from: 0, to: slots.count, by: 2).map { index in
                slots[index] >= 0 && slots[index + 1] >= 0 ? slots[index]..<slots[index + 1] : nil
            }
        }

        /// The text of a group; nil when it took no part or is none.
        public func text(_ group: Int = 0, in text: String) -> String? {
            guard ranges.indices.contains(group), let range = ranges[group] else { return nil }
            let start = text.utf8.index(text.utf8.startIndex, offsetBy: range.lowerBound)
            let end = text.utf8.index(start, offsetBy: range.count)
            return String(text[start..<end])
        }
    }

    /// Whether the pattern matches somewhere in the text (`^` and `$` ask for all of it).
    public func matches(_ text: String) -> Bool {
        var automaton = LazyAutomaton(program)
        return automaton.matches(ScalarReader(text))
    }

    /// The leftmost match with its groups.
    public func firstMatch(in text: String) -> Match? {
        var machine = ThreadMachine(program, groups: groupNames.count)
        return machine.firstMatch(in: ScalarReader(text), from: 0).map(Match.init)
    }

    /// Matches that do not overlap, from the left, at most `limit` of them.
    /// - Parameter groups: whether groups are wanted; without them only the whole match is told.
    public func allMatches(in text: String, limit: Int = .max, groups: Bool = true) -> [Match] {
        let reader = ScalarReader(text)
        var machine = ThreadMachine(program, groups: groups ? groupNames.count : 1)
        var result: [Match] = []
        var offset = 0
        var lastEnd = -1
        while offset <= reader.bytes.count, result.count < limit {
            guard let slots = machine.firstMatch(in: reader, from: offset) else { break }
            let (start, end) = (slots[0], slots[1])
            // An empty match right behind another one is no match of its own.
            let isRepeated = start == end && start == lastEnd
            offset = end > offset ? end : reader.scalar(at: offset)?.end ?? reader.bytes.count + 1
            lastEnd = end
            if !isRepeated { result.append(Match(slots: slots)) }
        }
        return result
    }

    /// The text with all matches replaced. In the template `$1`, `${1}`, `$name` and `${name}` stand for groups, `$$`
    /// for a dollar sign.
    public func replacingMatches(in text: String, with template: String) -> String {
        let bytes = Array(text.utf8)
        let parts = ReplacementTemplate(template, groupNames: groupNames).parts
        var result: [UInt8] = []
        var position = 0
        for match in allMatches(in: text) {
            result += bytes[position..<match.range.lowerBound]
            for part in parts {
                switch part {
                case .text(let text): result += text.utf8
                case .group(let index): if let range = match.ranges[index] { result += bytes[range] }
                }
            }
            position = match.range.upperBound
        }
        result += bytes[position...]
        return String(decoding: result, as: UTF8.self)
    }
}
