import Crypto

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The file of the keys that objects are encrypted with on disk: a line `NAME BASE64` for each, the one that encrypts
/// first. Only its owner may read it. Lines that begin with `#` are remarks.
public struct EncryptionKeyFile: Sendable {
    /// A key of 256 bits and its name.
    public struct Key: Sendable, Hashable {
        public let name: String
        public let bytes: [UInt8]
    }

    /// Where the file is.
    public let path: String

    public init(path: String) { self.path = path }

    /// The keys; nil when there is no file. Fails with `.file` or, where a line is no key, with `.malformed`.
    public func read() throws(AccessError) -> [Key]? {
        guard let bytes = try Files.readSecret(path) else { return nil }
        var keys: [Key] = []
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() where !line.isEmpty && !line.hasPrefix("#") {
            guard let key = Self.key(line), !keys.contains(where: { $0.name == key.name }) else {
                throw AccessError(
                    .malformed, "line \(index + 1) of \(path) is no encryption key, or one that was there before",
                    advice: "restore the file from a backup: what is encrypted can't be read without it")
            }
            keys.append(key)
        }
        guard !keys.isEmpty else {
            throw AccessError(
                .malformed, "\(path) holds no encryption key",
                advice: "restore it from a backup; if nothing was encrypted yet, remove it to have it made anew")
        }
        return keys
    }

    private static func key(_ line: Substring) -> Key? {
        let words = line.split(separator: " ")
        guard words.count == 2, words[0].utf8.count <= AccessLimits.keyNameBytes,
            words[0].utf8.allSatisfy({ $0 == UInt8(ascii: "-") || ($0 as UInt8).isLetterOrDigit }),
            let bytes = Data(base64Encoded: String(words[1])), bytes.count == AccessLimits.encryptionKeyBytes
        else { return nil }
        return Key(name: String(words[0]), bytes: Array(bytes))
    }

    /// Puts a new key first; the file is made when it is not there. From the next start on objects are encrypted with
    /// it, also those that others have encrypted before.
    @discardableResult
    public func addKey() throws(AccessError) -> [Key] {
        let old = try read() ?? []
        let bytes = SymmetricKey(size: .bits256).withUnsafeBytes { Array($0) }
        // The name tells keys apart and says nothing about them.
        let name = "key-" + SHA256.hash(data: Array("swiftlet encryption key".utf8) + bytes).hexadecimal.prefix(12)
        let keys = [Key(name: String(name), bytes: bytes)] + old
        try write(keys)
        return keys
    }

    /// Removes all keys but the first. Answers the names of those that went.
    public func removeOldKeys() throws(AccessError) -> [String] {
        guard let keys = try read(), keys.count > 1 else { return [] }
        try write([keys[0]])
        return keys.dropFirst().map(\.name)
    }

    private func write(_ keys: [Key]) throws(AccessError) {
        var text = "# Keys that objects are encrypted with on disk; the first one encrypts. Keep a copy elsewhere:\n"
        text += "# without them the database can't be read.\n"
        for key in keys { text += "\(key.name) \(Data(key.bytes).base64EncodedString())\n" }
        try Files.replace(path, with: Array(text.utf8), mode: 0o600)
        try Files.synchronizeDirectory(Files.directory(of: path))
    }
}

extension UInt8 {
    fileprivate var isLetterOrDigit: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }
}
