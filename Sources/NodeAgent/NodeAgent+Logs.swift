import ContainerRuntime
import ControllerRuntime
import Foundation
import ObjectModel
import PodPlans
import Synchronization

extension NodeAgent {
    /// The output of a container, as `pods/log` serves it. An empty container name means the only regular one. With
    /// `previous`, that of the run before. Throws `StatusError` as the API server words it; the stream ends where the
    /// log does, and with `follows` when the container has ended.
    public func logs(
        namespace: String, pod name: String, container: String, previous: Bool = false, options: LogOptions
    ) async throws -> AsyncThrowingStream<[UInt8], any Error> {
        let pod: Pod = try await surroundings.client.get(Pod.self, namespace: namespace, name: name)
        let container = try LoggedContainer.name(container, of: pod)
        let id = try newestRun(of: container, in: pod, previous: previous)
        return stream(id, options)
    }

    private func newestRun(of container: String, in pod: Pod, previous: Bool) throws -> ContainerID {
        let runs = try surroundings.runtime.containers(of: pod.metadata.uid).map(\.id).filter { $0.name == container }
        if let id = previous ? runs.dropLast().last : runs.last { return id }
        if previous {
            throw StatusError.badRequest(
                "previous terminated container \"\(container)\" in pod \"\(pod.metadata.name)\" not found")
        }
        let reason = pod.status.containerStatus(container)?.state.waiting?.reason ?? "ContainerCreating"
        throw StatusError.badRequest(
            "container \"\(container)\" in pod \"\(pod.metadata.name)\" is waiting to start: \(reason)")
    }

    private func stream(_ id: ContainerID, _ options: LogOptions) -> AsyncThrowingStream<[UInt8], any Error> {
        let runtime = surroundings.runtime
        let clock = surroundings.clock
        let follower = Mutex<LogFollower?>(nil)
        // Pulled, not pushed: a slow client holds back the reading, and one that is gone ends it.
        return AsyncThrowingStream {
            if follower.withLock({ $0 == nil }) {
                let made = try LogFollower(id, options, runtime)
                follower.withLock { $0 = made }
            }
            while !Task.isCancelled {
                let step = try follower.withLock { try $0?.next() }
                switch step {
                case .bytes(let bytes)?: return bytes
                case .wait?: try await clock.sleep(seconds: RuntimeLimits.logFollowSeconds)
                case .end?, nil: return nil
                }
            }
            return nil
        }
    }
}

/// Where the reading of one log is.
private struct LogFollower {
    enum Step {
        case bytes([UInt8])
        case wait
        case end
    }

    private let id: ContainerID
    private let follows: Bool
    private let runtime: any ContainerRuntime
    private var reader: LogReader?
    private var formatter: LogFormatter

    init(_ id: ContainerID, _ options: LogOptions, _ runtime: any ContainerRuntime) throws {
        self.id = id
        self.runtime = runtime
        follows = options.follows
        formatter = LogFormatter(options)
        reader = try LogReader(path: runtime.logPath(of: id))
        if let lines = options.tailLines { try reader?.seek(toLast: lines) }
    }

    mutating func next() throws -> Step {
        guard reader != nil, !formatter.isFull else { return .end }
        // Asked before reading, so that what a container wrote last is not missed.
        let isRunning = try follows && runtime.containers(of: id.podUID).contains { $0.id == id && $0.isRunning }
        while true {
            let chunk = try reader?.read() ?? []
            if chunk.isEmpty { return isRunning ? .wait : .end }
            let text = formatter.format(chunk)
            if !text.isEmpty { return .bytes(text) }
        }
    }
}
