import APIClient
import AccessRules
import ClusterAccess
import NIOCore
import NIOPosix
import NIOSSL
import ObjectCoding
import ObjectModel
import ObjectRules
import ObjectStore
import OutgoingHTTP
import Synchronization

/// What an API server needs to know to start.
public struct APIServerConfiguration: Sendable {
    public var host = "127.0.0.1"
    /// 0: any free port.
    public var port = 6443
    /// PEM: the certificate that clients see, its key, and the authority whose client certificates are believed.
    public var certificate: [UInt8] = []
    public var key: [UInt8] = []
    public var authority: [UInt8] = []
    /// Bearer tokens and their owners.
    public var tokens = TokenSources()
    /// Names the owner of a client certificate (DER) that the authority has signed; nil for one that names nobody.
    public var identify: @Sendable ([UInt8]) -> Caller? = { _ in nil }
    /// Of Swiftlet, such as `0.1.0`.
    public var version = "0.0.0"
    public var environment: ServerEnvironment
    /// Where the audit log goes, and what is written; nil: no log.
    public var audit: (sink: any AuditSink, policy: AuditPolicy)?
    /// How the server shows others, to which it passes requests on, that it may; nil: it does not show it.
    public var proxyIdentity: ProxyIdentity?
    package var limits = ConnectionLimits()

    public init(environment: ServerEnvironment) { self.environment = environment }
}

/// The API server: serves the objects of a store over HTTPS, and to the parts of Swiftlet in this process.
public final class APIServer: Sendable {
    /// The same API without HTTP.
    public let client: any APIClient
    private let configuration: APIServerConfiguration
    private let operations: ObjectOperations
    private let server: HTTPServer
    private let group: MultiThreadedEventLoopGroup
    private let audit: Audit?
    private let definitions: DefinitionRegistrar
    private let apiServices: APIServiceRegistrar
    private let policies: PolicyStatusWriter
    /// Follow the definitions of custom resources, the APIServices and the policies.
    private let registrars = Mutex<Task<Void, Never>?>(nil)

    public init(
        configuration: APIServerConfiguration, store: any ObjectStore, logs: any PodLogSource = NoPodLogs(),
        explanations: any ExplanationSource = NoExplanations(), tokens: ServiceAccountTokens,
        schema: Schema = .kubernetes
    ) {
        self.configuration = configuration
        operations = ObjectOperations(schema: schema, store: store, environment: configuration.environment)
        client = LocalAPIClient(operations: operations, manager: "kube-apiserver")
        definitions = DefinitionRegistrar(operations: operations, client: client)
        definitions.load()
        policies = PolicyStatusWriter(operations: operations, client: client)
        policies.load()
        let remote = RemoteServices()
        let http = HTTPClient()
        let endpoints = ServiceEndpoints(lookups: operations.lookups)
        apiServices = APIServiceRegistrar(
            operations: operations, client: client, remote: remote,
            availability: ServiceAvailability(
                http: http, lookups: operations.lookups, services: endpoints, identity: configuration.proxyIdentity))
        apiServices.load()
        group = MultiThreadedEventLoopGroup(numberOfThreads: System.coreCount)
        let now = configuration.environment.now
        let lookups = operations.lookups
        let accounts = AccountTokens(
            tokens: tokens, lookups: lookups, notes: LegacyTokenNotes(client: client))
        let given = configuration.tokens.adding { token in
            { BootstrapTokens(lookups: lookups).caller(of: token, now: now()).map(Identified.init) }
        }
        let address = "\(configuration.host):\(configuration.port)"
        let answers = AnswerWriter(schema: schema, now: now)
        let bodies = BodyReader(schema: schema, decoder: operations.decoder)
        audit = configuration.audit.map { [operations] sink, policy in
            Audit(
                policy: policy,
                log: AuditLog(sink: sink, writer: AuditWriter(decoder: operations.decoder)),
                environment: configuration.environment)
        }
        let handler = RequestHandler(
            router: Router(served: operations.served, remote: remote),
            authenticator: Authenticator(tokens: given.adding { accounts.credential(of: $0, now: now) }),
            authorizer: operations.authorizer,
            answers: answers,
            documents: DocumentHandler(
                served: LiveDocuments(operations.served, remote: remote),
                version: ServerVersion(build: configuration.version, platform: ServerVersion.currentPlatform),
                answers: answers, issuer: IssuerDocuments(tokens: tokens, address: address), address: address),
            verbs: VerbHandler(operations: operations, bodies: bodies, answers: answers),
            subresources: SubresourceHandler(
                operations: operations, bodies: bodies, answers: answers, logs: logs, tokens: accounts),
            reviews: ReviewHandler(
                bodies: bodies, answers: answers, authorizer: operations.authorizer,
                tokens: TokenReviews(tokens: accounts, others: given), operations: operations),
            why: WhyHandler(
                served: operations.served, source: explanations, answers: answers, authorizer: operations.authorizer),
            proxy: ServiceProxy(http: http, services: endpoints, identity: configuration.proxyIdentity),
            flows: FlowFeed(store: store), audit: audit)
        server = HTTPServer(group: group, handler: handler, limits: configuration.limits)
    }

    /// The same API without HTTP, for one who may do no more than their credentials would let them.
    public func client(as caller: Caller, manager: String = "unknown") -> any APIClient {
        LocalAPIClient(operations: operations, caller: caller, manager: manager)
    }

    /// The same API without HTTP, for a node: it reaches itself and what its pods need.
    public func client(asNode name: String) -> any APIClient {
        client(as: NodeIdentity.caller(named: name), manager: "kubelet")
    }

    /// The same API without HTTP, for a part of Swiftlet whose writes are noted in `managedFields` under the name that
    /// this part has in Kubernetes.
    public func client(as manager: String) -> any APIClient { client(as: .system, manager: manager) }

    /// Puts the roles and bindings right that every cluster has: what is missing comes back, what was added stays.
    public func reconcileBootstrapPolicy() async throws {
        try await BootstrapRBAC(client: client, schema: operations.schema).reconcile()
    }

    /// Connections at present.
    package var connections: Int { server.connections }

    /// Creates what every cluster has from its first moment (namespaces, system priority classes).
    /// - Parameter atFirstStart: Created once in the life of a cluster, before anything else: who deletes them is rid
    ///   of them.
    public func createBootstrapObjects(atFirstStart: [Value] = []) async throws {
        let isFirst = operations.lookups.namespace("kube-system") == nil
        for object in (isFirst ? atFirstStart : []) + BootstrapObjects.all { try await createMissing(object) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for object in BootstrapFlowControl.mandatory + BootstrapFlowControl.suggested {
                group.addTask { try await self.createMissing(object) }
            }
            try await group.waitForAll()
        }
        try await apiServices.createBuiltIn()
        if let identity = configuration.proxyIdentity {
            let authority = String(decoding: configuration.authority, as: UTF8.self)
            try await ExtensionAuthentication(client: client, clientAuthority: authority, identity).publish()
        }
    }

    private func createMissing(_ object: Value) async throws {
        let apiVersion = object["apiVersion"]?.stringValue ?? ""
        let kind = object["kind"]?.stringValue ?? ""
        guard let resource = operations.schema.resource(apiVersion: apiVersion, kind: kind) else { return }
        do {
            _ = try await client.create(resource, namespace: "", name: nil, subresource: nil, object: object)
        } catch let error as StatusError where error.isAlreadyExists {
            return
        }
    }

    /// Writes the service `kubernetes`, by which the API is known in the cluster.
    ///
    /// - Parameters:
    ///   - address: An IPv4 address of this machine that is not its alone; without one the service has no endpoint.
    ///   - port: Where the server listens.
    public func publish(address: String?, port: Int) async throws {
        try await ClusterService(client: client, address: address, targetPort: port).publish()
    }

    /// Starts to listen; answers the port.
    @discardableResult
    public func start() async throws -> Int {
        registrars.withLock { task in
            task =
                task
                ?? Task { [definitions, apiServices, policies] in
                    async let ofDefinitions: Void = definitions.run()
                    async let ofServices: Void = apiServices.run()
                    await policies.run()
                    await ofDefinitions
                    await ofServices
                }
        }
        let certificates = try NIOSSLCertificate.fromPEMBytes(configuration.certificate)
        var tls = TLSConfiguration.makeServerConfiguration(
            certificateChain: certificates.map { .certificate($0) },
            privateKey: .privateKey(try NIOSSLPrivateKey(bytes: configuration.key, format: .pem)))
        tls.minimumTLSVersion = .tlsv12
        tls.applicationProtocols = ["h2", "http/1.1"]
        tls.trustRoots = .certificates(try NIOSSLCertificate.fromPEMBytes(configuration.authority))
        // Clients may show a certificate and need not.
        tls.certificateVerification = .optionalVerification
        let identify = configuration.identify
        return try await server.start(host: configuration.host, port: configuration.port, tls: tls) { certificate in
            do {
                return identify(try certificate.toDERBytes())
            } catch {
                // Not readable though verified: as good as none.
                return nil
            }
        }
    }

    /// Stops to listen and closes all connections.
    public func stop() async throws {
        registrars.withLock { $0?.cancel() }
        try await server.stop()
        try await group.shutdownGracefully()
        closeAuditLog()
    }

    /// Writes what is still to be written about requests: for the end of the process, after which nothing is.
    public func closeAuditLog() { audit?.log.close() }
}
