import APIClient
import ControllerRuntime
import ObjectModel
import Synchronization
import TestKit
import Testing

/// Writes down what it is asked about; a punctual one is told when it may go on.
private final class Scribe: Controller {
    let name: String
    let queue: WorkQueue<ObjectKey>
    let isPunctual: Bool
    let workers = 1
    private let pages: Mutex<[String]>
    private let goOn = ChangeSignal()

    init(_ name: String, isPunctual: Bool, _ environment: ControllerEnvironment) {
        self.name = name
        self.isPunctual = isPunctual
        queue = environment.queue()
        pages = Mutex([])
    }

    var written: [String] { pages.withLock { $0 } }
    func finish() { goOn.raise() }

    func reconcile(_ key: ObjectKey, now: Time) async throws -> Reconciliation {
        pages.withLock { $0.append(key.name) }
        if isPunctual { await goOn.wait(past: 0) }
        return .done
    }
}

@Suite struct RightOfWayTests {
    private let clock = ManualClock()

    private func running(_ body: @Sendable (_ punctual: Scribe, _ other: Scribe) async throws -> Void) async throws {
        let environment = ControllerEnvironment(client: InMemoryAPI(clock: clock), clock: clock)
        let punctual = Scribe("punctual", isPunctual: true, environment)
        let other = Scribe("other", isPunctual: false, environment)
        let host = ControllerHost(environment, controllers: [punctual, other])
        try await withBackground({ await host.run() }) { try await body(punctual, other) }
    }

    @Test func otherWorkWaitsUntilPunctualWorkIsDone() async throws {
        try await running { punctual, other in
            punctual.queue.add(ObjectKey(namespace: "", name: "due"))
            #expect(await eventually { punctual.written == ["due"] })
            other.queue.add(ObjectKey(namespace: "", name: "any"))
            // The worker has taken its key and waits, which shows as a wish to be woken.
            #expect(await eventually { other.queue.count == 0 && clock.earliestDeadline != nil })
            #expect(other.written.isEmpty)
            punctual.finish()
            #expect(await eventually { other.written == ["any"] })
        }
    }

    /// What others have changed can be taken in later, own writes can't: plans are made from them.
    @Test func cachesTakeInWhatOthersChangeWhenPunctualWorkIsDone() async throws {
        let api = InMemoryAPI(clock: clock)
        let environment = ControllerEnvironment(client: api, clock: clock)
        let cache = environment.caches.cache(of: ConfigMap.self)
        let (isHeld, isDone) = (ChangeSignal(), ChangeSignal())
        let work = { @Sendable () async -> Void in
            isHeld.raise()
            await isDone.wait(past: 0)
        }
        @Sendable func make(_ name: String, _ client: any APIClient) async throws {
            try await client.create(ConfigMap.new { ($0.metadata.name, $0.metadata.namespace) = (name, "default") })
        }
        try await withBackground({ await environment.caches.run() }) {
            await cache.waitUntilSynced()
            try await withBackground({ await environment.rightOfWay.first(work) }) {
                #expect(await eventually { isHeld.count == 1 })
                try await make("other", api)
                // The cache has been told and waits, which shows as a wish to be woken.
                #expect(await eventually { clock.earliestDeadline != nil })
                try await make("own", environment.client)
                #expect(cache.all.map(\.metadata.name) == ["own"])
                isDone.raise()
                #expect(await eventually { cache.count == 2 })
            }
        }
    }

    /// Who makes writes durable is told when many come at once, and when they are through.
    @Test func crowdsAreAnnounced() async throws {
        let told = Mutex<[Bool]>([])
        let isDone = ChangeSignal()
        let environment = ControllerEnvironment(client: InMemoryAPI(clock: clock), clock: clock) { isCrowd in
            told.withLock { $0.append(isCrowd) }
        }
        await withTaskGroup(of: Void.self) { group in
            func hold() { group.addTask { await environment.rightOfWay.first { await isDone.wait(past: 0) } } }
            for _ in 1..<ControllerLimits.crowd { hold() }
            await Task.yield()
            #expect(told.withLock { $0 }.isEmpty, "one is missing")
            hold()
            #expect(await eventually { told.withLock { $0 } == [true] })
            isDone.raise()
        }
        #expect(told.withLock { $0 } == [true, false])
    }

    @Test func punctualWorkWithoutEndStopsNobody() async throws {
        try await running { punctual, other in
            punctual.queue.add(ObjectKey(namespace: "", name: "due"))
            #expect(await eventually { punctual.written == ["due"] })
            other.queue.add(ObjectKey(namespace: "", name: "any"))
            #expect(await eventually { clock.earliestDeadline != nil })
            clock.advance(seconds: ControllerLimits.longestRightOfWay)
            #expect(await eventually { other.written == ["any"] })
            punctual.finish()
        }
    }
}
