import ObjectModel
import ObjectRules

/// What the Services of each namespace select: a pod without a controller is spread among those that stand behind the
/// same Services.
struct ServiceSelectors: Sendable {
    /// By namespace and name.
    private var selectors: [String: [String: LabelSelectorExpression]] = [:]

    var keys: [(namespace: String, name: String)] {
        selectors.flatMap { namespace, services in services.keys.map { (namespace, $0) } }
    }

    /// A Service without a selector selects nothing.
    mutating func update(_ service: Service) {
        let metadata = service.metadata
        let selector = service.spec.fields.object("selector")
        selectors[metadata.namespace, default: [:]][metadata.name] =
            selector.isEmpty ? nil : LabelSelectorExpression(matchLabels: selector)
    }

    mutating func remove(_ name: String, namespace: String) {
        selectors[namespace]?[name] = nil
        if selectors[namespace]?.isEmpty ?? false { selectors[namespace] = nil }
    }

    /// The living pods that all Services select which select this pod; nil where none does.
    func peers(of pod: PodInfo) -> PodMatcher? {
        guard let services = selectors[pod.namespace] else { return nil }
        let requirements = Set(services.values.filter { $0.matches(pod.labels) }.flatMap(\.requirements))
        guard !requirements.isEmpty else { return nil }
        return PodMatcher(
            namespace: pod.namespace, selector: LabelSelectorExpression(allOf: requirements.sorted { $0.key < $1.key }))
    }
}

extension SchedulingSnapshot {
    /// Takes in a new or changed Service.
    public mutating func update(_ service: Service) { services.update(service) }

    /// A Service is gone.
    public mutating func removeService(_ name: String, namespace: String) {
        services.remove(name, namespace: namespace)
    }

    /// All Services with a selector.
    public var serviceKeys: [(namespace: String, name: String)] { services.keys }
}
