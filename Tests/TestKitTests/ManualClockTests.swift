import ObjectModel
import TestKit
import Testing

@Suite struct ManualClockTests {
    private let clock = ManualClock(Time(seconds: 0))

    @Test func sleepersWakeWhenTheirMomentHasCome() async throws {
        let sleeper = Task { try await clock.sleep(until: Time(seconds: 10)) }
        #expect(await eventually { clock.earliestDeadline == Time(seconds: 10) })
        clock.advance(seconds: 9)
        #expect(clock.earliestDeadline == Time(seconds: 10))
        clock.advance(seconds: 1)
        try await sleeper.value
        #expect(clock.earliestDeadline == nil)
        try await clock.sleep(until: Time(seconds: 10))
    }

    @Test func cancellationWakesToo() async {
        let sleeper = Task { try await clock.sleep(until: Time(seconds: 10)) }
        #expect(await eventually { clock.earliestDeadline != nil })
        sleeper.cancel()
        await #expect(throws: CancellationError.self) { try await sleeper.value }
        #expect(clock.earliestDeadline == nil)
    }
}
