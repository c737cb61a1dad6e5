import APIServer
import ContainerRuntime
import NodeAgent
import ObjectModel
import Synchronization

/// Finds the node agent in this process that has a pod's log.
final class AgentLogs: PodLogSource {
    private let agents = Mutex<[String: NodeAgent]>([:])

    func add(_ agent: NodeAgent, node: String) { agents.withLock { $0[node] = agent } }

    func logs(_ request: PodLogRequest) async throws -> AsyncThrowingStream<[UInt8], any Error> {
        guard let agent = agents.withLock({ $0[request.node] }) else { return try await NoPodLogs().logs(request) }
        return try await agent.logs(
            namespace: request.namespace, pod: request.pod, container: request.container, previous: request.previous,
            options: LogOptions(
                follows: request.follows, tailLines: request.tailLines, since: request.since,
                showsTimestamps: request.showsTimestamps, limitBytes: request.limitBytes))
    }
}
