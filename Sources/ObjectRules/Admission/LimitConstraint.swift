import ObjectModel

/// One item of a limit range: the least and the most that a container, a pod or a claim may ask for.
struct LimitConstraint {
    /// What is asked for.
    struct Usage {
        var requests: [String: Quantity]
        var limits: [String: Quantity]

        init(requests: [String: Quantity], limits: [String: Quantity]) {
            self.requests = requests
            self.limits = limits
        }

        /// From a `resources` node.
        init(_ resources: Value?) {
            let fields = resources?.objectValue ?? Fields()
            self.init(requests: fields.quantityMap("requests"), limits: fields.quantityMap("limits"))
        }
    }

    private let type: String
    private let minimum: [(name: String, amount: Quantity)]
    private let maximum: [(name: String, amount: Quantity)]
    private let ratio: [(name: String, amount: Quantity)]

    init(_ item: Fields) {
        func sorted(_ key: String) -> [(name: String, amount: Quantity)] {
            item.quantityMap(key).sorted { $0.key < $1.key }.map { (name: $0.key, amount: $0.value) }
        }
        type = item.string("type")
        minimum = sorted("min")
        maximum = sorted("max")
        ratio = sorted("maxLimitRequestRatio")
    }

    /// What is wrong with the usage of a container or pod, in the words of Kubernetes.
    func faults(_ usage: Usage) -> [String] {
        minimum.compactMap { minimumFault($0.name, $0.amount, usage) }
            + maximum.compactMap { maximumFault($0.name, $0.amount, usage) }
            + ratio.compactMap { ratioFault($0.name, $0.amount, usage) }
    }

    /// What is wrong with the usage of a claim, which has requests only.
    func requestFaults(_ usage: Usage) -> [String] {
        let usage = Usage(requests: usage.requests, limits: [:])
        return minimum.compactMap { minimumFault($0.name, $0.amount, usage) }
            + maximum.compactMap { maximumRequestFault($0.name, $0.amount, usage) }
    }

    private func minimumFault(_ name: String, _ least: Quantity, _ usage: Usage) -> String? {
        let head = "minimum \(name) usage per \(type) is \(least)"
        guard let request = usage.requests[name] else { return head + ".  No request is specified" }
        if request < least { return head + ", but request is \(request)" }
        if let limit = usage.limits[name], limit < least { return head + ", but limit is \(limit)" }
        return nil
    }

    private func maximumFault(_ name: String, _ most: Quantity, _ usage: Usage) -> String? {
        let head = "maximum \(name) usage per \(type) is \(most)"
        guard let limit = usage.limits[name] else { return head + ".  No limit is specified" }
        if limit > most { return head + ", but limit is \(limit)" }
        if let request = usage.requests[name], request > most { return head + ", but request is \(request)" }
        return nil
    }

    private func maximumRequestFault(_ name: String, _ most: Quantity, _ usage: Usage) -> String? {
        let head = "maximum \(name) usage per \(type) is \(most)"
        guard let request = usage.requests[name] else { return head + ".  No request is specified" }
        return request > most ? head + ", but request is \(request)" : nil
    }

    private func ratioFault(_ name: String, _ most: Quantity, _ usage: Usage) -> String? {
        let head = "\(name) max limit to request ratio per \(type) is \(most)"
        guard let request = usage.requests[name], !request.isZero else {
            return head + ", but no request is specified or request is 0"
        }
        guard let limit = usage.limits[name], !limit.isZero else {
            return head + ", but no limit is specified or limit is 0"
        }
        guard Int128(limit.milli) * 1000 > Int128(most.milli) * Int128(request.milli) else { return nil }
        return head + ", but provided ratio is \(Quotient.sixDecimals(limit.milli, dividedBy: request.milli))"
    }
}
