import Crypto

/// A key for AES-256-GCM, and the name under which sealed bodies refer to it.
public struct EncryptionKey: Sendable {
    /// Bytes of a key.
    public static let size = 32

    /// What sealed bodies call it.
    public let name: String
    let key: SymmetricKey

    /// `name` holds no colon; `bytes` are `size` many.
    public init(name: String, bytes: [UInt8]) {
        precondition(!name.isEmpty && !name.contains(":") && bytes.count == Self.size)
        self.name = name
        key = SymmetricKey(data: bytes)
    }
}
