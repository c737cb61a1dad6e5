import ClusterPlans
import ObjectModel
import Testing

@Suite struct ZoneHintsTests {
    private func zones(_ counts: [String: Int]) -> [String] {
        counts.sorted { $0.key < $1.key }.flatMap { Array(repeating: $0.key, count: $0.value) }
    }

    private func counts(_ hints: ZoneHints) -> [String: Int]? {
        guard case .zones(let zones) = hints else { return nil }
        return Dictionary(zones.map { ($0, 1) }, uniquingKeysWith: +)
    }

    @Test(arguments: [
        (["a": 2, "b": 2], ["a": 0.5, "b": 0.5], ["a": 2, "b": 2]),
        (["a": 4], ["a": 0.5, "b": 0.5], ["a": 2, "b": 2]),
        (["a": 5, "b": 1], ["a": 0.5, "b": 0.5], ["a": 3, "b": 3]),
        (["a": 3, "b": 3], ["a": 0.75, "b": 0.25], ["a": 4, "b": 2]),
        (["a": 6, "b": 1, "c": 2], ["a": 0.34, "b": 0.33, "c": 0.33], ["a": 3, "b": 3, "c": 3]),
    ])
    func everyZoneHasItsShare(_ endpoints: [String: Int], _ shares: [String: Double], _ expected: [String: Int]) {
        #expect(counts(ZoneHints(endpoints: zones(endpoints), shares: shares)) == expected)
    }

    @Test func endpointsStayInTheirZoneWhereTheyCan() {
        let hints = ZoneHints(endpoints: ["b", "a", "a", "a", "b", "a"], shares: ["a": 0.5, "b": 0.5])
        #expect(hints == .zones(["b", "b", "a", "a", "b", "a"]))
    }

    @Test(arguments: [
        (["a", "b"], nil, "Insufficient Node information: allocatable CPU or zone not specified on one or more nodes"),
        (["a", "b"], ["a": 0.4, "b": 0.3, "c": 0.3], "Insufficient number of endpoints (2 endpoints, 3 zones)"),
        (
            ["a", "b"], ["a": 0.9, "b": 0.1],
            "Unable to allocate minimum required endpoints to each zone without exceeding overload threshold "
                + "(2 endpoints, 2 zones)"
        ),
        (["a", ""], ["a": 0.5, "b": 0.5], "One or more endpoints do not have a zone specified"),
    ])
    func whereThereIsNoGoodDistribution(_ endpoints: [String], _ shares: [String: Double]?, _ why: String) {
        #expect(ZoneHints(endpoints: endpoints, shares: shares) == .none(why))
    }
}
