/// Character classes and escapes of single characters.
extension PatternParser {
    /// `[...]`, from its bracket on.
    mutating func parseClass() throws(PatternError) -> CharacterClass {
        let start = position
        position += 1
        let isNegated = peek() == "^"
        if isNegated { position += 1 }
        var plain = CharacterClass.Item(folds: flags.foldsCase)
        var items: [CharacterClass.Item] = []
        var isFirst = true
        while isFirst || peek() != "]" {
            isFirst = false
            if let item = try parsePosixClass() {
                items.append(item)
            } else if let item = try parseClassEscape() {
                items.append(item)
            } else {
                plain.ranges.append(try parseRange(classStart: start))
            }
        }
        position += 1
        if !plain.ranges.isEmpty { items.append(plain) }
        return CharacterClass(items, isNegated: isNegated)
    }

    private mutating func parseRange(classStart: Int) throws(PatternError) -> ClosedRange<UInt32> {
        let start = position
        let low = try parseClassCharacter(classStart: classStart)
        guard peek() == "-", let end = peek(1), end != "]" else { return low...low }
        position += 1
        let high = try parseClassCharacter(classStart: classStart)
        guard low <= high else { throw PatternError(.invalidClassRange, fragment(from: start)) }
        return low...high
    }

    private mutating func parseClassCharacter(classStart: Int) throws(PatternError) -> UInt32 {
        guard let character = peek() else { throw PatternError(.missingBracket, pattern[classStart...]) }
        if character == "\\" { return try parseEscape() }
        position += 1
        return character.value
    }

    /// `[:alpha:]`; nil where there is none.
    private mutating func parsePosixClass() throws(PatternError) -> CharacterClass.Item? {
        guard peek() == "[", peek(1) == ":" else { return nil }
        let bytes = pattern[(position + 2)...]
        guard
            let end = bytes.indices.first(where: { bytes[$0] == 58 && $0 + 1 < pattern.count && pattern[$0 + 1] == 93 })
        else { return nil }
        let isNegated = peek(2) == "^"
        let name = String(pattern: pattern[(position + (isNegated ? 3 : 2))..<end])
        guard let ranges = CharacterClass.posix[name] else {
            throw PatternError(.invalidClassRange, pattern[position...(end + 1)])
        }
        position = end + 2
        return CharacterClass.Item(folds: flags.foldsCase, isNegated: isNegated, ranges: ranges)
    }

    /// `\d`, `\pL`, `\P{Greek}`; nil where there is none.
    mutating func parseClassEscape() throws(PatternError) -> CharacterClass.Item? {
        guard peek() == "\\", let letter = peek(1) else { return nil }
        if letter == "p" || letter == "P" { return try parseProperty(isNegated: letter == "P") }
        guard let ranges = CharacterClass.perl[Character(letter).lowercased()], letter.isASCII else { return nil }
        position += 2
        let isNegated = letter.properties.isUppercase
        return CharacterClass.Item(folds: flags.foldsCase, isNegated: isNegated, ranges: ranges)
    }

    private mutating func parseProperty(isNegated: Bool) throws(PatternError) -> CharacterClass.Item {
        let start = position
        position += 2
        guard let letter = next() else { throw PatternError(.invalidClassRange, pattern[start...]) }
        var name = pattern[(position - 1)..<position]
        if letter == "{" {
            guard let end = pattern[position...].firstIndex(of: Unicode.Scalar("}").value) else {
                throw PatternError(.invalidClassRange, pattern[start...])
            }
            name = pattern[position..<end]
            position = end + 1
        }
        let isInverted = name.first == Unicode.Scalar("^").value
        if isInverted { name = name.dropFirst() }
        guard let property = UnicodeProperty(name: String(pattern: name)) else {
            throw PatternError(.invalidClassRange, fragment(from: start))
        }
        return CharacterClass.Item(
            folds: flags.foldsCase, isNegated: isNegated != isInverted, ranges: [], property: property)
    }

    // MARK: - Escapes

    /// An escape that stands for one character.
    mutating func parseEscape() throws(PatternError) -> UInt32 {
        let start = position
        position += 1
        guard let character = next() else { throw PatternError(.trailingBackslash, []) }
        switch character {
        case "0": return parseOctal(first: 0)
        case "1"..."7":
            // One digit alone would be a reference to a group, which can't be matched in linear time.
            if let second = peek(), ("0"..."7").contains(second) { return parseOctal(first: character.value - 48) }
        case "x": if let scalar = parseHexadecimal() { return scalar }
        case "a": return 7
        case "f": return 12
        case "n": return 10
        case "r": return 13
        case "t": return 9
        case "v": return 11
        default:
            let isWord = CharacterClass.word.contains(character.value) && character != "_"
            if character.isASCII, !isWord { return character.value }
        }
        throw PatternError(.invalidEscape, fragment(from: start))
    }

    private mutating func parseOctal(first: UInt32) -> UInt32 {
        var scalar = first
        for _ in 0..<2 {
            guard let digit = peek(), ("0"..."7").contains(digit) else { break }
            scalar = scalar * 8 + digit.value - 48
            position += 1
        }
        return scalar
    }

    /// `41` or `{1F600}`; nil where it is neither.
    private mutating func parseHexadecimal() -> UInt32? {
        guard let first = next() else { return nil }
        guard first == "{" else {
            guard let second = next(), let high = first.hexDigit, let low = second.hexDigit else { return nil }
            return high * 16 + low
        }
        var scalar: UInt32 = 0
        var digits = 0
        while let character = next() {
            if character == "}" { return digits > 0 ? scalar : nil }
            guard let digit = character.hexDigit else { return nil }
            scalar = scalar * 16 + digit
            guard scalar <= CharacterClass.lastScalar else { return nil }
            digits += 1
        }
        return nil
    }
}

extension Unicode.Scalar {
    fileprivate var hexDigit: UInt32? {
        switch self {
        case "0"..."9": value - 48
        case "a"..."f": value - 87
        case "A"..."F": value - 55
        default: nil
        }
    }
}
