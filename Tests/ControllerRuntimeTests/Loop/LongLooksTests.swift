import ControllerRuntime
import ObjectModel
import Synchronization
import TestKit
import Testing
import WorkloadPlans

@Suite struct LongLooksTests {
    private let looks = LongLooks()
    private let start = Time(seconds: 1000)

    private func work(_ name: String) -> LongLooks.Work {
        LongLooks.Work(controller: "c", key: ObjectKey(namespace: "ns", name: name))
    }

    /// Ends a look of a length that began some seconds after the start.
    private func look(_ name: String, at begin: Double, for length: Double) {
        looks.ended(work(name), after: length, now: start.adding(seconds: begin + length))
    }

    private func turn(_ name: String, at now: Double) -> Double? {
        looks.turn(of: work(name), now: start.adding(seconds: now))?.since(start)
    }

    @Test func shortLooksNeverWait() {
        for moment in 0..<10 {
            #expect(turn("a", at: Double(moment) / 1000) == nil)
            look("a", at: Double(moment) / 1000, for: ControllerLimits.longLook / 2)
        }
    }

    @Test func aLongOneRestsAsLongAsItTook() {
        look("a", at: 0, for: 0.25)
        #expect(turn("a", at: 0.25) == 0.5)
        #expect(turn("a", at: 0.375) == 0.5)
        #expect(turn("a", at: 0.5) == nil)
        look("a", at: 0.5, for: ControllerLimits.longLook / 2)
        #expect(turn("a", at: 0.625) == nil)
    }

    @Test func longOnesComeOneAfterTheOther() {
        for name in ["a", "b", "c"] { look(name, at: 0, for: 0.25) }
        #expect(turn("a", at: 0.25) == 0.5)
        #expect(turn("b", at: 0.25) == 1)
        #expect(turn("c", at: 0.25) == 1.5)
        #expect(turn("short", at: 0.25) == nil)
        // Who has a turn keeps it.
        #expect(turn("b", at: 0.5) == 1)
        #expect(turn("b", at: 1) == nil)
        // One that takes longer than before moves those on who have no turn yet.
        look("b", at: 1, for: 0.5)
        look("a", at: 0.5, for: 0.25)
        #expect(turn("a", at: 1.5) == 2)
    }

    @Test func aRestHasABound() {
        look("a", at: 0, for: 100)
        #expect(turn("a", at: 100) == 100 + ControllerLimits.longestRest)
    }
}

/// Takes its time by moving the clock, and writes down when it began.
private final class Dawdler: Controller {
    let name = "dawdler"
    let queue: WorkQueue<ObjectKey>
    let begins = Mutex<[String: [Double]]>([:])
    private let clock: ManualClock
    private let start: Time

    init(_ environment: ControllerEnvironment, clock: ManualClock) {
        queue = environment.queue()
        self.clock = clock
        start = clock.now()
    }

    func reconcile(_ key: ObjectKey, now: Time) async throws -> Reconciliation {
        begins.withLock { $0[key.name, default: []].append(now.since(start)) }
        if key.name != "small" { clock.advance(seconds: 0.5) }
        return key.name == "writer" ? .done : .apply(Plan())
    }

    func count(_ name: String) -> Int { begins.withLock { $0[name]?.count ?? 0 } }
}

extension LongLooksTests {
    @Test(arguments: [true, false]) func aLargeWorkloadRestsBetweenLooks(isKeptApart: Bool) async throws {
        let clock = ManualClock()
        let environment = ControllerEnvironment(
            client: InMemoryAPI(clock: clock), clock: clock, keepsLongLooksApart: isKeptApart)
        let dawdler = Dawdler(environment, clock: clock)
        let host = ControllerHost(environment, controllers: [dawdler])
        let (large, small) = (ObjectKey(namespace: "ns", name: "large"), ObjectKey(namespace: "ns", name: "small"))
        try await withBackground({ await host.run() }) { () async throws in
            dawdler.queue.add(large)
            #expect(await eventually { dawdler.count("large") == 1 && dawdler.queue.isIdle })
            for key in [large, small] { dawdler.queue.add(key) }
            #expect(await eventually { dawdler.count("small") == 1 && dawdler.queue.isIdle })
            #expect(dawdler.count("large") == (isKeptApart ? 1 : 2))
            clock.advance(seconds: 0.5)
            #expect(await eventually { dawdler.count("large") == 2 && dawdler.queue.isIdle })
        }
        #expect(dawdler.begins.withLock { $0["large"] } == (isKeptApart ? [0, 1] : [0, 0.5]))
    }

    @Test func whoeverWritesInsteadOfPlanningKeepsNobodyWaiting() async throws {
        let clock = ManualClock()
        let environment = ControllerEnvironment(
            client: InMemoryAPI(clock: clock), clock: clock, keepsLongLooksApart: true)
        let dawdler = Dawdler(environment, clock: clock)
        let host = ControllerHost(environment, controllers: [dawdler])
        let (large, writer) = (ObjectKey(namespace: "ns", name: "large"), ObjectKey(namespace: "ns", name: "writer"))
        try await withBackground({ await host.run() }) { () async throws in
            for round in 1...3 {
                dawdler.queue.add(writer)
                #expect(await eventually { dawdler.count("writer") == round && dawdler.queue.isIdle })
            }
            dawdler.queue.add(large)
            #expect(await eventually { dawdler.count("large") == 1 && dawdler.queue.isIdle })
        }
    }
}
