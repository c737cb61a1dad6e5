/// Gets of ConfigMaps, and lists of pods: the consistent default, and `resourceVersion=0`, which a cache may answer.
enum ReadBenchmarks {
    static func run(_ bench: Bench) async throws -> [Figure] {
        let sizes = bench.sizes
        return try await bench.withServer { server in
            let namespace = try await server.makeNamespace("reads")
            let gets = try await gets(server, namespace, sizes)
            try await PodLoad.create(sizes.listedPods, in: namespace, server, connections: sizes.connections)
            let path = "/api/v1/namespaces/\(namespace)/pods"
            return [
                gets,
                try await list(server, path, sizes, name: "consistent", baseline: Baseline.consistentList),
                try await list(
                    server, path + "?resourceVersion=0", sizes, name: "from cache", baseline: Baseline.cachedList),
            ]
        }
    }

    private static func gets(_ server: ServerUnderTest, _ namespace: String, _ sizes: Sizes) async throws -> Figure {
        let path = "/api/v1/namespaces/\(namespace)/configmaps"
        let endpoint = server.client.endpoint
        let create = RequestTemplate(.post, path, body: Bodies.configMap(prefix: "read-"), to: endpoint)
        _ = try await server.client.run(
            LoadPlan(template: create, count: sizes.readObjects), connections: sizes.connections)
        let get = RequestTemplate(.get, "\(path)/read-\(RequestTemplate.placeholder)", to: endpoint)
        let plan = LoadPlan(template: get, count: sizes.gets, distinctNumbers: sizes.readObjects)
        let (result, note) = try await server.run(plan, connections: sizes.connections)
        return Figure(
            "gets, \(sizes.connections) connections", .perSecond(result.perSecond), baseline: Baseline.gets,
            note: result.percentilesNote + "; " + note)
    }

    private static func list(
        _ server: ServerUnderTest, _ path: String, _ sizes: Sizes, name: String, baseline: Measure
    ) async throws -> Figure {
        let template = RequestTemplate(.get, path, to: server.client.endpoint)
        let (result, note) = try await server.run(LoadPlan(template: template, count: sizes.lists), connections: 1)
        let bytes = Measure.bytes(result.answerBytes).text
        return Figure(
            "list of \(sizes.listedPods) pods, \(name), p50", .seconds(result.latencies.median), baseline: baseline,
            note: "\(bytes) JSON, \(result.percentilesNote); \(note)")
    }
}
