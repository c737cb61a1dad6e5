import ObjectModel

/// A token by which a machine joins the cluster: a Secret of type `bootstrap.kubernetes.io/token` in `kube-system`,
/// named `bootstrap-token-ID`.
public struct BootstrapToken: Sendable, Equatable {
    /// What a token is good for.
    public enum Usage: String, Sendable {
        /// Its holder is the user `system:bootstrap:ID`.
        case authentication = "usage-bootstrap-authentication"
        /// It signs the ConfigMap `cluster-info`.
        case signing = "usage-bootstrap-signing"
    }

    /// Where these Secrets are, how they are named, and their type.
    public static let namespace = "kube-system"
    public static let namePrefix = "bootstrap-token-"
    public static let type = "bootstrap.kubernetes.io/token"

    private static let usualGroup = "system:bootstrappers"

    /// Six and sixteen characters, `a`-`z` and `0`-`9`.
    public let id: String
    public let secret: String
    /// Text as the Secret has it; empty for a token that does not end.
    public let expiration: String
    public let groups: [String]
    private let usages: Set<String>

    /// nil for a Secret that is no usable token; one that is being deleted is none.
    public init?(_ object: Secret) {
        guard object.metadata.namespace == Self.namespace, object.type == Self.type,
            object.metadata.deletionTimestamp == nil
        else { return nil }
        let data = object.fields.object("data")
        func text(_ key: String) -> String {
            String(decoding: Base64.decode(data[key]?.stringValue ?? ""), as: UTF8.self)
        }
        id = text("token-id")
        secret = text("token-secret")
        guard Self.isPart(id, length: 6), Self.isPart(secret, length: 16),
            object.metadata.name == Self.namePrefix + id
        else { return nil }
        expiration = text("expiration")
        let more = text("auth-extra-groups").split(separator: ",").map(String.init)
        guard more.allSatisfy(Self.isGroup) else { return nil }
        groups = [Self.usualGroup] + more.filter { $0 != Self.usualGroup }
        usages = Set([Usage.authentication, .signing].map(\.rawValue).filter { text($0) == "true" })
    }

    /// The user that the token's holder is.
    public var user: String { "system:bootstrap:\(id)" }

    /// Whether the token is good for something at a moment. One whose end can't be read is good for nothing.
    public func isGood(for usage: Usage, at now: Time) -> Bool { usages.contains(usage.rawValue) && !isOver(at: now) }

    /// When the token ends; nil for never, and for an end that can't be read.
    public var end: Time? { Time(rfc3339: expiration) }

    /// Whether the end has come, or can't be read.
    public func isOver(at now: Time) -> Bool {
        guard !expiration.isEmpty else { return false }
        return end.map { $0 <= now } ?? true
    }

    private static let idLength = 6
    private static let secretLength = 16

    /// The two parts of what a client shows, `ID.SECRET`; nil where it is nothing like that.
    public static func parts(of token: String) -> (id: String, secret: String)? {
        // Other kinds of tokens are long, and come with every request.
        guard token.utf8.count == idLength + 1 + secretLength else { return nil }
        let parts = token.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, isPart(parts[0], length: idLength), isPart(parts[1], length: secretLength) else {
            return nil
        }
        return (parts[0], parts[1])
    }

    private static func isPart(_ text: String, length: Int) -> Bool {
        text.utf8.count == length && text.utf8.allSatisfy(isLetterOrDigit)
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        default: false
        }
    }

    /// `system:bootstrappers:` and up to 256 letters, digits, `:` and `-`, a letter or digit last.
    private static func isGroup(_ text: String) -> Bool {
        guard text != usualGroup else { return true }
        guard text.hasPrefix(usualGroup + ":") else { return false }
        let rest = text.utf8.dropFirst(usualGroup.utf8.count + 1)
        guard (1...256).contains(rest.count), let last = rest.last, isLetterOrDigit(last) else { return false }
        return rest.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "-") }
    }
}
