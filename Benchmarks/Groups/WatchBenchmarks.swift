/// Many watchers of one namespace while ConfigMaps are created in it: at fixed rates, and as fast as it goes.
enum WatchBenchmarks {
    static func run(_ bench: Bench) async throws -> [Figure] {
        var figures: [Figure] = []
        for rate in bench.sizes.watchedRates {
            let result = try await measure(bench, pace: .perSecond(rate))
            figures.append(tail(result, "at \(rate) creates/s", bench.sizes))
        }
        let result = try await measure(bench, pace: .asAnswered)
        figures.append(
            Figure(
                "\(bench.sizes.watchers) watchers, deliveries", .perSecond(result.perSecond),
                baseline: Baseline.deliveries, note: "\(result.latencies.count) deliveries, creates at full speed"))
        figures.append(tail(result, "creates at full speed", bench.sizes))
        return figures
    }

    private static func tail(_ result: DeliveryResult, _ how: String, _ sizes: Sizes) -> Figure {
        let p50 = Measure.seconds(result.latencies.median).text
        return Figure(
            "\(sizes.watchers) watchers, p99, \(how)", .seconds(result.latencies.percentile(99)),
            baseline: Baseline.deliveryTail, note: "p50 \(p50), \(Measure.perSecond(result.perSecond).text)")
    }

    private static func measure(_ bench: Bench, pace: LoadPlan.Pace) async throws -> DeliveryResult {
        let sizes = bench.sizes
        return try await bench.withServer { server in
            let path = "/api/v1/namespaces/\(try await server.makeNamespace("watchers"))/configmaps"
            let endpoint = server.client.endpoint
            let version = try await server.client.request(.get, path).decode(ListAnswer.self).metadata.resourceVersion
            let watch = RequestTemplate(.get, "\(path)?watch=1&resourceVersion=\(version)", to: endpoint)
            let create = RequestTemplate(.post, path, body: Bodies.configMap(prefix: "watched-"), to: endpoint)
            let plan = LoadPlan(template: create, count: sizes.watchedCreates, pace: pace)
            let writers = try await server.client.open(sizes.connections)
            let readers = try await server.client.open(sizes.watchers)
            defer {
                writers.close()
                readers.close()
            }
            return try await Deliveries.measure(plan, watch: watch, mark: "watched-", writers, readers)
        }
    }
}

/// As much of a list as is needed to watch from there.
struct ListAnswer: Decodable {
    struct Metadata: Decodable {
        let resourceVersion: String
    }

    let metadata: Metadata
}
