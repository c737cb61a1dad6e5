import ObjectModel

/// What the containers of a pod ask for together. Init containers run one after the other, so the largest of them
/// counts; sidecars (KEP-753) run beside all that comes after them.
struct PodResourceTotals {
    private(set) var requests: [String: Quantity] = [:]
    private(set) var limits: [String: Quantity] = [:]

    /// Adds up the containers of a pod's spec; resources of the pod as a whole are not looked at.
    init(spec: Fields) {
        requests = Self.total(spec, "requests")
        limits = Self.total(spec, "limits")
    }

    /// Whether a resource can be stated for the pod as a whole.
    static func isPodLevel(_ name: String) -> Bool {
        name == "cpu" || name == "memory" || name.hasPrefix("hugepages-")
    }

    private static func total(_ spec: Fields, _ member: String) -> [String: Quantity] {
        var running: [String: Quantity] = [:]
        for container in spec.values("containers") {
            add(amounts(container, member), to: &running)
        }
        var sidecars: [String: Quantity] = [:]
        var starting: [String: Quantity] = [:]
        for container in spec.values("initContainers") {
            var amounts = amounts(container, member)
            if container["restartPolicy"] == "Always" {
                add(amounts, to: &running)
                add(amounts, to: &sidecars)
                amounts = sidecars
            } else {
                add(sidecars, to: &amounts)
            }
            starting.merge(amounts) { max($0, $1) }
        }
        return running.merging(starting) { max($0, $1) }
    }

    private static func amounts(_ container: Value, _ member: String) -> [String: Quantity] {
        container["resources"]?.objectValue?.quantityMap(member) ?? [:]
    }

    private static func add(_ amounts: [String: Quantity], to total: inout [String: Quantity]) {
        total.merge(amounts) { $0 + $1 }
    }
}
