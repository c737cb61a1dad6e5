/// The form of answer that a client asks for: encoding, and what to make of the object before.
public struct Acceptable: Sendable, Hashable {
    /// What an answer is turned into.
    public enum Form: Sendable, Hashable {
        case object
        /// Server-side printing, `version` `v1` or `v1beta1`.
        case table(version: String)
        case partialObjectMetadata(version: String)
        case partialObjectMetadataList(version: String)
        /// Aggregated discovery, `version` `v2` or `v2beta1`.
        case groupDiscovery(version: String)
    }

    /// The encoding of the answer, and what the object is turned into before.
    public let type: MediaType
    public let form: Form
    /// Whether JSON is to be indented.
    public let pretty: Bool

    public init(type: MediaType, form: Form = .object, pretty: Bool = false) {
        self.type = type
        self.form = form
        self.pretty = pretty
    }

    /// What an endpoint can answer with beside plain objects.
    public enum Forms: Sendable {
        /// Nothing else: Status, versions, reviews.
        case none
        /// Tables and partial objects.
        case objects
        /// The same of kinds without a message: protobuf has no form for the objects themselves.
        case customObjects
        /// Aggregated discovery.
        case discovery
    }

    /// The first form of an Accept header that is on offer, those of higher quality first. Without a header it is
    /// JSON. Nil means 406.
    ///
    /// A form that is not known rules its clause out; protobuf can't carry tables.
    public static func negotiate(accept: String?, offering forms: Forms) -> Acceptable? {
        // What most programs ask for needs no reading.
        if accept == nil || accept == "application/json" || accept == "*/*" { return Acceptable(type: .json) }
        guard let accept, !accept.allSatisfy({ $0 == " " }) else { return Acceptable(type: .json) }
        let clauses = accept.split(separator: ",").prefix(Limits.maximumAcceptClauses).compactMap { MediaClause($0) }
        let ranked = clauses.enumerated().filter { $0.element.quality > 0 }.sorted {
            ($1.element.quality, $0.offset) < ($0.element.quality, $1.offset)
        }
        for (_, clause) in ranked {
            if let match = match(clause, forms) { return match }
        }
        return nil
    }

    private static func match(_ clause: MediaClause, _ forms: Forms) -> Acceptable? {
        let type: MediaType
        switch clause.type {
        case "*/*", "application/*": type = .json
        default:
            guard let named = MediaType.named(clause.type) else { return nil }
            type = named
        }
        guard let form = form(clause, forms) else { return nil }
        if case .table = form, type == .protobuf { return nil }
        if forms == .customObjects, form == .object, type == .protobuf { return nil }
        return Acceptable(type: type, form: form, pretty: clause.parameters["pretty"] == "1")
    }

    private static func form(_ clause: MediaClause, _ forms: Forms) -> Form? {
        guard let name = clause.parameters["as"] else {
            // A group or a version of nothing is no form that there is.
            return clause.parameters["g"] == nil && clause.parameters["v"] == nil ? .object : nil
        }
        let group = clause.parameters["g"] ?? ""
        let version = clause.parameters["v"] ?? ""
        switch (forms == .customObjects ? .objects : forms, group, name) {
        case (.objects, "meta.k8s.io", "Table") where metaVersions.contains(version): return .table(version: version)
        case (.objects, "meta.k8s.io", "PartialObjectMetadata") where metaVersions.contains(version):
            return .partialObjectMetadata(version: version)
        case (.objects, "meta.k8s.io", "PartialObjectMetadataList") where metaVersions.contains(version):
            return .partialObjectMetadataList(version: version)
        case (.discovery, "apidiscovery.k8s.io", "APIGroupDiscoveryList") where discoveryVersions.contains(version):
            return .groupDiscovery(version: version)
        default: return nil
        }
    }

    private static let metaVersions: Set = ["v1", "v1beta1"]
    private static let discoveryVersions: Set = ["v2", "v2beta1"]

    /// The Content-Type of the answer.
    public var contentType: String {
        switch form {
        case .groupDiscovery(let version):
            "\(type.name);g=apidiscovery.k8s.io;v=\(version);as=APIGroupDiscoveryList"
        default: type.name
        }
    }

    /// The Content-Type of a watch in this form.
    public var watchContentType: String { type == .protobuf ? "\(type.name);stream=watch" : type.name }
}
