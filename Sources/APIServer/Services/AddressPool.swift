import ObjectModel
import ObjectRules

/// The addresses of services: of 10.96.0.0/16, and of the ranges that ServiceCIDRs add.
struct AddressPool {
    static let prefix = "10.96"
    /// Of the API server's own service.
    static let first = "\(prefix).0.1"

    private static let builtIn = "\(prefix).0.0/16"

    /// In the order in which they are asked for an address.
    private let ranges: [AddressRange]
    private let taken: Set<String>

    init(taken: Set<String>, definitions: [ServiceCIDR]) {
        self.taken = taken
        let added = definitions.filter(Self.isUsable).flatMap(\.spec.cidrs).filter { $0 != Self.builtIn }
        ranges = ([Self.builtIn] + added).compactMap(AddressRange.init)
    }

    /// Nothing is given of a range that goes. One that nobody has looked at yet is taken for ready.
    private static func isUsable(_ definition: ServiceCIDR) -> Bool {
        guard definition.metadata.deletionTimestamp == nil else { return false }
        return definition.status.conditions.first { $0.type == "Ready" }.map { $0.status == "True" } ?? true
    }

    /// An address that nobody has; nil when there is none.
    func free() -> String? { ranges.lazy.compactMap { $0.free(besides: taken) }.first }

    /// Why a service can't have an address; nil when it can.
    func problem(with text: String) -> String? {
        guard let address = IPAddress(text), let range = ranges.first(where: { $0.contains(address) }) else {
            return "the provided network does not match the current range"
        }
        guard range.gives(address) else {
            return "the provided IP (\(text)) is not in the valid range. The range of valid IPs is \(range.text)"
        }
        return taken.contains(text) ? "provided IP is already allocated" : nil
    }
}
