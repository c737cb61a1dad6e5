import ControllerRuntime
import ObjectModel
import TestKit
import Testing

@Suite struct WorkQueueTests {
    let clock = ManualClock()

    @Test func aKeyIsQueuedOnce() async {
        let queue = WorkQueue<String>(clock: clock)
        for _ in 0..<3 { queue.add("a") }
        queue.add("b")
        #expect(queue.count == 2)
        #expect(await queue.next() == "a")
        #expect(await queue.next() == "b")
    }

    @Test func aKeyAddedWhileActiveComesAgainAfterwards() async {
        let queue = WorkQueue<String>(clock: clock)
        queue.add("a")
        #expect(await queue.next() == "a")
        queue.add("a")
        queue.add("a")
        #expect(queue.count == 0)
        queue.done("a")
        #expect(queue.count == 1)
        #expect(await queue.next() == "a")
        queue.done("a")
        #expect(queue.isIdle)
    }

    @Test func aWaitingWorkerIsHandedTheKey() async throws {
        let queue = WorkQueue<Int>(clock: clock)
        async let taken = queue.next()
        await Task.yield()
        queue.add(7)
        #expect(await taken == 7)
    }

    @Test func cancellationEndsWaiting() async {
        let queue = WorkQueue<Int>(clock: clock)
        let worker = Task { await queue.next() }
        worker.cancel()
        #expect(await worker.value == nil)
    }

    @Test func aKeyThatWasOnlyWokenIsUnchanged() async throws {
        let queue = WorkQueue<String>(clock: clock)
        for key in ["woken", "added", "addedActive"] {
            queue.markUnchanged(key)
            queue.add(key, at: clock.now().adding(seconds: 5))
        }
        queue.add("added")
        #expect(await queue.next() == "added")
        queue.done("added")
        try await withBackground({ await queue.runWakeUps() }) {
            #expect(await eventually { clock.earliestDeadline != nil })
            clock.advance(seconds: 5)
            #expect(await eventually { queue.count == 3 })
        }
        for _ in 0..<3 { _ = await queue.next() }
        queue.add("addedActive")
        #expect(queue.takeUnchanged("woken"))
        #expect(!queue.takeUnchanged("added"))
        #expect(!queue.takeUnchanged("addedActive"))
        #expect(!queue.takeUnchanged("woken"), "the mark is taken once")
    }

    @Test func ofSeveralWakeUpsTheEarliestCounts() async throws {
        let queue = WorkQueue<String>(clock: clock)
        let start = clock.now()
        queue.add("a", at: start.adding(seconds: 10))
        queue.add("a", at: start.adding(seconds: 5))
        queue.add("a", at: start.adding(seconds: 20))
        #expect(queue.earliestWakeUp == start.adding(seconds: 5))
        try await withBackground({ await queue.runWakeUps() }) {
            #expect(await eventually { clock.earliestDeadline != nil })
            clock.advance(seconds: 4)
            #expect(queue.count == 0)
            clock.advance(seconds: 1)
            #expect(await eventually { queue.count == 1 })
            #expect(await queue.next() == "a")
            queue.done("a")
            clock.advance(seconds: 60)
            #expect(queue.earliestWakeUp == nil)
            #expect(queue.isIdle)
        }
    }

    @Test func anEarlierWakeUpInterruptsTheTimer() async throws {
        let queue = WorkQueue<String>(clock: clock)
        let start = clock.now()
        queue.add("late", at: start.adding(seconds: 100))
        try await withBackground({ await queue.runWakeUps() }) {
            #expect(await eventually { clock.earliestDeadline == start.adding(seconds: 100) })
            queue.add("soon", at: start.adding(seconds: 1))
            #expect(await eventually { clock.earliestDeadline == start.adding(seconds: 1) })
            clock.advance(seconds: 1)
            #expect(await queue.next() == "soon")
        }
    }

    @Test func delaysDoubleUpToALimitAndSuccessForgetsThem() {
        let queue = WorkQueue<String>(clock: clock)
        var delays: [Double] = []
        for _ in 0..<20 { delays.append(queue.retry("a")) }
        #expect(delays.first == ControllerLimits.firstRetryDelay)
        #expect(delays.last == ControllerLimits.longestRetryDelay)
        for (shorter, longer) in zip(delays, delays.dropFirst()) {
            #expect(longer == min(shorter * 2, ControllerLimits.longestRetryDelay))
        }
        #expect(queue.retry("b") == ControllerLimits.firstRetryDelay)
        queue.forget("a")
        #expect(queue.retry("a") == ControllerLimits.firstRetryDelay)
    }

    /// Safety: however adds and workers interleave, one worker at a time has a key, and work follows the last add.
    @Test func oneWorkerPerKeyAtATime() async throws {
        let queue = WorkQueue<Int>(clock: clock)
        struct Seen {
            var active: Set<Int> = []
            var overlaps = 0
            var served: [Int: Int] = [:]
        }
        let seen = Shared(Seen())
        let versions = Shared<[Int: Int]>([:])
        @Sendable func work() async {
            while let key = await queue.next() {
                let version = versions.withLock { $0[key, default: 0] }
                seen.withLock { if !$0.active.insert(key).inserted { $0.overlaps += 1 } }
                await Task.yield()
                seen.withLock {
                    $0.active.remove(key)
                    $0.served[key] = version
                }
                queue.done(key)
            }
        }
        try await withBackground({
            await withTaskGroup(of: Void.self) { group in
                for _ in 0..<8 { group.addTask { await work() } }
            }
        }) {
            for number in 0..<5_000 {
                let key = number &* 7919 % 17
                versions.withLock { $0[key, default: 0] += 1 }
                queue.add(key)
                if number % 50 == 0 { await Task.yield() }
            }
            #expect(await eventually { queue.isIdle })
            #expect(seen.withLock { $0.overlaps } == 0)
            #expect(seen.withLock { $0.served } == versions.withLock { $0 })
        }
    }
}
