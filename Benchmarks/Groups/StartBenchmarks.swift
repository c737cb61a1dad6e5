import Foundation

/// From the start of the process to the first 200 of `/readyz`, on a new data directory and on one that is there.
enum StartBenchmarks {
    private struct Times {
        var ready: [UInt64] = []
        var stop: [UInt64] = []
    }

    static func run(_ bench: Bench) async throws -> [Figure] {
        guard case .own(let binary) = bench.target else {
            throw NotMeasurable(description: "the start of a server that already runs can't be measured")
        }
        var fresh = Times()
        var existing = Times()
        for _ in 0..<bench.sizes.starts {
            let directory = try bench.makeDirectory()
            let options = ServerOptions(binary: binary, directory: directory)
            try await start(options, &fresh)
            try await start(options, &existing)
            try FileManager.default.removeItem(at: directory)
        }
        let median = { (times: [UInt64]) in Measure.seconds(Latencies(nanoseconds: times).median) }
        let note = "median of \(bench.sizes.starts)"
        return [
            Figure("start, new data directory", median(fresh.ready), baseline: Baseline.start, note: note),
            Figure(
                "start, existing data directory", median(existing.ready), baseline: Baseline.start,
                note: "\(note), wanted: below 150 ms"),
            Figure("stop after SIGTERM", median(fresh.stop + existing.stop), note: note),
        ]
    }

    private static func start(_ options: ServerOptions, _ times: inout Times) async throws {
        let process = try ServerProcess(options)
        let ready: Double
        do {
            ready = try await process.waitUntilReady(try Client(endpoint: process.endpoint))
        } catch {
            try await process.stop()
            throw error
        }
        times.ready.append(UInt64(ready * 1e9))
        times.stop.append(UInt64(try await process.stop() * 1e9))
    }
}
