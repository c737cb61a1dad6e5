/// Which characters are the same without regard to case: Unicode's simple case folding.
enum CaseFolding {
    /// The other characters that a pattern with `(?i)` takes for this one.
    static func others(of scalar: UInt32) -> [UInt32] {
        switch scalar {
        case 0x4B, 0x6B: [scalar ^ 0x20, 0x212A]  // k and the Kelvin sign
        case 0x53, 0x73: [scalar ^ 0x20, 0x17F]  // s and the long s
        case 0x41...0x5A, 0x61...0x7A: [scalar ^ 0x20]
        case 0..<0x80: []
        default: table[scalar] ?? []
        }
    }

    /// Made from Unicode's mappings when it is first needed: all that fold to one character belong together.
    private static let table: [UInt32: [UInt32]] = {
        var families: [UInt32: [UInt32]] = [:]
        for scalar in UInt32(0)...lastCased {
            guard let folded = folded(scalar) else { continue }
            families[folded, default: []].append(scalar)
        }
        var others: [UInt32: [UInt32]] = [:]
        for family in families.values where family.count > 1 {
            for scalar in family { others[scalar] = family.filter { $0 != scalar } }
        }
        return others
    }()

    private static let lastCased: UInt32 = 0x1E943

    /// The lower case of the upper case, where both are one character. The dotless i of Turkish and the I with a dot
    /// fold to nothing but themselves.
    private static func folded(_ value: UInt32) -> UInt32? {
        guard let scalar = Unicode.Scalar(value), value != 0x130, value != 0x131 else { return nil }
        guard scalar.properties.changesWhenCaseMapped || scalar.properties.isCased else { return nil }
        let upper = single(scalar.properties.uppercaseMapping) ?? scalar
        return (single(upper.properties.lowercaseMapping) ?? upper).value
    }

    private static func single(_ text: String) -> Unicode.Scalar? {
        text.unicodeScalars.count == 1 ? text.unicodeScalars.first : nil
    }
}
