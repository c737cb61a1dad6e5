import APIServer
import ClusterAccess
import ControllerRuntime
import Controllers
import Foundation
import Logging
import NIOCore
import NodeAgent
import ObjectModel
import ObjectRules
import ObjectStore
import Scheduler

/// Puts the parts of a cluster together and runs them until a signal asks to end.
enum ClusterStart {
    /// - Parameter hasDefaultClass: Whether a new cluster begins with a storage class for claims that name none.
    static func run(_ options: ServerOptions, nodes: NodePlan, hasDefaultClass: Bool = false) async throws {
        try await Failure.reporting {
            let directory = DataDirectory(path: options.place.dataDir)
            if options.detach, !DetachedProcess.isThisProcess() {
                return try await DetachedProcess(directory: directory).start()
            }
            MemoryAllocator.growInLargeSteps()
            let signals = TerminationSignals.stream()
            LoggingSystem.bootstrap { label in
                var handler = StreamLogHandler.standardError(label: label)
                handler.logLevel = options.verbose ? .debug : .warning
                return handler
            }
            let cluster = try await Cluster(
                options, nodes: nodes, hasDefaultClass: hasDefaultClass, directory: directory)
            try await cluster.run(until: signals)
        }
    }
}

/// A running cluster.
struct Cluster: Sendable {
    private let directory: DataDirectory
    private let claim: DirectoryClaim
    private let store: LocalObjectStore
    private let server: APIServer
    private let standing: StandingObjects
    private let nodes: NodeGroup
    private let plan: NodePlan
    private let certificates: ClusterCertificates
    private let tokens: ServiceAccountTokens
    private let explanations = ClusterExplanations()
    private let progress = Progress()

    /// Opens everything in its order; the API answers when this returns.
    init(
        _ options: ServerOptions, nodes plan: NodePlan, hasDefaultClass: Bool, directory: DataDirectory
    ) async throws {
        let started = ContinuousClock.now
        self.directory = directory
        claim = try directory.take()
        let plan = try plan.keepingName(in: directory)
        self.plan = plan
        certificates = try ClusterCertificates.open(
            directory.certificates, names: .ofThisMachine(), now: WallClock().now())
        let encryption = StoreEncryption(
            directory, keys: options.encryptionKeys, resources: options.encryptedResources)
        store = try LocalObjectStore(
            log: SQLiteLog(path: directory.database, sealing: try encryption.sealing()), seldomRead: ["events"])
        tokens = ServiceAccountTokens(key: certificates.serviceAccountKey)
        let logs = AgentLogs(areOthersSimulated: plan.isSimulated)
        server = APIServer(
            configuration: try Self.configuration(options, certificates), store: store, logs: logs,
            explanations: explanations, tokens: tokens)
        try await server.createBootstrapObjects(
            atFirstStart: hasDefaultClass ? [BootstrapObjects.localPathClass] : [])
        try await server.reconcileBootstrapPolicy()
        let port = try await Self.listen(server, options)
        progress.done("API server at https://127.0.0.1:\(port), ready after \(Self.text(.now - started))")
        standing = StandingObjects(server: server, port: port)
        do {
            try await standing.publish()
        } catch let error as StatusError where error.code == 422 {
            // Its address may be taken by an older service: the cluster works without it.
            progress.say("the service default/kubernetes is not there: \(error.message)")
        }
        nodes = try NodeGroup(
            plan, directory: directory, server: server, logs: logs, port: port,
            credentials: NodeCredentials(client: server.client, tokens: tokens).ofPods(certificates.authority))
        try await ClusterInfo(client: server.client, port: port, authority: certificates.authority).publish()
        if !options.noKubeconfig {
            let file = try KubeconfigFile.toWrite(
                explicit: options.kubeconfig, environment: ProcessInfo.processInfo.environment)
            try file.merge(
                KubeconfigEntry(
                    server: "https://127.0.0.1:\(port)", authority: certificates.authority, client: certificates.admin))
            progress.done("kubeconfig \(file.path), context \(KubeconfigEntry.defaultName)")
        }
    }

    private static func text(_ duration: Duration) -> String {
        duration.formatted(.units(allowed: [.seconds, .milliseconds], width: .narrow))
    }

    private static func configuration(
        _ options: ServerOptions, _ certificates: ClusterCertificates
    ) throws -> APIServerConfiguration {
        var configuration = APIServerConfiguration(environment: .ofThisMachine)
        configuration.port = options.port
        configuration.certificate = Array(certificates.serving.certificate.utf8)
        configuration.key = Array(certificates.serving.key.utf8)
        configuration.authority = Array(certificates.authority.utf8)
        configuration.version = Build.version
        let proxy = try ProxyCredentials(name: ProxyIdentity.name, now: WallClock().now())
        configuration.proxyIdentity = ProxyIdentity(
            authority: proxy.authority, certificate: proxy.certificate, key: proxy.key)
        configuration.audit = try options.audit.open()
        configuration.identify = { der in
            // A certificate that names nobody is no reason to refuse the connection: the caller is anonymous then.
            do {
                let identity = try ClientIdentity(derEncoded: der)
                var caller = Caller(name: identity.user, groups: identity.groups + ["system:authenticated"])
                caller.uid = identity.uid ?? ""
                caller.extra["authentication.kubernetes.io/credential-id"] = [identity.credentialID]
                return caller
            } catch {
                return nil
            }
        }
        if let token = options.adminToken {
            let administrator = Caller(name: "admin", groups: ["system:masters", "system:authenticated"])
            configuration.tokens = .static([token: administrator])
        }
        if let path = options.tokenFile {
            let file = try TokenFile(path: path)
            configuration.tokens.add { token in
                file.owner(of: token).map { owner in
                    var caller = Caller(name: owner.user, groups: owner.groups + ["system:authenticated"])
                    caller.uid = owner.uid
                    return caller
                }
            }
        }
        return configuration
    }

    private static func listen(_ server: APIServer, _ options: ServerOptions) async throws -> Int {
        do {
            return try await server.start()
        } catch let error as IOError where error.errnoCode == EADDRINUSE {
            throw Failure(
                "port \(options.port) of 127.0.0.1 is taken by another program",
                advice: "stop it (find it with: ss -ltnp 'sport = :\(options.port)'), or choose another with --port")
        } catch let error as IOError where error.errnoCode == EACCES {
            throw Failure("port \(options.port) is not for everybody", advice: "choose one above 1023 with --port")
        }
    }

    /// Tells the person at the terminal, and whoever started this in the background.
    private func announceReadiness(_ clock: any Clock) async {
        do {
            try await ClusterReadiness(client: server.client, clock: clock, nodes: Set(plan.names)).wait()
            progress.done("nodes: \(plan.description)")
            try directory.markReady()
            progress.say(
                "Look around with: kubectl get nodes      Stop with: swiftlet down --data-dir \(directory.path)")
        } catch is CancellationError {
            return
        } catch {
            progress.say("the cluster does not become ready: \(error)")
        }
    }

    /// Runs controllers, scheduler and nodes until a signal; then stops the pods and closes everything.
    func run(until signals: AsyncStream<Int32>) async throws {
        let clock = WallClock()
        let environment = ControllerEnvironment(
            client: server.client(as: "kube-controller-manager"), clock: clock,
            instance: ProcessInfo.processInfo.hostName, keepsLongLooksApart: true
        ) { [store] in store.expectMany($0) }
        let provisioner = VolumeProvisioner(environment, sites: plan.volumeSites(in: directory))
        let controllers =
            ClusterControllers.all(
                environment, rootCertificate: certificates.authority, signer: certificates, accounts: tokens)
            + WorkloadControllers.all(environment) + [provisioner]
        let scheduler = Scheduler(client: server.client(as: "kube-scheduler"), clock: clock)
        let collector = GarbageCollector(
            client: environment.client, clock: clock, rightOfWay: environment.rightOfWay)
        explanations.answer(
            with: Explainer(environment, controllers: controllers) { key in
                scheduler.explain(podNamed: key.name, namespace: key.namespace).map { Explanation($0, of: key) }
            })
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await ControllerHost(environment, controllers: controllers).run() }
            group.addTask { await scheduler.run() }
            group.addTask { await EventExpirer(client: server.client, clock: clock).run() }
            group.addTask { await collector.run() }
            group.addTask { await standing.keep(clock) }
            group.addTask { await MemoryAllocator.keepTrim(clock) }
            group.addTask { await nodes.run() }
            group.addTask { await provisioner.removeLeftovers() }
            group.addTask { await announceReadiness(clock) }
            var iterator = signals.makeAsyncIterator()
            _ = await iterator.next()
            await nodes.stop()
            group.cancelAll()
            // What is acknowledged is on disk; what runs on would only delay the end.
            store.close()
            server.closeAuditLog()
            exit(0)
        }
    }
}

extension ServerEnvironment {
    /// The clock and the chance of this machine.
    static let ofThisMachine = ServerEnvironment(
        now: { WallClock().now() },
        uid: RandomUID.make,
        suffix: { length in
            // Kubernetes' letters: no vowels, so no words, and nothing that looks like something else.
            let letters = Array("bcdfghjklmnpqrstvwxz2456789")
            return String((0..<length).map { _ in letters[Int.random(in: 0..<letters.count)] })
        })
}
