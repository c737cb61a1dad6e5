import Foundation
import NIOCore

/// Very many watches that wait: what each costs in memory, and whether all of them get the next event.
enum IdleWatchBenchmarks {
    static func run(_ bench: Bench) async throws -> [Figure] {
        let count = bench.sizes.idleWatches
        try raiseOpenFiles(to: count + Limits.ownFiles)
        return try await bench.withServer { server in
            let path = "/api/v1/namespaces/\(try await server.makeNamespace("idle-watches"))/configmaps"
            let endpoint = server.client.endpoint
            let version = try await server.client.request(.get, path).decode(ListAnswer.self).metadata.resourceVersion
            let watch = RequestTemplate(.get, "\(path)?watch=1&resourceVersion=\(version)", to: endpoint)
            let before = try ProcessUsage.memory(of: server.processes)

            let from = ContinuousClock.now
            let connections = try await server.client.open(count)
            defer { connections.close() }
            let (events, watchers) = try await open(watch, connections)
            let opening = (ContinuousClock.now - from).seconds
            let idle = try ProcessUsage.memory(of: server.processes)

            let creation = ContinuousClock.now
            async let creating = server.client.request(.post, path, body: Bodies.configMap(prefix: "event-"))
            let reached = try await connections.use { _, eventLoop in
                events.value.result(within: Limits.deliverySeconds, eventLoop: eventLoop)
            }
            let seconds = (ContinuousClock.now - creation).seconds
            _ = try await creating
            withExtendedLifetime(watchers) {}
            var figures = [
                Figure(
                    "idle watches that get the next event", .count(reached),
                    note: "of \(count), opened in \(Measure.seconds(opening).text)"),
                Figure("one event to all idle watches", .seconds(seconds)),
            ]
            if !server.processes.isEmpty {
                let perWatch = (idle.proportional - before.proportional) / count
                let total = Measure.bytes(idle.resident).text
                let note = "TLS connection included; \(total) in all"
                figures.append(Figure("memory of an idle watch", .bytes(perWatch), note: note))
            }
            return figures
        }
    }

    private static func open(
        _ watch: RequestTemplate, _ connections: Connections
    ) async throws -> (NIOLoopBound<FirstEvents>, NIOLoopBound<[Watcher]>) {
        try await connections.use { connections, eventLoop in
            let events = FirstEvents(expected: connections.count, eventLoop: eventLoop)
            let watchers = connections.map { Watcher(over: $0, eventLoop: eventLoop, receiver: events.receiver()) }
            let result = (NIOLoopBound(events, eventLoop: eventLoop), NIOLoopBound(watchers, eventLoop: eventLoop))
            return EventLoopFuture.andAllSucceed(watchers.map { $0.open(watch) }, on: eventLoop).map { result }
        }
    }

    private static func raiseOpenFiles(to count: Int) throws {
        let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        var limit = rlimit()
        guard getrlimit(resource, &limit) == 0 else { return }
        limit.rlim_cur = max(limit.rlim_cur, min(limit.rlim_max, rlim_t(count)))
        guard limit.rlim_cur >= rlim_t(count), setrlimit(resource, &limit) == 0 else {
            throw NotMeasurable(
                description: "\(count) open files are needed and \(limit.rlim_max) are allowed: raise the hard limit")
        }
    }
}
