import ClusterPlans
import ObjectModel
import Testing

@Suite struct LegacyTokenTrackingTests {
    private static let now = Time(seconds: 1_735_700_000)

    private func configMap(since day: String?) -> ConfigMap {
        .new {
            $0.metadata.name = LegacyTokenTracking.name
            if let day { $0.data = ["since": day] }
        }
    }

    @Test func itIsMadeOfTheDayThatItIs() {
        guard case .create(let made) = LegacyTokenTracking.step(nil, lastCreated: nil, now: Self.now) else {
            Issue.record("not made")
            return
        }
        #expect(made.metadata.namespace == "kube-system")
        #expect(made.metadata.name == "kube-apiserver-legacy-service-account-token-tracking")
        #expect(made.data == ["since": "2025-01-01"])
    }

    @Test func whatTellsADayStays() {
        #expect(LegacyTokenTracking.step(configMap(since: "2020-02-29"), lastCreated: nil, now: Self.now) == .keep)
        for day in [nil, "", "2021-02-29", "2021-02-28-1"] {
            guard
                case .update(let next) = LegacyTokenTracking.step(
                    configMap(since: day), lastCreated: nil, now: Self.now)
            else {
                Issue.record("\(day ?? "nothing") stays")
                continue
            }
            #expect(next.data == ["since": "2025-01-01"])
        }
    }

    /// Another server may have it deleted all the time.
    @Test func itIsNotMadeAgainAtOnce() {
        let created = Self.now.adding(seconds: -1_799)
        #expect(
            LegacyTokenTracking.step(nil, lastCreated: created, now: Self.now)
                == .wait(until: Self.now.adding(seconds: 1)))
        let next = LegacyTokenTracking.step(nil, lastCreated: created, now: Self.now.adding(seconds: 1))
        guard case .create = next else {
            Issue.record("not made: \(next)")
            return
        }
    }
}
