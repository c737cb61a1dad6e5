/// The bounds of what bodies may ask for.
enum Limits {
    /// Nesting of objects and arrays in any body. Go stops at 10000; no API object comes near either, and each level
    /// costs stack.
    static let maximumDepth = 1000
    /// Nodes that a YAML document may have once its aliases are expanded.
    static let maximumYAMLNodes = 1_000_000
    /// Complaints about unknown and duplicate fields that are reported for one body.
    static let maximumStrictErrors = 100
    /// Long member names that a JSON parser remembers, to share their text. A power of two.
    static let internedKeys = 128
    /// Objects with more members than this look for duplicates by hash.
    static let linearMembers = 16
    /// Seconds since 1970 that have a year of four digits: what RFC 3339 can write.
    static let timeSeconds: ClosedRange<Int64> = -62_167_219_200...253_402_300_799
    /// Bytes of one event of a watch stream: somewhat more than the largest object.
    static let maximumFrame = 16 << 20
    /// Values that one step of a printer column's path may lead to.
    static let pathValues = 100_000
    /// Clauses of one Accept header that are looked at.
    static let maximumAcceptClauses = 64
}
