import ObjectModel

/// What rules of one part of a pod spec need to know of its other parts.
struct PodSpecContext {
    let spec: PodSpec
    /// Whether the spec is that of a pod; templates may leave some things open.
    let isPod: Bool
    /// The pod's name; empty in templates.
    let podName: String
    let leniency: PodLeniency
    let gracePeriod: Int?
    let restartPolicy: String
    /// Whether containers share the host's user namespace.
    let hostUsers: Bool
    /// The sources of the volumes that are in order themselves, by volume name.
    var volumes: [String: Volume] = [:]
    /// The names in `resourceClaims`.
    var claims: Set<String> = []

    init(_ spec: PodSpec, isPod: Bool, podName: String, leniency: PodLeniency) {
        self.spec = spec
        self.isPod = isPod
        self.podName = podName
        self.leniency = leniency
        gracePeriod = spec.terminationGracePeriodSeconds
        restartPolicy = spec.restartPolicy
        hostUsers = spec.hostUsers ?? true
    }
}

/// What an update lets pass because the object already had it: rules that became stricter over time must not lock
/// old objects.
struct PodLeniency: Sendable {
    var invalidSelectorValues = false
    var invalidNodeAffinityValues = false
    var invalidSpreadSelectors = false

    static let none = PodLeniency()

    private init() {}

    init(old spec: PodSpec?) {
        guard let spec else { return }
        if let affinity = spec.affinity {
            let findings = FieldReport.collect { AffinityValidation.validate(affinity, .none, &$0) }
            let values = findings.filter { $0.field.contains(".values[") }
            invalidNodeAffinityValues = values.contains { $0.field.hasPrefix("nodeAffinity.") }
            invalidSelectorValues = values.contains { !$0.field.hasPrefix("nodeAffinity.") }
        }
        invalidSpreadSelectors = spec.topologySpreadConstraints.contains { constraint in
            guard let selector = constraint.labelSelector else { return false }
            return !LabelValidation.selector(selector, at: FieldPath()).isEmpty
        }
    }
}
