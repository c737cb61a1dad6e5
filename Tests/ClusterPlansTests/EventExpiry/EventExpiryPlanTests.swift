import ClusterPlans
import ObjectModel
import Testing

@Suite struct EventExpiryPlanTests {
    private let created = Time(seconds: 1_000_000)

    private func event(_ change: (inout Event) -> Void = { _ in }) -> Event {
        var event = Event.new { $0.metadata = .make { $0.creationTimestamp = created } }
        change(&event)
        return event
    }

    @Test func goesAnHourAfterItWasMade() {
        #expect(!EventExpiryPlan.isExpired(event(), now: created))
        #expect(!EventExpiryPlan.isExpired(event(), now: created.adding(seconds: 3599)))
        #expect(EventExpiryPlan.isExpired(event(), now: created.adding(seconds: 3600)))
    }

    @Test func staysAsLongAsItIsRepeated() {
        let repeated = event { $0.lastTimestamp = created.adding(seconds: 1800) }
        #expect(!EventExpiryPlan.isExpired(repeated, now: created.adding(seconds: 3600)))
        #expect(EventExpiryPlan.isExpired(repeated, now: created.adding(seconds: 5400)))
        let series = event { event in
            event.series = .make {
                $0.count = 2
                $0.lastObservedTime = created.adding(seconds: 600)
            }
        }
        #expect(!EventExpiryPlan.isExpired(series, now: created.adding(seconds: 4199)))
        #expect(EventExpiryPlan.isExpired(series, now: created.adding(seconds: 4200)))
    }

    @Test func staysWhenItStatesNoTime() {
        #expect(!EventExpiryPlan.isExpired(Event(), now: Time(seconds: 2_000_000_000)))
    }
}
