/// Memory of the whole control plane: after a while of doing nothing, and with pods.
enum MemoryBenchmarks {
    static func run(_ bench: Bench) async throws -> [Figure] {
        try await bench.withServer { server in
            guard !server.processes.isEmpty else {
                throw NotMeasurable(description: "memory needs the processes of the server: give them with --pid")
            }
            try await Task.sleep(for: .seconds(bench.sizes.idleSeconds))
            let idle = try ProcessUsage.memory(of: server.processes)
            let namespace = try await server.makeNamespace("memory")
            let pods = bench.sizes.listedPods
            try await PodLoad.create(pods, in: namespace, server, connections: bench.sizes.connections)
            let full = try ProcessUsage.memory(of: server.processes)
            return [
                figure("memory, idle for \(bench.sizes.idleSeconds) s", idle, baseline: Baseline.idleMemory),
                figure("memory, with \(pods) pods", full, baseline: nil),
            ]
        }
    }

    private static func figure(_ name: String, _ memory: ProcessUsage.Memory, baseline: Measure?) -> Figure {
        let wanted = baseline == nil ? "" : ", wanted: below 60 MB"
        let note = "resident; proportional \(Measure.bytes(memory.proportional).text)\(wanted)"
        return Figure(name, .bytes(memory.resident), baseline: baseline, note: note)
    }
}
