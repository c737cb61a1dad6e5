/// Server-side apply of Deployments, against creates of the same objects. They are paused, so that their controller
/// leaves them alone and the figures are those of the API server.
enum ApplyBenchmarks {
    static func run(_ bench: Bench) async throws -> [Figure] {
        let (sizes, connections) = (bench.sizes, bench.sizes.connections)
        return try await bench.withServer { server in
            let namespace = try await server.makeNamespace("apply")
            let path = "/apis/apps/v1/namespaces/\(namespace)/deployments"
            func load(_ method: Method, _ prefix: String, image: String) async throws -> (LoadResult, String) {
                let body = Bodies.pausedDeployment(prefix: prefix, image: image)
                let target =
                    method == .post ? path : "\(path)/\(prefix)\(RequestTemplate.placeholder)?fieldManager=bench"
                let template = RequestTemplate(
                    method, target, body: body, type: method == .patch ? "application/apply-patch+yaml" : nil,
                    to: server.client.endpoint)
                return try await server.run(
                    LoadPlan(template: template, count: sizes.applies), connections: connections)
            }
            let creates = try await load(.post, "created-", image: "1.0")
            var figures = [figure("Deployment creates", creates, of: creates.0)]
            for (name, image) in [("new", "1.0"), ("the same again", "1.0"), ("another image", "1.1")] {
                let applies = try await load(.patch, "applied-", image: image)
                figures.append(figure("Deployment applies, \(name)", applies, of: creates.0))
            }
            return figures
        }
    }

    private static func figure(_ name: String, _ outcome: (LoadResult, String), of creates: LoadResult) -> Figure {
        let (result, note) = outcome
        let share = Int((result.perSecond / creates.perSecond * 100).rounded())
        return Figure(
            name, .perSecond(result.perSecond), note: "\(share) % of creates; \(result.percentilesNote); \(note)")
    }
}
