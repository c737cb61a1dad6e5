import ObjectModel

/// One condition of a quota on the objects that it counts.
struct QuotaScope {
    private let name: String
    private let requirement: String
    private let values: [String]

    private init(name: String, operator requirement: String, values: [String] = []) {
        self.name = name
        self.requirement = requirement
        self.values = values
    }

    /// The conditions of both fields, all of which must hold.
    static func all(of spec: ResourceQuotaSpec) -> [QuotaScope] {
        let selected = (spec.scopeSelector?.matchExpressions ?? []).map {
            QuotaScope(name: $0.scopeName, operator: $0.operator, values: $0.values)
        }
        return spec.scopes.map { QuotaScope(name: $0, operator: "Exists") } + selected
    }

    func includes(_ pod: Pod) -> Bool {
        let spec = pod.spec
        switch name {
        case "Terminating": return (spec.activeDeadlineSeconds ?? -1) >= 0
        case "NotTerminating": return (spec.activeDeadlineSeconds ?? -1) < 0
        case "BestEffort": return QualityOfService(spec: spec.fields) == .bestEffort
        case "NotBestEffort": return QualityOfService(spec: spec.fields) != .bestEffort
        case "PriorityClass": return matches(spec.priorityClassName.isEmpty ? [] : [spec.priorityClassName])
        case "CrossNamespacePodAffinity": return Self.reachesOtherNamespaces(spec)
        default: return false
        }
    }

    func includes(_ claim: PersistentVolumeClaim) -> Bool {
        guard name == "VolumeAttributesClass" else { return false }
        let status = claim.status
        let names = [
            claim.spec.volumeAttributesClassName, status.currentVolumeAttributesClassName,
            status.modifyVolumeStatus?.targetVolumeAttributesClassName,
        ]
        return matches(names.compactMap { $0 }.filter { !$0.isEmpty })
    }

    private func matches(_ classes: [String]) -> Bool {
        switch requirement {
        case "Exists": !classes.isEmpty
        case "DoesNotExist": classes.isEmpty
        case "In": classes.contains(where: values.contains)
        case "NotIn": classes.isEmpty || classes.contains { !values.contains($0) }
        default: false
        }
    }

    private static func reachesOtherNamespaces(_ spec: PodSpec) -> Bool {
        func reaches(_ term: PodAffinityTerm) -> Bool { !term.namespaces.isEmpty || term.namespaceSelector != nil }
        let affinity = spec.affinity?.podAffinity
        let antiAffinity = spec.affinity?.podAntiAffinity
        let required =
            (affinity?.requiredDuringSchedulingIgnoredDuringExecution ?? [])
            + (antiAffinity?.requiredDuringSchedulingIgnoredDuringExecution ?? [])
        let preferred =
            (affinity?.preferredDuringSchedulingIgnoredDuringExecution ?? [])
            + (antiAffinity?.preferredDuringSchedulingIgnoredDuringExecution ?? [])
        return required.contains(where: reaches) || preferred.contains { reaches($0.podAffinityTerm) }
    }
}
