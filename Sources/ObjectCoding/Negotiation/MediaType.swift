/// How an object is written to bytes.
public enum MediaType: Sendable, Hashable, CaseIterable {
    case json, yaml, protobuf

    /// Such as `application/json`.
    public var name: String {
        switch self {
        case .json: "application/json"
        case .yaml: "application/yaml"
        case .protobuf: "application/vnd.kubernetes.protobuf"
        }
    }

    /// Of a body, by its Content-Type; JSON if there is none. Nil means 415.
    public init?(contentType: String?) {
        guard let contentType, !contentType.isEmpty, contentType != Self.json.name else {
            self = .json
            return
        }
        guard let clause = MediaClause(contentType), let type = Self.named(clause.type) else { return nil }
        self = type
    }

    static func named(_ name: String) -> MediaType? { allCases.first { $0.name == name } }
}

/// How the body of a PATCH is to be understood, by its Content-Type.
public enum PatchMediaType: String, Sendable, Hashable, CaseIterable {
    case json = "application/json-patch+json"
    case merge = "application/merge-patch+json"
    case strategicMerge = "application/strategic-merge-patch+json"
    case applyYAML = "application/apply-patch+yaml"
    case applyCBOR = "application/apply-patch+cbor"

    /// Nil means 415.
    public init?(contentType: String?) {
        guard let contentType, let clause = MediaClause(contentType) else { return nil }
        self.init(rawValue: clause.type)
    }
}
