import ControllerRuntime
import ObjectModel
import Testing
import WorkloadPlans

@Suite struct PlansAheadTests {
    private let ahead = PlansAhead()
    private let key = ObjectKey(namespace: "ns", name: "a")
    private let moment = Time(seconds: 1000)

    private static let plan = {
        var plan = Plan()
        plan.note("made ahead")
        return plan
    }()

    @Test(arguments: [(0.0, true), (0.9, true), (-0.1, false), (ControllerLimits.planAheadHolds, false)])
    func aPlanHoldsForItsMoment(_ seconds: Double, _ holds: Bool) {
        ahead.note(Self.plan, of: key, for: moment)
        #expect(ahead.take(key, now: moment.adding(seconds: seconds)) == (holds ? Self.plan : nil))
        #expect(ahead.take(key, now: moment) == nil, "it is given once, or not at all")
    }

    @Test func theTimesOfManyAreSpread() {
        let keys = (0..<5_000).map { ObjectKey(namespace: "ns", name: "a\($0)") }
        let times = keys.map { moment.since(ahead.time(before: moment, of: $0)) }
        #expect(times.allSatisfy { $0 > ControllerLimits.lastAhead && $0 <= ControllerLimits.firstAhead })
        for second in Int(ControllerLimits.lastAhead)..<Int(ControllerLimits.firstAhead) {
            let share = times.filter { Int($0.rounded(.up)) == second + 1 }.count
            #expect((350...650).contains(share))
        }
        #expect(keys.map { moment.since(ahead.time(before: moment, of: $0)) } == times)
    }

    @Test func aMomentIsGivenOnceItsTimeHasCome() {
        let time = ahead.time(before: moment, of: key)
        for (now, isGiven) in [(time.adding(seconds: -0.1), false), (time, true), (moment, false)] {
            ahead.note(moment, of: key)
            #expect(ahead.takeMoment(key, now: now) == (isGiven ? moment : nil))
            #expect(ahead.takeMoment(key, now: time) == nil)
        }
    }
}
