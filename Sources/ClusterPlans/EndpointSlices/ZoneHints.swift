import ObjectModel

/// Which zone each endpoint of a Service is to serve, such that every zone has endpoints in proportion to its CPUs
/// (`service.kubernetes.io/topology-mode: Auto`). Mostly that is the endpoint's own zone; a zone with too many gives
/// some to one with too few.
package enum ZoneHints: Equatable {
    /// The zone for each endpoint, in their order.
    case zones([String])
    /// There is no good distribution; why.
    case none(String)

    /// How much more than its share any endpoint may have to serve.
    private static let overload = 0.2

    /// - Parameters:
    ///   - zones: Where the ready endpoints are; empty for one that is nowhere.
    ///   - shares: Of the CPUs, by zone; nil where they are not known.
    package init(endpoints zones: [String], shares: [String: Double]?) {
        guard let shares else {
            self = .none(
                "Insufficient Node information: allocatable CPU or zone not specified on one or more nodes")
            return
        }
        let counts = "(\(zones.count) endpoints, \(shares.count) zones)"
        guard shares.count <= zones.count else {
            self = .none("Insufficient number of endpoints \(counts)")
            return
        }
        guard let desired = Self.desired(shares, endpoints: zones.count) else {
            self = .none(
                "Unable to allocate minimum required endpoints to each zone without exceeding overload threshold "
                    + counts)
            return
        }
        guard !zones.contains("") else {
            self = .none("One or more endpoints do not have a zone specified")
            return
        }
        self = .zones(Self.distribute(zones, desired))
    }

    /// How many endpoints each zone should have; nil where there are too few to give every zone its minimum.
    private static func desired(_ shares: [String: Double], endpoints: Int) -> [String: Double]? {
        var left = endpoints
        var desired: [String: Double] = [:]
        for (zone, share) in shares {
            let exact = share * Double(endpoints)
            let minimum = (exact * (1 / (1 + overload))).rounded(.up)
            desired[zone] = max(exact, minimum)
            left -= Int(minimum)
        }
        return left < 0 ? nil : desired
    }

    private static func distribute(_ zones: [String], _ desired: [String: Double]) -> [String] {
        var (giving, receiving) = exchanges(zones, desired)
        return zones.map { zone in
            guard giving[zone, default: 0] > 0, let receiver = receiving.keys.min() else { return zone }
            giving[zone, default: 0] -= 1
            let rest = receiving[receiver, default: 0] - 1
            receiving[receiver] = rest > 0 ? rest : nil
            return receiver
        }
    }

    /// How many endpoints zones give away, and get.
    private static func exchanges(
        _ zones: [String], _ desired: [String: Double]
    ) -> (giving: [String: Int], receiving: [String: Int]) {
        var surplus: [String: Double] = [:]
        var lack: [String: Double] = [:]
        for (zone, target) in desired {
            let count = Double(zones.count { $0 == zone })
            if count > target { surplus[zone] = count - target }
            if count < target { lack[zone] = target - count }
        }
        var giving: [String: Int] = [:]
        var receiving: [String: Int] = [:]
        while let giver = most(surplus), let receiver = most(lack), giver.amount >= 0.5, receiver.amount >= 0.5,
            giver.amount >= 1 || receiver.amount >= 1
        {
            giving[giver.zone, default: 0] += 1
            receiving[receiver.zone, default: 0] += 1
            surplus[giver.zone] = giver.amount - 1
            lack[receiver.zone] = receiver.amount - 1
        }
        return (giving, receiving)
    }

    private static func most(_ amounts: [String: Double]) -> (zone: String, amount: Double)? {
        amounts.min { ($1.value, $0.key) < ($0.value, $1.key) }.map { (zone: $0.key, amount: $0.value) }
    }
}
