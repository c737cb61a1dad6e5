import Foundation

/// What access control costs: the same loads by an administrator, who is asked nothing, and by a service account whose
/// role allows just that, while there are many other roles and bindings. The two take turns, so that a machine that
/// gets slower or faster does it to both.
enum AccessBenchmarks {
    private static let rounds = 4

    static func run(_ bench: Bench) async throws -> [Figure] {
        let sizes = bench.sizes
        return try await bench.withServer { server in
            let namespace = try await server.makeNamespace("access")
            try await makeBindings(sizes.otherBindings, in: namespace, server, sizes)
            let account = try await makeAccount(in: namespace, server)
            let maps = "/api/v1/namespaces/\(namespace)/configmaps"
            let name = RequestTemplate.placeholder
            try await fill(maps, server, sizes)
            try await PodLoad.create(sizes.listedPods / 10, in: namespace, server, connections: sizes.connections)
            return [
                try await compare("creates", server, account, sizes) { endpoint, round, who in
                    let body = Bodies.configMap(prefix: "\(who)-\(round)-")
                    return LoadPlan(
                        template: RequestTemplate(.post, maps, body: body, to: endpoint),
                        count: sizes.configMapCreates / rounds)
                },
                try await compare("gets", server, account, sizes) { endpoint, _, _ in
                    LoadPlan(
                        template: RequestTemplate(.get, "\(maps)/read-\(name)", to: endpoint),
                        count: sizes.gets / rounds, distinctNumbers: sizes.readObjects)
                },
                try await compare("lists of \(sizes.listedPods / 10) pods", server, account, sizes) { endpoint, _, _ in
                    LoadPlan(
                        template: RequestTemplate(.get, "/api/v1/namespaces/\(namespace)/pods", to: endpoint),
                        count: sizes.lists * 10 / rounds)
                },
            ]
        }
    }

    // MARK: - What is there

    private static func fill(_ path: String, _ server: ServerUnderTest, _ sizes: Sizes) async throws {
        let create = RequestTemplate(
            .post, path, body: Bodies.configMap(prefix: "read-"), to: server.client.endpoint)
        _ = try await server.client.run(
            LoadPlan(template: create, count: sizes.readObjects), connections: sizes.connections)
    }

    /// Bindings of others, in the same namespace.
    private static func makeBindings(
        _ count: Int, in namespace: String, _ server: ServerUnderTest, _ sizes: Sizes
    ) async throws {
        let path = "/apis/rbac.authorization.k8s.io/v1/namespaces/\(namespace)/rolebindings"
        let number = RequestTemplate.placeholder
        let body = binding("other-\(number)", subject: #"{"kind":"User","name":"user-\#(number)"}"#, role: "view")
        let create = RequestTemplate(.post, path, body: body, to: server.client.endpoint)
        _ = try await server.client.run(
            LoadPlan(template: create, count: count), connections: sizes.connections)
    }

    private static func binding(_ name: String, subject: String, role: String) -> String {
        let kind = role == "view" ? "ClusterRole" : "Role"
        return #"{"apiVersion":"rbac.authorization.k8s.io/v1","kind":"RoleBinding","metadata":{"name":"\#(name)"},"#
            + #""roleRef":{"apiGroup":"rbac.authorization.k8s.io","kind":"\#(kind)","name":"\#(role)"},"#
            + #""subjects":[\#(subject)]}"#
    }

    /// A service account with a role, and the server as it sees it.
    private static func makeAccount(in namespace: String, _ server: ServerUnderTest) async throws -> ServerUnderTest {
        let rules = "/apis/rbac.authorization.k8s.io/v1/namespaces/\(namespace)"
        let accounts = "/api/v1/namespaces/\(namespace)/serviceaccounts"
        try await server.client.request(
            .post, accounts, body: #"{"apiVersion":"v1","kind":"ServiceAccount","metadata":{"name":"bench"}}"#)
        try await server.client.request(
            .post, "\(rules)/roles",
            body: #"{"apiVersion":"rbac.authorization.k8s.io/v1","kind":"Role","metadata":{"name":"bench"},"rules":["#
                + #"{"apiGroups":[""],"resources":["configmaps"],"verbs":["create","get"]},"#
                + #"{"apiGroups":[""],"resources":["pods"],"verbs":["list"]}]}"#)
        let subject = #"{"kind":"ServiceAccount","name":"bench","namespace":"\#(namespace)"}"#
        try await server.client.request(
            .post, "\(rules)/rolebindings", body: binding("bench", subject: subject, role: "bench"))
        let answer = try await server.client.request(
            .post, "\(accounts)/bench/token",
            body: #"{"apiVersion":"authentication.k8s.io/v1","kind":"TokenRequest","spec":{}}"#)
        let token = try answer.decode(TokenAnswer.self).status.token
        let endpoint = server.client.endpoint
        return ServerUnderTest(
            client: try Client(endpoint: Endpoint(host: endpoint.host, port: endpoint.port, token: token)),
            processes: server.processes)
    }

    private struct TokenAnswer: Decodable {
        struct Status: Decodable { let token: String }
        let status: Status
    }

    // MARK: - Measuring

    private static func compare(
        _ what: String, _ server: ServerUnderTest, _ account: ServerUnderTest, _ sizes: Sizes,
        plan: (Endpoint, Int, String) -> LoadPlan
    ) async throws -> Figure {
        var seconds = ["admin": 0.0, "account": 0.0]
        var requests = 0
        for round in 0..<rounds {
            let turns = [("admin", server), ("account", account)]
            for (who, server) in round.isMultiple(of: 2) ? turns : turns.reversed() {
                let plan = plan(server.client.endpoint, round, who)
                seconds[who, default: 0] += try await server.client.run(plan, connections: sizes.connections).seconds
                if who == "account" { requests += plan.count }
            }
        }
        let (admin, own) = (seconds["admin"] ?? 0, seconds["account"] ?? 0)
        let share = String(format: "%.1f %%", 100 * admin / own)
        let adminRate = Measure.perSecond(Double(requests) / admin).text
        return Figure(
            "\(what) by a service account with a role", .perSecond(Double(requests) / own),
            note: "\(share) of an administrator's \(adminRate); \(sizes.otherBindings) other bindings in the namespace")
    }
}
