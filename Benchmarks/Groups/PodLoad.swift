/// Creates pods that nobody schedules.
enum PodLoad {
    /// Creates that many pods. Returns how long it took, and the processor time of a request in words.
    @discardableResult
    static func create(
        _ count: Int, in namespace: String, _ server: ServerUnderTest, connections: Int
    ) async throws -> (result: LoadResult, note: String) {
        let path = "/api/v1/namespaces/\(namespace)/pods"
        try await waitUntilAccepted(path, server.client)
        let template = RequestTemplate(.post, path, body: Bodies.pod(prefix: "pod-"), to: server.client.endpoint)
        return try await server.run(LoadPlan(template: template, count: count), connections: connections)
    }

    /// Creates one pod and deletes it, as soon as the server lets it: in a namespace that is new, Kubernetes refuses
    /// pods until its controllers have made the service account.
    private static func waitUntilAccepted(_ path: String, _ client: Client) async throws {
        let body = Bodies.pod(prefix: "first-")
        let from = ContinuousClock.now
        var answer = try await client.exchange(.post, path, body: body)
        while answer.status == 403, ContinuousClock.now - from < .seconds(Limits.readySeconds) {
            try await Task.sleep(for: .milliseconds(Limits.readyPollMilliseconds))
            answer = try await client.exchange(.post, path, body: body)
        }
        guard answer.status == 201 else {
            throw Refusal(status: answer.status, body: answer.body, request: "the first pod")
        }
        try await client.request(.delete, "\(path)/first-\(RequestTemplate.placeholder)?gracePeriodSeconds=0")
    }
}
