/// Creates of small ConfigMaps, many at a time and one at a time, and of pods. All of them durable when answered.
enum WriteBenchmarks {
    static func run(_ bench: Bench) async throws -> [Figure] {
        let sizes = bench.sizes
        return try await bench.withServer { server in
            let namespace = try await server.makeNamespace("writes")
            let plan = { (prefix: String, count: Int) in
                let path = "/api/v1/namespaces/\(namespace)/configmaps"
                let body = Bodies.configMap(prefix: prefix)
                return LoadPlan(
                    template: RequestTemplate(.post, path, body: body, to: server.client.endpoint), count: count)
            }
            let (many, manyNote) = try await server.run(
                plan("many-", sizes.configMapCreates), connections: sizes.connections)
            let (single, singleNote) = try await server.run(plan("single-", sizes.singleCreates), connections: 1)
            let (pods, podNote) = try await PodLoad.create(
                sizes.podCreates, in: namespace, server, connections: sizes.connections)
            return [
                Figure(
                    "ConfigMap creates, \(sizes.connections) connections", .perSecond(many.perSecond),
                    baseline: Baseline.configMapCreates, note: many.percentilesNote + "; " + manyNote),
                Figure(
                    "ConfigMap create, one at a time, p50", .seconds(single.latencies.median),
                    baseline: Baseline.singleCreate, note: single.percentilesNote + "; " + singleNote),
                Figure(
                    "Pod creates, \(sizes.connections) connections", .perSecond(pods.perSecond),
                    baseline: Baseline.podCreates, note: pods.percentilesNote + "; " + podNote),
            ]
        }
    }
}

extension LoadResult {
    /// Number of requests, middle and tail of the times, in words.
    var percentilesNote: String {
        let p50 = Measure.seconds(latencies.median).text
        let p99 = Measure.seconds(latencies.percentile(99)).text
        return "\(latencies.count) requests, p50 \(p50), p99 \(p99)"
    }
}
