import Crypto

/// Bearer tokens that an administrator has written down, in Kubernetes' static token file: on each line
/// `token,user,uid` and, if wanted, a fourth column of groups, `"group1,group2"` (CSV, RFC 4180).
public struct TokenFile: Sendable {
    /// Whom a token belongs to.
    public struct Owner: Sendable, Hashable {
        public let user: String
        public let uid: String
        /// The groups of the file; groups that every caller is in are not among them.
        public let groups: [String]

        public init(user: String, uid: String, groups: [String]) {
            self.user = user
            self.uid = uid
            self.groups = groups
        }
    }

    /// By the hash of the token: how long a look-up takes says nothing about the tokens that are there.
    private let owners: [SHA256.Digest: Owner]

    /// How many tokens there are.
    public var count: Int { owners.count }

    /// Reads a token file. Fails with `.file` where it can't be read, else as `init(text:path:)`.
    public init(path: String) throws(AccessError) {
        guard let bytes = try Files.read(path) else {
            throw AccessError(.file, "the token file \(path) does not exist", advice: "create it or correct the path")
        }
        try self.init(text: String(decoding: bytes, as: UTF8.self), path: path)
    }

    /// From the text of a token file; `path` is for messages. Fails with `.malformed` and the line's number where
    /// columns are missing or empty, quotes are wrong, or a token is there twice.
    public init(text: String, path: String) throws(AccessError) {
        var owners: [SHA256.Digest: Owner] = [:]
        var lines: [SHA256.Digest: Int] = [:]
        var reader = CSVReader(text, path: path)
        while let record = try reader.next() {
            func malformed(_ problem: String) -> AccessError {
                AccessError(
                    .malformed, "line \(record.line) of the token file \(path) \(problem)",
                    advice: "write it as token,user,uid,\"group1,group2\"")
            }
            let columns = record.columns
            guard columns.count >= 3 else {
                throw malformed("needs at least 3 columns (token, user, uid) and has \(columns.count)")
            }
            guard !columns[0].isEmpty else { throw malformed("has no token") }
            guard !columns[1].isEmpty else { throw malformed("has no user") }
            let digest = Self.digest(columns[0])
            if let earlier = lines.updateValue(record.line, forKey: digest) {
                throw malformed("has the token of line \(earlier) again")
            }
            let groups = columns.count > 3 ? columns[3].split(separator: ",").map(String.init) : []
            owners[digest] = Owner(user: columns[1], uid: columns[2], groups: groups)
        }
        self.owners = owners
    }

    /// Whom a token belongs to; nil for an unknown one.
    public func owner(of token: String) -> Owner? { owners[Self.digest(token)] }

    private static func digest(_ token: String) -> SHA256.Digest { SHA256.hash(data: Array(token.utf8)) }
}
