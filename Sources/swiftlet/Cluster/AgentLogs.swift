import APIServer
import ContainerRuntime
import NodeAgent
import ObjectModel
import Synchronization

/// Finds the node agent in this process that has a pod's log.
final class AgentLogs: PodLogSource {
    private let agents = Mutex<[String: NodeAgent]>([:])
    /// Whether nodes that have no agent are simulated ones.
    private let areOthersSimulated: Bool

    init(areOthersSimulated: Bool) { self.areOthersSimulated = areOthersSimulated }

    func add(_ agent: NodeAgent, node: String) { agents.withLock { $0[node] = agent } }

    func logs(_ request: PodLogRequest) async throws -> AsyncThrowingStream<[UInt8], any Error> {
        guard let agent = agents.withLock({ $0[request.node] }) else {
            guard areOthersSimulated else { return try await NoPodLogs().logs(request) }
            throw StatusError.badRequest(
                "node \(FieldError.quoted(request.node)) is simulated: its containers have no output")
        }
        return try await agent.logs(
            namespace: request.namespace, pod: request.pod, container: request.container, previous: request.previous,
            options: LogOptions(
                follows: request.follows, tailLines: request.tailLines, since: request.since,
                showsTimestamps: request.showsTimestamps, limitBytes: request.limitBytes))
    }
}
