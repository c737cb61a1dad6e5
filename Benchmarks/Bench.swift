import Foundation

/// A server that is ready to be measured.
struct ServerUnderTest: Sendable {
    let client: Client
    /// The processes that make it up; empty when they are not known.
    let processes: [Int32]

    /// Creates a namespace for a group of benchmarks. Returns its name.
    func makeNamespace(_ group: String) async throws -> String {
        let name = "bench-\(group)-\(UInt32.random(in: .min ... .max))"
        try await client.request(.post, "/api/v1/namespaces", body: Bodies.namespace(name))
        return name
    }

    /// Runs a load; beside what it took, the note says how much processor time a request cost on both sides.
    func run(_ plan: LoadPlan, connections: Int) async throws -> (result: LoadResult, note: String) {
        let clientBefore = try ProcessUsage.processorSeconds(of: [getpid()])
        let serverBefore = try ProcessUsage.processorSeconds(of: processes)
        let result = try await client.run(plan, connections: connections)
        let client = try ProcessUsage.processorSeconds(of: [getpid()]) - clientBefore
        let server = try ProcessUsage.processorSeconds(of: processes) - serverBefore
        let perRequest = { (seconds: Double) in Measure.seconds(seconds / Double(plan.count)).text }
        let serverNote = processes.isEmpty ? "" : "server \(perRequest(server)), "
        return (result, "CPU per request: \(serverNote)client \(perRequest(client))")
    }
}

/// What all groups of benchmarks work with: how much to do, and a server to do it to.
struct Bench: Sendable {
    enum Target: Sendable {
        /// A server somebody else runs. Its processes may be known, to look at their memory.
        case running(Endpoint, processes: [Int32])
        /// This program starts servers from the binary.
        case own(binary: URL)
    }

    let target: Target
    let sizes: Sizes
    /// Where data of own servers goes.
    let directory: URL

    /// Gives the body a server: an own one with an empty data directory that has just become ready, or the running
    /// one.
    func withServer<Result>(
        simulatedNodes: Int = 0, _ body: (ServerUnderTest) async throws -> Result
    ) async throws -> Result {
        switch target {
        case .running(let endpoint, let processes):
            return try await body(ServerUnderTest(client: try Client(endpoint: endpoint), processes: processes))
        case .own(let binary):
            let directory = try makeDirectory()
            let options = ServerOptions(binary: binary, directory: directory, simulatedNodes: simulatedNodes)
            let process = try ServerProcess(options)
            let client = try Client(endpoint: process.endpoint)
            let outcome: Swift.Result<Result, any Error>
            do {
                _ = try await process.waitUntilReady(client)
                let server = ServerUnderTest(client: client, processes: [process.processID])
                outcome = .success(try await body(server))
            } catch {
                outcome = .failure(error)
            }
            try await process.stop()
            try FileManager.default.removeItem(at: directory)
            return try outcome.get()
        }
    }

    /// A new, empty directory for one server.
    func makeDirectory() throws -> URL {
        let directory = directory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        return directory
    }
}
