import ObjectModel

/// Subsets of Endpoints as they are kept: no port is in two of them, and ports with the same addresses are in one.
enum EndpointPacking {
    static func pack(_ endpoints: inout Fields) {
        let subsets = endpoints.values("subsets")
        guard subsets.count > 1 else { return }
        var groups: [(offer: Offer, ports: [Value])] = []
        for (port, offer) in offers(of: subsets) {
            if let same = groups.firstIndex(where: { $0.offer == offer }) {
                if let port { groups[same].ports.append(port) }
            } else {
                groups.append((offer, port.map { [$0] } ?? []))
            }
        }
        endpoints["subsets"] = .array(groups.map { subset($0.offer, $0.ports) })
    }

    /// Who a port is offered by.
    private struct Offer: Equatable {
        private(set) var addresses: [Address] = []

        /// Of one that is told to be ready and not, the latter counts.
        mutating func add(_ address: Value, isReady: Bool) {
            let new = Address(value: address, isReady: isReady)
            if let known = addresses.firstIndex(where: { $0.key == new.key }) {
                if !isReady { addresses[known].isReady = false }
            } else {
                addresses.append(new)
            }
        }

        func listed(ready: Bool) -> Value {
            .array(addresses.filter { $0.isReady == ready }.sorted { $0.key < $1.key }.map(\.value))
        }

        static func == (left: Offer, right: Offer) -> Bool {
            Set(left.addresses.map(\.identity)) == Set(right.addresses.map(\.identity))
        }
    }

    private struct Address {
        let value: Value
        var isReady: Bool

        /// One address of two pods is two.
        var key: (ip: String, uid: String) {
            (value["ip"]?.stringValue ?? "", value["targetRef"]?["uid"]?.stringValue ?? "")
        }

        var identity: [String] { [key.ip, key.uid, isReady ? "ready" : "not"] }
    }

    private static func offers(of subsets: [Value]) -> [(port: Value?, offer: Offer)] {
        var offers: [(port: Value?, offer: Offer)] = []
        for subset in subsets {
            let ports: [Value?] = subset["ports"]?.arrayValue ?? []
            for port in ports.isEmpty ? [nil] : ports {
                let index = offers.firstIndex { $0.port == port } ?? offers.endIndex
                if index == offers.endIndex { offers.append((port, Offer())) }
                for address in subset["addresses"]?.arrayValue ?? [] { offers[index].offer.add(address, isReady: true) }
                for address in subset["notReadyAddresses"]?.arrayValue ?? [] {
                    offers[index].offer.add(address, isReady: false)
                }
            }
        }
        return offers
    }

    private static func subset(_ offer: Offer, _ ports: [Value]) -> Value {
        var subset = Fields()
        let parts = [
            ("addresses", offer.listed(ready: true)), ("notReadyAddresses", offer.listed(ready: false)),
            ("ports", .array(ports)),
        ]
        for (name, value) in parts where value.arrayValue?.isEmpty == false { subset[name] = value }
        return .object(subset)
    }
}
