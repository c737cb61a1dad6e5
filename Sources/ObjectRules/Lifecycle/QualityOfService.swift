import ObjectModel

/// How firmly a pod's resources are promised, which decides who goes first when a node runs out of them: the
/// `qosClass` of its status.
enum QualityOfService: String {
    case guaranteed = "Guaranteed"
    case burstable = "Burstable"
    case bestEffort = "BestEffort"

    /// Only these two resources count.
    private static let counted = ["cpu", "memory"]

    /// From the spec of a pod: its resources as a whole if it states them, else those of its containers.
    init(spec: Fields) {
        var totals = Totals()
        let whole = spec.object("resources")
        if Self.isSet(whole) {
            totals.add(whole)
        } else {
            for container in spec.values("containers") + spec.values("initContainers") {
                totals.add(container["resources"]?.objectValue ?? Fields())
            }
        }
        self = totals.quality
    }

    private static func isSet(_ resources: Fields) -> Bool {
        ["requests", "limits"].contains { list in
            resources.object(list).keys.contains(where: PodResourceTotals.isPodLevel)
        }
    }

    private struct Totals {
        var requests: [String: Quantity] = [:]
        var limits: [String: Quantity] = [:]
        var allLimited = true

        mutating func add(_ resources: Fields) {
            var limited = 0
            for name in counted {
                if let request = resources.object("requests").quantity(name), request > .zero {
                    requests[name] = requests[name].map { $0 + request } ?? request
                }
                if let limit = resources.object("limits").quantity(name), limit > .zero {
                    limits[name] = limits[name].map { $0 + limit } ?? limit
                    limited += 1
                }
            }
            if limited < counted.count { allLimited = false }
        }

        var quality: QualityOfService {
            if requests.isEmpty, limits.isEmpty { return .bestEffort }
            return allLimited && requests == limits ? .guaranteed : .burstable
        }
    }
}
