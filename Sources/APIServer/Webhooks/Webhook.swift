import ObjectCoding
import ObjectModel
import ObjectRules

/// One webhook of a configuration, ready to be asked about.
struct Webhook: Sendable {
    /// The configuration it stands in, and its position there among all webhooks of its sort.
    let configuration: String
    let index: Int
    let name: String
    let client: WebhookClient
    let rules: [RuleWithOperations]
    /// Requests for the same objects in another version of the API are converted for it.
    let matchesEquivalents: Bool
    /// What fails does not keep a request from being served.
    let ignoresFailures: Bool
    let isReinvoked: Bool
    let sideEffects: String?
    let namespaces: LabelSelectorExpression
    let objects: LabelSelectorExpression
    let conditions: [MatchCondition]
    /// Seconds.
    let timeout: Int

    /// nil for one whose selectors cannot be read, which validation does not let in.
    init?(_ fields: Fields, configuration: String, index: Int) {
        let hook = ValidatingWebhook(fields: fields)
        do throws(StatusError) {
            namespaces = try LabelSelectorExpression(hook.namespaceSelector)
            objects = try LabelSelectorExpression(hook.objectSelector)
        } catch {
            return nil
        }
        self.configuration = configuration
        self.index = index
        name = hook.name
        client = WebhookClient(hook.clientConfig.fields)
        rules = hook.rules
        matchesEquivalents = hook.matchPolicy != "Exact"
        ignoresFailures = hook.failurePolicy == "Ignore"
        isReinvoked = fields.string("reinvocationPolicy") == "IfNeeded"
        sideEffects = hook.sideEffects
        conditions = hook.matchConditions
        timeout = hook.timeoutSeconds ?? 10
    }

    /// The form of a request in which the webhook wants to see it: that of the request itself, or of the first
    /// equivalent one that a rule names. nil when none does.
    func form(of request: RequestScope, equivalents: [RequestScope]) -> RequestScope? {
        if rules.contains(where: { $0.matches(request) }) { return request }
        guard matchesEquivalents else { return nil }
        return equivalents.first { other in rules.contains { $0.matches(other) } }
    }
}

/// How a webhook is reached, as configurations and conversions state it.
struct WebhookClient: Sendable, Hashable {
    /// Of a service: where it is and what is asked of it.
    struct Service: Sendable, Hashable {
        let namespace: String
        let name: String
        let path: String
        let port: Int
    }

    let url: String?
    let service: Service?
    /// PEM; empty for the authorities of the system.
    let authorities: String

    /// `fields` is a `WebhookClientConfig`.
    init(_ fields: Fields) {
        url = fields.optionalString("url")
        let stated = fields["service"]?.objectValue
        service = stated.map {
            Service(
                namespace: $0.string("namespace"), name: $0.string("name"), path: $0.string("path"),
                port: $0.optionalInt("port") ?? 443)
        }
        let bytes = Base64.decode(fields.string("caBundle")) ?? []
        authorities = String(decoding: bytes, as: UTF8.self)
    }
}
