import APIClient
import APIServer
import ClusterAccess
import ObjectModel
import ObjectStore
import Synchronization
import TestKit

/// An API server over a store in memory, with a clock that stands still.
final class TestServer: Sendable {
    static let token = "the-token"
    static let now = Time(seconds: 1_800_000_000)

    let server: APIServer
    let store: LocalObjectStore
    let port: Int
    var client: any APIClient { server.client }
    private let ownSubscribers: Int

    private init(_ server: APIServer, _ store: LocalObjectStore, port: Int) {
        self.server = server
        self.store = store
        self.port = port
        ownSubscribers = store.subscribers
    }

    /// How many watches there are, beside what the server itself follows.
    var watches: Int { store.subscribers - ownSubscribers }

    /// Runs a test against a new server. `port` 0 is any; nil: it does not listen.
    /// - Parameter hasPolicy: Whether it has the roles and bindings that every cluster has.
    static func run(
        windowEntries: Int = StoreLimits.windowEntries, listens: Bool = true, hasPolicy: Bool = false,
        explanations: any ExplanationSource = NoExplanations(), tokens: ServiceAccountTokens = ServiceAccountTokens(),
        log: any CommitLog = MemoryLog(),
        configure: (inout APIServerConfiguration) -> Void = { _ in },
        _ body: (TestServer) async throws -> Void
    ) async throws {
        let store = try LocalObjectStore(log: log, windowEntries: windowEntries)
        var configuration = configuration
        configure(&configuration)
        let server = APIServer(
            configuration: configuration, store: store, explanations: explanations, tokens: tokens)
        try await server.createBootstrapObjects()
        if hasPolicy { try await server.reconcileBootstrapPolicy() }
        let port = listens ? try await server.start() : 0
        let result: Result<Void, any Error>
        do { result = .success(try await body(TestServer(server, store, port: port))) } catch {
            result = .failure(error)
        }
        try await server.stop()
        store.close()
        try result.get()
    }

    private static var configuration: APIServerConfiguration {
        let count = Mutex<UInt64>(0)
        let next: @Sendable () -> UInt64 = {
            count.withLock { count in
                count += 1
                return count
            }
        }
        let environment = ServerEnvironment(
            now: { now },
            uid: {
                let digits = String(next())
                return "00000000-0000-4000-8000-" + String(repeating: "0", count: 12 - digits.count) + digits
            },
            suffix: { length in
                let text = String(next(), radix: 36)
                return String(repeating: "0", count: max(0, length - text.count)) + text.suffix(length)
            })
        var configuration = APIServerConfiguration(environment: environment)
        // A test may wait for others much longer than a client may be silent.
        configuration.limits.requestTime = .hours(1)
        configuration.limits.idleTime = .hours(1)
        configuration.port = 0
        configuration.certificate = Array(TestCertificates.server.utf8)
        configuration.key = Array(TestCertificates.serverKey.utf8)
        configuration.authority = Array(TestCertificates.authority.utf8)
        configuration.identify = { _ in administrator("by-certificate") }
        configuration.tokens = .static([
            token: administrator("by-token"),
            "plain": Caller(name: "jane", groups: ["system:authenticated"]),
        ])
        return configuration
    }

    private static func administrator(_ name: String) -> Caller {
        Caller(name: name, groups: ["system:masters", "system:authenticated"])
    }

    // MARK: - Objects

    static func resource(_ plural: String, group: String = "", version: String = "v1") -> ResourceType {
        guard let found = Schema.kubernetes.resource(group: group, version: version, plural: plural) else {
            preconditionFailure("no resource \(plural)")
        }
        return found
    }

    static let configMaps = resource("configmaps")
    static let pods = resource("pods")
    static let services = resource("services")
    static let namespaces = resource("namespaces")
    static let roles = resource("roles", group: "rbac.authorization.k8s.io")
    static let roleBindings = resource("rolebindings", group: "rbac.authorization.k8s.io")

    static func configMap(_ name: String, _ data: Fields = Fields(), labels: Fields = Fields()) -> Value {
        var metadata = Fields([("name", .string(name))])
        if !labels.isEmpty { metadata["labels"] = .object(labels) }
        return [
            "apiVersion": "v1", "kind": "ConfigMap", "metadata": .object(metadata), "data": .object(data),
        ]
    }

    static func pod(_ name: String) -> Value {
        [
            "apiVersion": "v1", "kind": "Pod", "metadata": ["name": .string(name)],
            "spec": ["containers": [["name": "main", "image": "busybox"]]],
        ]
    }

    @discardableResult
    func create(_ object: Value, _ resource: ResourceType = configMaps, namespace: String = "default") async throws
        -> Value
    {
        try await client.create(
            resource, namespace: resource.namespaced ? namespace : "", name: nil, subresource: nil, object: object)
    }

    /// Without it no pod can be created in the namespace `default`.
    func createDefaultAccount() async throws {
        try await create(
            ["apiVersion": "v1", "kind": "ServiceAccount", "metadata": ["name": "default"]],
            Self.resource("serviceaccounts"))
    }

    /// Writes an object many times, past all rules, to move the watch window on. Returns after the last write.
    func churn(_ times: Int, name: String = "churn", size: Int = 0) async {
        let key = ObjectKey(resource: "configmaps", namespace: "default", name: name)
        let padding = String(repeating: "x", count: size)
        for turn in 0..<times {
            var object = Self.configMap(name, ["turn": .string("\(turn)"), "padding": .string(padding)])
            if case .object(var fields) = object {
                var metadata = fields.object("metadata")
                metadata["namespace"] = "default"
                fields["metadata"] = .object(metadata)
                object = .object(fields)
            }
            let write = Write(key: key, precondition: nil, operation: .put(object))
            // The last is waited for: all before it are stored then.
            guard turn == times - 1 || turn % 1000 == 999 else {
                store.commit(write) { _ in }
                continue
            }
            await withCheckedContinuation { continuation in
                store.commit(write) { _ in continuation.resume() }
            }
        }
    }
}

extension Value {
    var name: String { self["metadata"]?["name"]?.stringValue ?? "" }
    var version: String { self["metadata"]?["resourceVersion"]?.stringValue ?? "" }
}

/// The refusal that an operation ends with; nil when it succeeds.
func refusal(_ operation: () async throws -> Void) async -> StatusError? {
    do {
        try await operation()
        return nil
    } catch let error as StatusError {
        return error
    } catch {
        return .internalError("\(error)")
    }
}

// MARK: - What many tests look at

/// Namespaces that are there from the start.
enum BootstrapNamespaces { static let count = 4 }

extension TestServer {
    private static let common = Task<TestServer, any Error> {
        let store = try LocalObjectStore(log: MemoryLog())
        let server = APIServer(configuration: configuration, store: store, tokens: ServiceAccountTokens())
        try await server.createBootstrapObjects()
        try await server.reconcileBootstrapPolicy()
        return TestServer(server, store, port: try await server.start())
    }

    /// Runs a test that changes nothing, or only what is its own, against a server that it shares with others.
    static func shared(_ body: (TestServer) async throws -> Void) async throws {
        try await body(common.value)
    }

    /// Fails when the server does not answer a new client.
    func isWell() async throws {
        let api = try await TestConnection.open(self)
        let answer = try await api.request("GET", "/readyz")
        guard answer.status == 200 else { throw ConnectionEnded() }
        await api.close()
    }
}

/// Waits for what another thread brings about; false when it does not come in very many turns.
func settles(_ isTrue: () async -> Bool) async -> Bool {
    for _ in 0..<2000 {
        if await isTrue() { return true }
        do { try await Task.sleep(for: .milliseconds(2)) } catch { return false }
    }
    return false
}
