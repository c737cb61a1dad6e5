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

    /// Six characters, `a`-`z` and `0`-`9`.
    public let id: String
    /// Whoever shows it shows sixteen such characters; others can but sign.
    public let secret: String
    /// Text as the Secret has it; empty for a token that does not end.
    public let expiration: String
    public let groups: [String]
    private let usages: Set<Usage>

    /// nil for a Secret that is no token.
    public init?(_ object: Secret) {
        guard Self.isOne(object) else { return nil }
        id = Self.text("token-id", object)
        secret = Self.text("token-secret", object)
        guard Self.isPart(id, length: Self.idLength), !secret.isEmpty, object.metadata.name == Self.namePrefix + id
        else { return nil }
        expiration = Self.text("expiration", object)
        let more = Self.text("auth-extra-groups", object)
        let named = more.isEmpty ? [] : more.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        groups = [Self.usualGroup] + Set(named).sorted()
        var usages = Set([Usage.authentication, .signing].filter { Self.text($0.rawValue, object) == "true" })
        // Groups that are not for machines that join, or a Secret that is to go, make nobody a user.
        if object.metadata.deletionTimestamp != nil || !named.allSatisfy(Self.isGroup) {
            usages.remove(.authentication)
        }
        self.usages = usages
    }

    /// When a Secret that is meant for a token says that it ends; empty for never, nil for other Secrets. It need not
    /// be a good token.
    public static func expiration(of object: Secret) -> String? {
        isOne(object) ? text("expiration", object) : nil
    }

    private static func isOne(_ object: Secret) -> Bool {
        object.metadata.namespace == namespace && object.type == type
    }

    private static func text(_ key: String, _ object: Secret) -> String {
        String(decoding: Base64.decode(object.fields.object("data").string(key)), as: UTF8.self)
    }

    /// The user that the token's holder is.
    public var user: String { "system:bootstrap:\(id)" }

    /// Whether the token is good for something at a moment. One whose end can't be read is good for nothing.
    public func isGood(for usage: Usage, at now: Time) -> Bool { usages.contains(usage) && !isOver(at: now) }

    /// When the token ends; nil for never, and for an end that can't be read.
    public var end: Time? { Time(rfc3339: expiration) }

    /// Whether the end has come, or can't be read.
    public func isOver(at now: Time) -> Bool { Self.isOver(expiration, at: now) }

    /// Whether an end has come, or can't be read.
    public static func isOver(_ expiration: String, at now: Time) -> Bool {
        guard !expiration.isEmpty else { return false }
        return Time(rfc3339: expiration).map { $0 <= now } ?? true
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
        guard text.hasPrefix(usualGroup + ":") else { return false }
        let rest = text.utf8.dropFirst(usualGroup.utf8.count + 1)
        guard (1...256).contains(rest.count), let last = rest.last, isLetterOrDigit(last) else { return false }
        return rest.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "-") }
    }
}
