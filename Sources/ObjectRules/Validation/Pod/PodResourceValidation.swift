import ObjectModel

/// The rules of requirements of a pod as a whole (KEP-2837).
enum PodResourceValidation {
    static func validate(_ resources: ResourceRequirements, _ context: PodSpecContext, _ report: inout FieldReport) {
        if !resources.claims.isEmpty { report.forbidden("claims", "claims cannot be set for Resources at pod-level") }
        ResourceValidation.requirements(resources, .pod, claims: context.claims, &report)
        let requests = resources.fields.object("requests")
        report.at("requests") { report in
            for (name, needed) in aggregateRequests(context.spec).sorted(by: { $0.key < $1.key }) {
                let requested = requests.quantity(name) ?? .zero
                guard needed > requested else { continue }
                report.at(key: name) {
                    $0.invalid(
                        nil, .string(requested.description),
                        "must be greater than or equal to aggregate container requests of \(needed)")
                }
            }
        }
        containerLimits(context.spec.containers, resources.fields.object("limits"), &report)
    }

    /// What all containers together ask for at most at one time: init containers run one after the other, beside the
    /// sidecars that were started before them.
    private static func aggregateRequests(_ spec: PodSpec) -> [String: Quantity] {
        var running: [String: Quantity] = [:]
        var peak: [String: Quantity] = [:]
        for container in spec.initContainers {
            let own = container.resources.requests
            if container.restartPolicy == "Always" {
                running.merge(own) { $0 + $1 }
                peak.merge(running) { max($0, $1) }
            } else {
                let sum = running.merging(own) { $0 + $1 }
                peak.merge(sum) { max($0, $1) }
            }
        }
        for container in spec.containers { running.merge(container.resources.requests) { $0 + $1 } }
        return peak.merging(running) { max($0, $1) }
    }

    private static func containerLimits(_ containers: [Container], _ limits: Fields, _ report: inout FieldReport) {
        guard !limits.isEmpty else { return }
        report.each("containers", containers) { container, report in
            for entry in container.fields.object("resources").object("limits").entries {
                guard let limit = Quantity(value: entry.value), let ofPod = limits.quantity(entry.key), limit > ofPod
                else { continue }
                report.at(key: entry.key) {
                    $0.invalid(
                        "limits", .string(limit.description), "must be less than or equal to pod limits of \(ofPod)")
                }
            }
        }
    }
}
