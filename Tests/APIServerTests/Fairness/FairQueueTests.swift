import APIServer
import Testing

/// Requests of a loop whose clock stands still, except where a request takes its time.
private final class Loop {
    var now: UInt64 = 1_000_000_000
    var soon: [() -> Void] = []
    var ticks: [() -> Void] = []
    var log: [String] = []
    private(set) var queue: FairQueue!

    init() {
        queue = FairQueue(
            now: { [unowned self] in now }, later: { [unowned self] in soon.append($0) },
            inASecond: { [unowned self] in ticks.append($0) })
    }

    func submit(_ name: String, milliseconds: UInt64 = 10, size: Int = 0, isLongRunning: Bool = false) {
        queue.submit(
            FairQueue.Entry(size: size, isLongRunning: isLongRunning) { [unowned self] in
                now += milliseconds * 1_000_000
                log.append(name)
            } refuse: { [unowned self] in
                log.append("no " + name)
            }, of: Self.client(name))
    }

    static func client(_ name: String) -> RequestClient { RequestClient(name: name, connection: 0) }

    /// What waits goes on, once.
    func turn() {
        let tasks = soon
        soon = []
        for task in tasks { task() }
    }

    func settle() { while !soon.isEmpty { turn() } }

    func tick(seconds: UInt64 = 1) {
        now += seconds * 1_000_000_000
        let tasks = ticks
        ticks = []
        for task in tasks { task() }
    }
}

@Suite struct FairQueueTests {
    @Test func aQuietLoopBeginsAtOnce() {
        let loop = Loop()
        for _ in 0..<4 { loop.submit("a", milliseconds: 1) }
        #expect(loop.log.count == 4)
        #expect(loop.soon.isEmpty, "nothing is put off")
    }

    @Test func aFloodLetsOthersIn() {
        let loop = Loop()
        for _ in 0..<500 { loop.submit("flood") }
        #expect(loop.log == ["flood"], "after a slice the loop looks at what else there is")
        loop.turn()
        loop.submit("quiet")
        loop.turn()
        #expect(loop.log == ["flood", "flood", "quiet"], "who was quiet is next")
        loop.settle()
        #expect(loop.log.count == 501)
    }

    @Test func busyClientsShareTheTimeNotTheNumber() {
        let loop = Loop()
        for _ in 0..<100 { loop.submit("heavy", milliseconds: 90) }
        for _ in 0..<900 { loop.submit("light", milliseconds: 10) }
        while loop.log.count < 200 { loop.turn() }
        let heavy = loop.log.count { $0 == "heavy" }
        #expect((15...25).contains(heavy), "a tenth of the requests take half of the time: \(heavy)")
    }

    @Test func tooManyAreRefused() {
        let loop = Loop()
        for _ in 0..<1026 { loop.submit("a") }
        #expect(loop.log == ["a", "no a"])
        loop.submit("b")
        #expect(loop.log.count == 2, "others wait still")
        for _ in 0..<3 { loop.submit("c", size: 40 << 20) }
        #expect(loop.log.last == "no c", "bodies are counted too")
    }

    @Test func whoHasMuchUnderWayWaits() {
        let loop = Loop()
        let client = Loop.client("a")
        let activities = (0..<512).map { _ in loop.queue.becameActive(client, for: 60_000_000_000) {} }
        loop.submit("a")
        loop.submit("b")
        loop.settle()
        #expect(loop.log == ["b"])
        loop.queue.ended(activities[0])
        loop.settle()
        #expect(loop.log == ["b", "a"])
        loop.queue.sent(65 << 20, to: client)
        for activity in activities { loop.queue.ended(activity) }
        loop.submit("a")
        loop.settle()
        #expect(loop.log == ["b", "a"], "it does not read its answers")
        loop.queue.taken(65 << 20, by: client)
        loop.settle()
        #expect(loop.log == ["b", "a", "a"])
    }

    /// Buffers of many watches get smaller, so that thousands that nobody reads stay within bounds.
    @Test func watchesOfAClientShareTheirBuffers() {
        let loop = Loop()
        let buffers = (0..<5000).map { _ in loop.queue.beganWatch(Loop.client("a")) }
        #expect(buffers.prefix(16) == Array(repeating: 1 << 20, count: 16)[...])
        #expect(buffers[31] == 1 << 19)
        #expect(buffers.last == 1 << 14)
        #expect(buffers.reduce(0, +) < 200 << 20)
        #expect(loop.queue.beganWatch(Loop.client("b")) == 1 << 20, "others have their own")
    }

    @Test func watchesAreCountedApart() {
        let loop = Loop()
        for _ in 0..<5000 { _ = loop.queue.beganWatch(Loop.client("a")) }
        loop.submit("a", isLongRunning: true)
        loop.submit("b", isLongRunning: true)
        loop.submit("a")
        loop.settle()
        #expect(loop.log == ["no a", "b", "a"])
    }

    @Test func whatTakesTooLongExpiresAndWhatWaitsTooLongIsRefused() {
        let loop = Loop()
        let client = Loop.client("a")
        var expired = 0
        for _ in 0..<512 { _ = loop.queue.becameActive(client, for: 60_000_000_000) { expired += 1 } }
        loop.submit("a")
        loop.tick(seconds: 16)
        #expect(loop.log == ["no a"])
        #expect(expired == 0)
        loop.tick(seconds: 45)
        #expect(expired == 512)
    }
}
