import ControllerRuntime
import ObjectModel
import Testing

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
