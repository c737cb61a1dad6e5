/// Random endings for the names of created objects, drawn from a seed: one seed, one sequence of names. Whoever asks
/// for a plan chooses the seed, and another one after a name turned out to be taken.
public struct NameSource: Sendable, Equatable {
    /// Kubernetes' alphabet: no vowels and nothing that looks like one, so that no words come out.
    static let alphabet = Array("bcdfghjklmnpqrstvwxz2456789".utf8)
    static let suffixLength = 5
    /// A DNS label has 63 characters.
    static let longestPrefix = 63 - suffixLength

    private var state: UInt64

    public init(seed: UInt64) { state = seed }

    /// `prefix` and five random characters. A prefix too long for a DNS label is cut.
    public mutating func name(prefix: String) -> String {
        String(decoding: prefix.utf8.prefix(Self.longestPrefix), as: UTF8.self) + suffix()
    }

    /// Five random characters.
    public mutating func suffix() -> String {
        var bits = next()
        var text: [UInt8] = []
        for _ in 0..<Self.suffixLength {
            let (rest, digit) = bits.quotientAndRemainder(dividingBy: UInt64(Self.alphabet.count))
            text.append(Self.alphabet[Int(digit)])
            bits = rest
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// SplitMix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators).
    private mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
