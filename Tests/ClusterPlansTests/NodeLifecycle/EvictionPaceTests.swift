import ClusterPlans
import ObjectModel
import Testing

@Suite struct EvictionPaceTests {
    private let start = Time(seconds: 1_700_000_000)

    private func node(_ name: String, zone: String = "", isExcluded: Bool = false) -> Node {
        .new {
            $0.metadata.name = name
            if !zone.isEmpty { $0.metadata.labels["topology.kubernetes.io/zone"] = zone }
            if isExcluded { $0.metadata.labels["node.kubernetes.io/exclude-disruption"] = "" }
        }
    }

    private func pace(ready: Int, notReady: Int, zone: String = "") -> EvictionPace {
        var pace = EvictionPace()
        add(ready: ready, notReady: notReady, zone: zone, to: &pace)
        return pace
    }

    private func add(ready: Int, notReady: Int, zone: String, to pace: inout EvictionPace) {
        for number in 0..<ready { _ = pace.note(node("\(zone)r\(number)", zone: zone), isReady: true) }
        for number in 0..<notReady { _ = pace.note(node("\(zone)n\(number)", zone: zone), isReady: false) }
    }

    private func verdict(_ pace: EvictionPace, _ name: String, zone: String = "", after seconds: Double = 0)
        -> EvictionVerdict
    {
        pace.verdict(
            on: node(name, zone: zone), isSilent: false, since: start, now: start.adding(seconds: seconds))
    }

    private func seconds(_ verdict: EvictionVerdict) -> Double? {
        guard case .notBefore(let time, _) = verdict else { return nil }
        return time.since(start)
    }

    @Test func oneNodeOfAZoneAfterTheOther() {
        var pace = pace(ready: 3, notReady: 2)
        add(ready: 1, notReady: 1, zone: "b", to: &pace)
        #expect(verdict(pace, "n0") == .now)
        pace.take(node("n0"), now: start)
        #expect(verdict(pace, "n0", after: 1) == .now, "a turn lasts until the taint is there")
        #expect(seconds(verdict(pace, "n1", after: 1)) == 10)
        #expect(verdict(pace, "n1", after: 10) == .now)
        #expect(verdict(pace, "bn0", zone: "b", after: 1) == .now, "zones do not wait for each other")
    }

    /// 55 % of more than two nodes are much: a small zone is not emptied then, a large one slower.
    @Test(arguments: [(1, 2, 10), (2, 3, nil), (5, 6, 10), (9, 11, nil), (23, 28, 10), (22, 29, 100), (22, 28, nil)])
    func muchOfAZone(_ ready: Int, _ notReady: Int, _ pause: Double?) {
        var pace = pace(ready: ready, notReady: notReady)
        #expect((verdict(pace, "n0") == .now) == (pause != nil))
        pace.take(node("n0"), now: start)
        #expect(seconds(verdict(pace, "n1", after: 1)) == pause)
    }

    @Test func aZoneThatIsOutIsEmptiedUnlessAllAre() {
        var pace = pace(ready: 0, notReady: 3, zone: "a")
        #expect(pace.isClusterSilent)
        #expect(verdict(pace, "an0", zone: "a") == .revoked)
        let concernsOthers = pace.note(node("x", zone: "b"), isReady: true)
        #expect(concernsOthers, "who waits has to look again")
        #expect(verdict(pace, "an0", zone: "a") == .now)
        let isSilentAgain = pace.forget("x")
        #expect(isSilentAgain)
        #expect(pace.isClusterSilent)
    }

    @Test func excludedNodesDoNotCount() {
        var pace = pace(ready: 1, notReady: 0)
        for number in 0..<9 {
            let concernsOthers = pace.note(node("e\(number)", isExcluded: true), isReady: false)
            #expect(!concernsOthers)
        }
        #expect(verdict(pace, "e0") == .now)
        #expect(!EvictionPace().isClusterSilent, "a cluster without nodes")
    }

    @Test func silenceIsLookedAtTwice() {
        let pace = pace(ready: 1, notReady: 1)
        let verdict = pace.verdict(on: node("n0"), isSilent: true, since: start, now: start.adding(seconds: 1))
        #expect(seconds(verdict) == 5)
    }
}
