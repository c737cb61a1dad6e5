import Foundation
import NIOCore

/// As much of a workload object as says how far it is.
struct ObservedObject: Decodable {
    struct Metadata: Decodable {
        let generation: Int?
    }

    struct Status: Decodable {
        let conditions: [Conditions.Condition]?
        let observedGeneration: Int?
        let succeeded: Int?
        let replicas: Int?
        let readyReplicas: Int?
        let availableReplicas: Int?
        let updatedReplicas: Int?
        let numberAvailable: Int?

        func isTrue(_ type: String) -> Bool {
            conditions?.contains { $0.type == type && $0.status == "True" } ?? false
        }
    }

    let metadata: Metadata
    let status: Status?

    /// Whether the status is about the present spec.
    var isObserved: Bool { status?.observedGeneration == metadata.generation }
}

/// Waits until an object is as it has to be in the end. Lives on the event loop of its connections.
final class ObjectFinish: WatchReceiver {
    /// Whether it is; throws when it never will be.
    typealias Goal = @Sendable (ObservedObject) throws -> Bool

    private struct Event: Decodable {
        let object: ObservedObject
    }

    private let goal: Goal
    private let eventLoop: any EventLoop
    private let promise: EventLoopPromise<Double>
    private var start = NIODeadline.now()

    init(eventLoop: any EventLoop, goal: @escaping Goal) {
        self.goal = goal
        self.eventLoop = eventLoop
        promise = eventLoop.makePromise()
    }

    /// Opens the watch, then makes the change. The result is the seconds from the change to the event that reaches the
    /// goal.
    func measure(
        changing change: RequestTemplate, over writer: Connection, watching watch: RequestTemplate,
        over reader: Connection
    ) -> EventLoopFuture<Double> {
        let watcher = Watcher(over: reader, eventLoop: eventLoop, receiver: self)
        promise.fail(afterSeconds: Limits.workloadSeconds, waitingFor: "the workload")
        promise.futureResult.assumeIsolated().whenComplete { _ in withExtendedLifetime(watcher) {} }
        watcher.open(watch).assumeIsolated()
            .flatMap {
                self.start = .now()
                return Exchange(change, over: writer, eventLoop: self.eventLoop).start()
            }
            .nonisolated()
            .whenComplete { [promise] result in
                switch result {
                case .success(let answer) where !(200..<300).contains(answer.status):
                    promise.fail(Refusal(status: answer.status, body: answer.body, request: "the change"))
                case .success: break
                case .failure(let error): promise.fail(error)
                }
            }
        return promise.futureResult
    }

    func received(_ event: UnsafeRawBufferPointer) {
        do {
            guard try goal(JSONDecoder().decode(Event.self, from: Data(event)).object) else { return }
            promise.succeed(Double((NIODeadline.now() - start).nanoseconds) / 1e9)
        } catch {
            promise.fail(error)
        }
    }

    func failed(_ error: any Error) {
        promise.fail(error)
    }
}

/// An object did not end as it has to.
struct WorkloadWentWrong: Error, CustomStringConvertible {
    let what: String

    var description: String { "the workload did not end as it has to: \(what)" }
}
