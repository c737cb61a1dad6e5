import ObjectModel

extension TableFormat {
    static let endpointRows = [
        KindRow(Endpoints.self) { endpoints, now in
            [
                endpoints.metadata.nameCell, .string(addresses(endpoints.subsets)), endpoints.metadata.ageCell(now),
            ]
        },
        KindRow(EndpointSlice.self) { slice, now in
            let ports = slice.ports.map { $0.port.map(String.init) ?? $0.name ?? "*" }
            let addresses = slice.endpoints.flatMap(\.addresses)
            return [
                slice.metadata.nameCell, .string(slice.addressType), .string(list(ports)), .string(list(addresses)),
                slice.metadata.ageCell(now),
            ]
        },
    ]

    private static func list(_ parts: [String]) -> String {
        parts.isEmpty ? CellText.unset : CellText.shortened(parts)
    }

    /// Every ready address with every port; addresses alone where there are no ports.
    private static func addresses(_ subsets: [EndpointSubset]) -> String {
        guard !subsets.isEmpty else { return CellText.none }
        let all = subsets.flatMap { subset -> [String] in
            let addresses = subset.addresses.map(\.ip)
            guard !subset.ports.isEmpty else { return addresses }
            return subset.ports.flatMap { port in
                addresses.map { $0.contains(":") ? "[\($0)]:\(port.port)" : "\($0):\(port.port)" }
            }
        }
        return CellText.shortened(all)
    }
}
