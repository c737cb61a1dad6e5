/// The name of a container image, taken apart as far as defaulting needs it (distribution reference grammar).
struct ImageReference {
    /// Nil without one.
    let tag: String?
    let hasDigest: Bool

    /// Whether the name leaves open which image it means: tag `latest`, or neither tag nor digest.
    var isLatest: Bool { tag.map { $0 == "latest" } ?? !hasDigest }

    /// Nil where the text is no image name.
    init?(_ text: String) {
        let bytes = Array(text.utf8)
        let at = bytes.firstIndex(of: UInt8(ascii: "@"))
        hasDigest = at != nil
        let name = bytes[..<(at ?? bytes.count)]
        let slash = name.lastIndex(of: UInt8(ascii: "/"))
        let colon = name.lastIndex(of: UInt8(ascii: ":")).flatMap { $0 > (slash ?? -1) ? $0 : nil }
        tag = colon.map { String(decoding: name[($0 + 1)...], as: UTF8.self) }
        let path = Self.pathWithoutRegistry(name[..<(colon ?? name.endIndex)])
        guard !path.isEmpty, tag != "", path.allSatisfy(Self.isPathCharacter) else { return nil }
    }

    /// The first component names a registry if it looks like a host.
    private static func pathWithoutRegistry(_ name: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard let slash = name.firstIndex(of: UInt8(ascii: "/")) else { return name }
        let first = name[..<slash]
        let isHost = first.contains { byte in
            byte == UInt8(ascii: ".") || byte == UInt8(ascii: ":") || isUpper(byte)
        }
        guard isHost || String(decoding: first, as: UTF8.self) == "localhost" else { return name }
        return name[(slash + 1)...]
    }

    private static func isUpper(_ byte: UInt8) -> Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) }

    private static func isPathCharacter(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."),
            UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "/"):
            true
        default: false
        }
    }
}
