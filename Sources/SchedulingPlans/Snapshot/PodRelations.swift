import ObjectModel
import ObjectRules

/// What a pod asks of other pods and of volumes. Most pods ask nothing and have none of this.
final class PodRelations: Sendable {
    /// Required: pods of all these must be in the same domain.
    let affinity: [AffinityTerm]
    /// Required: pods of none of these may be in the same domain.
    let antiAffinity: [AffinityTerm]
    /// Welcome neighbours, and (with a weight below zero) unwelcome ones.
    let preferences: [Preference]
    let spread: [SpreadConstraint]
    /// Claims it mounts, each once.
    let claims: [ClaimReference]
    /// The groups of pods that required affinity asks for, as one.
    let affinityMatchers: [PodMatcher]

    /// A preferred term.
    struct Preference: Sendable, Hashable {
        let term: AffinityTerm
        let weight: Int
    }

    /// A claim as a pod names it.
    struct ClaimReference: Sendable, Hashable {
        let name: String
        /// Made for this pod by the controller of ephemeral volumes.
        let isEphemeral: Bool
    }

    init?(_ pod: Pod, labels: Fields) {
        let spec = pod.spec
        let namespace = pod.metadata.namespace
        let near = spec.affinity?.podAffinity
        let far = spec.affinity?.podAntiAffinity
        affinity = Self.terms(near?.requiredDuringSchedulingIgnoredDuringExecution ?? [], namespace)
        antiAffinity = Self.terms(far?.requiredDuringSchedulingIgnoredDuringExecution ?? [], namespace)
        preferences =
            Self.preferences(near?.preferredDuringSchedulingIgnoredDuringExecution ?? [], namespace, sign: 1)
            + Self.preferences(far?.preferredDuringSchedulingIgnoredDuringExecution ?? [], namespace, sign: -1)
        spread = spec.topologySpreadConstraints.map {
            SpreadConstraint($0, namespace: namespace, labels: labels)
        }
        claims = Self.claims(of: pod)
        affinityMatchers = affinity.map(\.matcher)
        let isNothing =
            affinity.isEmpty && antiAffinity.isEmpty && preferences.isEmpty && spread.isEmpty && claims.isEmpty
        if isNothing { return nil }
    }

    private static func terms(_ terms: [PodAffinityTerm], _ namespace: String) -> [AffinityTerm] {
        terms.map { AffinityTerm($0, podNamespace: namespace) }
    }

    private static func preferences(
        _ terms: [WeightedPodAffinityTerm], _ namespace: String, sign: Int
    ) -> [Preference] {
        terms.map {
            Preference(term: AffinityTerm($0.podAffinityTerm, podNamespace: namespace), weight: sign * $0.weight)
        }
    }

    private static func claims(of pod: Pod) -> [ClaimReference] {
        var seen: Set<String> = []
        return pod.spec.volumes.compactMap { volume -> ClaimReference? in
            if let source = volume.persistentVolumeClaim {
                return ClaimReference(name: source.claimName, isEphemeral: false)
            }
            guard volume.ephemeral != nil else { return nil }
            return ClaimReference(name: "\(pod.metadata.name)-\(volume.name)", isEphemeral: true)
        }.filter { seen.insert($0.name).inserted }
    }
}

/// Some pods, and the label whose values say which nodes are close together.
struct AffinityTerm: Sendable, Hashable {
    let matcher: PodMatcher
    let topologyKey: String

    init(_ term: PodAffinityTerm, podNamespace: String) {
        matcher = PodMatcher(term, podNamespace: podNamespace)
        topologyKey = term.topologyKey
    }
}

/// One of `topologySpreadConstraints`.
struct SpreadConstraint: Sendable, Hashable {
    let topologyKey: String
    let maxSkew: Int
    let minDomains: Int
    /// DoNotSchedule, as against ScheduleAnyway.
    let isRequired: Bool
    /// The pods that are counted.
    let matcher: PodMatcher
    /// Whether the pod counts itself once it is there.
    let matchesItself: Bool
    /// Whether nodes that the pod's affinity rules out are left out of the count.
    let honorsAffinity: Bool
    /// Whether nodes with taints that the pod does not tolerate are left out of the count.
    let honorsTaints: Bool

    init(_ constraint: TopologySpreadConstraint, namespace: String, labels: Fields) {
        topologyKey = constraint.topologyKey
        maxSkew = constraint.maxSkew
        minDomains = constraint.minDomains ?? 1
        isRequired = constraint.whenUnsatisfiable == "DoNotSchedule"
        let selector = Self.selector(constraint, labels)
        // Kubernetes counts no pods for a selector without conditions.
        matcher = PodMatcher(namespace: namespace, selector: selector.isEverything ? .nothing : selector)
        matchesItself = selector.matches(labels)
        honorsAffinity = constraint.nodeAffinityPolicy != "Ignore"
        honorsTaints = constraint.nodeTaintsPolicy == "Honor"
    }

    /// The selector with the pod's own values of `matchLabelKeys`. The API server puts them there too, but not into
    /// pods older than that rule.
    private static func selector(_ constraint: TopologySpreadConstraint, _ labels: Fields) -> LabelSelectorExpression {
        guard var selector = constraint.labelSelector else { return .nothing }
        let stated = Set(selector.matchExpressions.map(\.key))
        for key in constraint.matchLabelKeys where !stated.contains(key) {
            guard let value = labels[key]?.stringValue else { continue }
            selector.matchExpressions.append(
                .make {
                    $0.key = key
                    $0.operator = "In"
                    $0.values = [value]
                })
        }
        return PodMatcher.expression(selector)
    }
}
