import ObjectModel

/// Which flow schema a request belongs to: the first that matches, in the order of their precedences. Swiftlet shares
/// its time out otherwise (docs/fairness.md); clients are told what Kubernetes would tell them.
public struct FlowIndex: ObjectIndex {
    /// The kinds that it is made of, by the names of their resources.
    public enum Kind: String, CaseIterable, Sendable {
        case flowSchemas = "flowschemas.flowcontrol.apiserver.k8s.io"
        case priorityLevels = "prioritylevelconfigurations.flowcontrol.apiserver.k8s.io"
    }

    /// The uids of the schema that a request belongs to and of the level that this leads to.
    public struct Flow: Sendable, Equatable {
        public let schema: String
        public let level: String
    }

    private var schemas: [String: FlowSchema] = [:]
    /// Uids by name.
    private var levels: [String: String] = [:]
    /// Schemas whose level is there, in the order in which they are tried.
    private var tried: [(matcher: FlowMatcher, flow: Flow)] = []

    /// Without any schema.
    public init() {}

    /// Takes an object in, or its newer version.
    public mutating func set(_ object: Value, _ kind: Kind) {
        let name = ObjectMeta(object["metadata"]).name
        switch kind {
        case .flowSchemas: schemas[name] = FlowSchema(object)
        case .priorityLevels: levels[name] = ObjectMeta(object["metadata"]).uid
        }
        arrange()
    }

    /// Forgets an object that is gone.
    public mutating func remove(_ object: Value, _ kind: Kind) {
        let name = ObjectMeta(object["metadata"]).name
        switch kind {
        case .flowSchemas: schemas[name] = nil
        case .priorityLevels: levels[name] = nil
        }
        arrange()
    }

    private mutating func arrange() {
        let sorted = schemas.values.sorted {
            ($0.spec.matchingPrecedence, $0.metadata.name) < ($1.spec.matchingPrecedence, $1.metadata.name)
        }
        tried = sorted.compactMap { schema in
            levels[schema.spec.priorityLevelConfiguration.name].map { level in
                (FlowMatcher(schema.spec.rules), Flow(schema: schema.metadata.uid, level: level))
            }
        }
    }

    /// What a request belongs to; nil when no schema is there that matches it.
    public func flow(of request: AccessAttributes) -> Flow? {
        tried.first { $0.matcher.matches(request) }?.flow
    }
}
