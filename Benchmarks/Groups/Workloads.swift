import Foundation
import NIOCore

/// What the groups about controllers share: nodes that are ready, and the time until an object is as it has to be.
struct Workloads: Sendable {
    let server: ServerUnderTest
    let namespace: String

    /// Waits for the nodes, then makes a namespace in which pods are accepted.
    static func prepare(_ group: String, nodes: Int, _ server: ServerUnderTest) async throws -> Workloads {
        try await waitForNodes(nodes, server.client)
        let namespace = try await server.makeNamespace(group)
        let account = "/api/v1/namespaces/\(namespace)/serviceaccounts/default"
        let from = ContinuousClock.now
        while try await server.client.exchange(.get, account).status != 200 {
            guard ContinuousClock.now - from < .seconds(Limits.readySeconds) else {
                throw NotMeasurable(description: "the namespace has no service account")
            }
            try await Task.sleep(for: .milliseconds(Limits.readyPollMilliseconds))
        }
        return Workloads(server: server, namespace: namespace)
    }

    /// The path of a kind in the namespace: `apps/v1` and `deployments`.
    func path(_ apiVersion: String, _ plural: String) -> String {
        "/apis/\(apiVersion)/namespaces/\(namespace)/\(plural)"
    }

    /// Makes a change and waits until a watch of the collection says that the goal is reached.
    /// - Returns: seconds, and the processor time of the server in words.
    func measure(
        _ method: Method, _ collection: String, name: String? = nil, body: String, goal: @escaping ObjectFinish.Goal
    ) async throws -> (seconds: Double, note: String) {
        let client = server.client
        let version = try await client.request(.get, collection).decode(ListAnswer.self).metadata.resourceVersion
        let watch = RequestTemplate(
            .get, "\(collection)\(collection.contains("?") ? "&" : "?")watch=1&resourceVersion=\(version)",
            to: client.endpoint)
        let target = name.map { "\(collection)/\($0)" } ?? collection
        let change = RequestTemplate(method, target, body: body, to: client.endpoint)
        let connections = try await client.open(2)
        defer { connections.close() }
        let before = try ProcessUsage.processorSeconds(of: server.processes)
        let seconds = try await connections.use { connections, eventLoop in
            let finish = ObjectFinish(eventLoop: eventLoop, goal: goal)
            return finish.measure(changing: change, over: connections[0], watching: watch, over: connections[1])
        }
        guard !server.processes.isEmpty else { return (seconds, "") }
        let used = try ProcessUsage.processorSeconds(of: server.processes) - before
        return (seconds, "server CPU \(Measure.seconds(used).text)")
    }

    /// Opens a watch of a collection that counts the events in which all the texts stand.
    func watch(_ collection: String, for marks: String..., expected: Int) async throws -> Sightings {
        let client = server.client
        let version = try await client.request(.get, collection).decode(ListAnswer.self).metadata.resourceVersion
        let watch = RequestTemplate(
            .get, "\(collection)\(collection.contains("?") ? "&" : "?")watch=1&resourceVersion=\(version)",
            to: client.endpoint)
        let connections = try await client.open(1)
        let (sightings, watcher) = try await connections.sightings(of: marks, expected: expected, watch: watch)
        return Sightings(connections: connections, sightings: sightings, watcher: watcher)
    }

    /// A watch that counts.
    struct Sightings: Sendable {
        fileprivate let connections: Connections
        fileprivate let sightings: NIOLoopBound<FirstSightings>
        fileprivate let watcher: NIOLoopBound<Watcher>

        /// When each of the expected events came, in seconds since 1970; waits for the last, then closes the watch.
        func times() async throws -> [Double] {
            defer { connections.close() }
            return try await connections.use { _, _ in
                withExtendedLifetime(watcher) { sightings.value.result() }
            }
        }
    }

    /// Waits until that many nodes are ready.
    private static func waitForNodes(_ count: Int, _ client: Client) async throws {
        let from = ContinuousClock.now
        while true {
            let nodes = try await client.request(.get, "/api/v1/nodes").decode(NodeList.self).items
            let ready = nodes.count { $0.isReady }
            if ready >= count { return }
            guard ContinuousClock.now - from < .seconds(Limits.readySeconds) else {
                throw NotMeasurable(description: "\(count) ready nodes are needed, the server has \(ready)")
            }
            try await Task.sleep(for: .milliseconds(Limits.nodePollMilliseconds))
        }
    }
}

/// As much of nodes as says whether they are ready.
private struct NodeList: Decodable {
    struct Node: Decodable {
        let status: Conditions?

        var isReady: Bool { status?.isTrue("Ready") ?? false }
    }

    let items: [Node]
}

/// The conditions of a status.
struct Conditions: Decodable {
    struct Condition: Decodable {
        let type: String
        let status: String
        let message: String?
    }

    let conditions: [Condition]?

    func isTrue(_ type: String) -> Bool {
        conditions?.contains { $0.type == type && $0.status == "True" } ?? false
    }
}
