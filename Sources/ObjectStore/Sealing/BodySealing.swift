import Crypto
import Foundation

/// How bodies of objects look on disk: those of some resources are encrypted and authenticated with AES-256-GCM under
/// a fresh random nonce, all others are as they are.
///
/// A sealed body begins with the name of its key, in clear. What it belongs to (resource, namespace, name and revision)
/// is authenticated with it, so that no row can be passed off as another.
public struct BodySealing: Sendable {
    private static let prefix = Array("swiftlet:aes-gcm:1:".utf8)
    private static let nameEnd = UInt8(ascii: ":")

    /// The first one seals, all open.
    private let keys: [EncryptionKey]
    private let resources: Set<String>

    /// Nothing is sealed, and nothing that is sealed can be opened.
    public static let none = BodySealing(keys: [], resources: [])

    /// - Parameters:
    ///   - keys: The first one seals; all of them open what they have sealed.
    ///   - resources: Whose bodies are sealed, as `ObjectKey.resource` has them.
    public init(keys: [EncryptionKey], resources: Set<String>) {
        self.keys = keys
        self.resources = keys.isEmpty ? [] : resources
    }

    /// What goes to disk for a body.
    func sealed(_ body: [UInt8], of key: ObjectKey, revision: UInt64) throws -> Data {
        guard resources.contains(key.resource), let current = keys.first else { return Data(body) }
        let box = try AES.GCM.seal(body, using: current.key, authenticating: Self.context(key, revision))
        var bytes = Data(Self.prefix)
        bytes += current.name.utf8
        bytes.append(Self.nameEnd)
        bytes += box.nonce
        bytes += box.ciphertext
        bytes += box.tag
        return bytes
    }

    /// The body of what is on disk, and whether it would be written in the same way today.
    func opened(
        _ bytes: [UInt8], of key: ObjectKey, revision: UInt64
    ) throws(StoreError) -> (body: [UInt8], isCurrent: Bool) {
        guard let name = Self.keyName(of: bytes) else { return (bytes, !resources.contains(key.resource)) }
        guard let index = keys.firstIndex(where: { $0.name == name }) else {
            let known = keys.isEmpty ? "none" : keys.map(\.name).joined(separator: ", ")
            throw .unusable(
                "the object \(key) in it is encrypted with the key \(name), and the keys given are: \(known); "
                    + "restore the file of keys that belongs to it")
        }
        let sealed = bytes.dropFirst(Self.prefix.count + name.utf8.count + 1)
        do {
            let box = try AES.GCM.SealedBox(combined: sealed)
            let body = try AES.GCM.open(box, using: keys[index].key, authenticating: Self.context(key, revision))
            return (Array(body), index == 0 && resources.contains(key.resource))
        } catch {
            throw .unusable(
                "the object \(key) in it can't be decrypted with the key \(name): the key is not the one it was "
                    + "encrypted with, or the object is damaged")
        }
    }

    /// The name of the key of a sealed body; nil for one that is not sealed.
    static func keyName(of bytes: some Collection<UInt8>) -> String? {
        guard bytes.starts(with: prefix) else { return nil }
        let rest = bytes.dropFirst(prefix.count)
        guard let end = rest.firstIndex(of: nameEnd) else { return nil }
        return String(decoding: rest[..<end], as: UTF8.self)
    }

    /// What a sealed body belongs to. Names of objects hold no line breaks.
    private static func context(_ key: ObjectKey, _ revision: UInt64) -> [UInt8] {
        Array("\(key.resource)\n\(key.namespace)\n\(key.name)\n\(revision)".utf8)
    }
}
