import Foundation
import NIOCore

/// Waits until the Job in a namespace is complete. Lives on the event loop of its connections.
final class JobFinish: WatchReceiver {
    private struct Event: Decodable {
        struct Object: Decodable {
            let status: Conditions?
        }

        let object: Object
    }

    private let completions: Int
    private let eventLoop: any EventLoop
    private let promise: EventLoopPromise<Double>
    private var start = NIODeadline.now()

    init(completions: Int, eventLoop: any EventLoop) {
        self.completions = completions
        self.eventLoop = eventLoop
        promise = eventLoop.makePromise()
    }

    /// Opens the watch, then creates the Job. The result is the seconds from the create to the event that says
    /// Complete.
    func measure(
        creating create: RequestTemplate, over writer: Connection, watching watch: RequestTemplate,
        over reader: Connection
    ) -> EventLoopFuture<Double> {
        let watcher = Watcher(over: reader, eventLoop: eventLoop, receiver: self)
        promise.fail(afterSeconds: Limits.jobSeconds, waitingFor: "the Job")
        promise.futureResult.assumeIsolated().whenComplete { _ in withExtendedLifetime(watcher) {} }
        watcher.open(watch).assumeIsolated()
            .flatMap {
                self.start = .now()
                return Exchange(create, over: writer, eventLoop: self.eventLoop).start()
            }
            .nonisolated()
            .whenComplete { [promise] result in
                switch result {
                case .success(let answer) where answer.status != 201:
                    promise.fail(Refusal(status: answer.status, body: answer.body, request: "create of the Job"))
                case .success: break
                case .failure(let error): promise.fail(error)
                }
            }
        return promise.futureResult
    }

    func received(_ event: UnsafeRawBufferPointer) {
        do {
            guard let status = try JSONDecoder().decode(Event.self, from: Data(event)).object.status else { return }
            if status.isTrue("Failed") { throw JobWentWrong(what: "it failed") }
            guard status.isTrue("Complete") else { return }
            let seconds = Double((NIODeadline.now() - start).nanoseconds) / 1e9
            guard status.succeeded == completions else {
                throw JobWentWrong(what: "it is complete with \(status.succeeded ?? 0) of \(completions) completions")
            }
            promise.succeed(seconds)
        } catch {
            promise.fail(error)
        }
    }

    func failed(_ error: any Error) {
        promise.fail(error)
    }
}

/// The Job did not end as it has to.
struct JobWentWrong: Error, CustomStringConvertible {
    let what: String

    var description: String { "the Job did not end as it has to: \(what)" }
}
