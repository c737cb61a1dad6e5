import ClusterAccess
import ControllerRuntime
import Controllers
import ObjectModel
import Scheduler
import Synchronization
import TestKit

/// Controllers, scheduler and garbage collector, or some of them, as one process with one client and caches of its own.
struct ControlPlane: Sendable {
    /// Which of them a process runs, by name.
    typealias Selection = @Sendable (String) -> Bool

    let client: MortalClient
    private let environment: ControllerEnvironment
    private let controllers: [any Controller]
    private let scheduler: Scheduler?
    private let collector: GarbageCollector?
    private let knowledge = Knowledge()

    /// Whether the process has seen what there is: one that has just started is not idle because it knows nothing yet.
    private final class Knowledge: Sendable {
        let isComplete = Atomic(false)
    }

    private static let schedulerName = "Scheduler"
    private static let collectorName = "GarbageCollector"

    init(_ client: MortalClient, clock: any Clock, runs: Selection = { _ in true }) {
        self.client = client
        environment = ControllerEnvironment(client: client, clock: clock)
        controllers = Self.all(environment).filter { runs(Self.name(of: $0)) }
        scheduler = runs(Self.schedulerName) ? Scheduler(client: client, clock: clock) : nil
        collector = runs(Self.collectorName) ? GarbageCollector(client: client, clock: clock) : nil
    }

    private static func all(_ environment: ControllerEnvironment) -> [any Controller] {
        WorkloadControllers.all(environment)
            + ClusterControllers.all(
                environment, rootCertificate: "PEM", signer: Seals.certificate, accounts: Seals.token)
            + [ClaimProvisioner(environment)]
    }

    /// Tells controllers apart that have one type, or one name.
    private static func name(of controller: any Controller) -> String {
        "\(type(of: controller)) (\(controller.name))"
    }

    /// The names of all there are.
    static var names: Set<String> {
        let environment = ControllerEnvironment(client: InMemoryAPI(), clock: ManualClock())
        return Set(all(environment).map(name)).union([schedulerName, collectorName])
    }

    var isIdle: Bool {
        knowledge.isComplete.load(ordering: .acquiring)
            && collector?.isIdle != false && scheduler?.isIdle != false && controllers.allSatisfy(\.queue.isIdle)
    }

    /// Who is not.
    var busy: [String] {
        controllers.filter { !$0.queue.isIdle }.map(Self.name)
            + (collector?.isIdle == false ? [Self.collectorName] : [])
            + (scheduler?.isIdle == false ? [Self.schedulerName] : [])
            + (knowledge.isComplete.load(ordering: .acquiring) ? [] : ["caches"])
    }

    /// Every part says of its writes whose they are.
    func run() async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await environment.caches.run() }
            group.addTask { await environment.events.run() }
            group.addTask {
                await environment.caches.waitUntilSynced()
                knowledge.isComplete.store(true, ordering: .releasing)
            }
            for controller in controllers {
                group.addTask {
                    await MortalClient.$writer.withValue(Self.name(of: controller)) {
                        await ControllerLoop(controller, in: environment).run()
                    }
                }
            }
            if let scheduler {
                group.addTask {
                    await MortalClient.$writer.withValue(Self.schedulerName) { await scheduler.run() }
                }
            }
            if let collector {
                group.addTask {
                    await MortalClient.$writer.withValue(Self.collectorName) { await collector.run() }
                }
            }
        }
    }
}

/// Stand-ins for the cluster's authority.
private enum Seals {
    struct Certificate: CertificateSigner {
        func sign(request: String, usages: [String], seconds: Int?, now: Time) throws(AccessError) -> String {
            "certificate"
        }
    }

    struct Token: AccountTokenSigner {
        func token(
            serviceAccount: String, uid: String, namespace: String, secret: String
        ) throws(StatusError) -> String { "token of \(namespace)/\(serviceAccount)" }
    }

    static let certificate = Certificate()
    static let token = Token()
}
