import ObjectModel
import TestKit
import Testing
import WorkloadPlans

/// Seeded random histories. Pods start, fail and go at any time, the user changes the Deployment, and the controllers
/// die between any two writes. Every write of a rollout keeps its bounds, and in the end all is as it should be.
@Suite struct DeploymentHistoryTests {
    @Test(arguments: 0..<100 as Range<UInt64>) func everythingSettles(seed: UInt64) throws {
        var history = try DeploymentHistory(seed: seed)
        try history.run()
        let simulation = history.simulation
        let replicas = simulation.deployment?.spec.replicas ?? -1
        #expect(simulation.status.availableReplicas == replicas)
        #expect(simulation.status.updatedReplicas == replicas)
        #expect(simulation.status.replicas == replicas)
        #expect(simulation.activePods.count == replicas)
        #expect(simulation.condition("Progressing")?.contains("NewReplicaSetAvailable") == true)
        #expect(simulation.sets.count <= 1 + 2 + history.strangers.count)
    }

    @Test(arguments: 0..<30 as Range<UInt64>) func whatHasSettledStaysSettled(seed: UInt64) throws {
        var history = try DeploymentHistory(seed: seed)
        try history.run()
        history.simulation.world.now = history.simulation.world.now.adding(seconds: 86_400)
        #expect(try history.simulation.plan().isEmpty)
        for set in history.simulation.sets { #expect(try history.simulation.plan(of: set).isEmpty) }
    }
}

/// One history with everything that must stay as it is.
private struct DeploymentHistory {
    var simulation: DeploymentSimulation
    private(set) var strangers: [ReplicaSet] = []
    private var strangePod = Pod()
    private var random: SeededGenerator
    private var version = 1

    init(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        simulation = try DeploymentSimulation(seed: seed) { deployment in
            deployment.spec.replicas = Int.random(in: 0...6, using: &random)
            deployment.spec.revisionHistoryLimit = 2
            if Int.random(in: 0..<4, using: &random) == 0 {
                deployment.spec.strategy = .make { $0.type = "Recreate" }
            } else {
                let surge = Int.random(in: 0...3, using: &random)
                deployment.spec.strategy.rollingUpdate = .make {
                    $0.maxSurge = .int(surge)
                    $0.maxUnavailable = Bool.random(using: &random) ? .string("40%") : .int(surge == 0 ? 1 : 0)
                }
            }
        }
        self.random = random
        strangers = [
            try simulation.world.create(
                ReplicaSet.new {
                    $0.metadata.name = "other"
                    $0.metadata.namespace = "default"
                    $0.metadata.labels = ["app": "other"]
                    $0.spec.replicas = 0
                    $0.spec.selector = .make { $0.matchLabels = ["app": "other"] }
                })
        ]
        strangePod = try simulation.world.create(
            Pod.new {
                $0.metadata.name = "alone"
                $0.metadata.namespace = "default"
                $0.metadata.labels = ["app": "alone"]
            })
    }

    mutating func run() throws {
        for _ in 0..<60 {
            try step()
            checkStrangers()
        }
        simulation.world.refusesCreation = nil
        try simulation.change { $0.spec.paused = false }
        for _ in 0..<6 {
            try simulation.settle()
            for pod in simulation.activePods where !ControlledPod(pod).isReady && pod.metadata.name != "alone" {
                try simulation.setReady(pod, true)
            }
            try simulation.endDeletedPods()
        }
        try simulation.world.delete(strangePod, gracePeriodSeconds: 0)
        #expect(try simulation.settle())
    }

    private mutating func step() throws {
        switch Int.random(in: 0..<18, using: &random) {
        case 0..<4: try checkedSync(steps: Int.random(in: 0...2, using: &random))
        case 4..<8: try simulation.syncSets(steps: Int.random(in: 0...4, using: &random))
        case 8, 9:
            for pod in simulation.activePods where Bool.random(using: &random) && pod.metadata.name != "alone" {
                if pod.status.phase == "Pending" { try simulation.run(pod) }
            }
        case 10: if let pod = victim { try simulation.setReady(pod, Bool.random(using: &random)) }
        case 11: if let pod = victim { try simulation.world.delete(pod) }
        case 12: if let pod = victim { try simulation.finish(pod, phase: "Failed") }
        case 13: try simulation.endDeletedPods()
        case 14:
            simulation.world.now = simulation.world.now.adding(seconds: Double.random(in: 0...400, using: &random))
        case 15: try refuse()
        default: try changeDeployment()
        }
    }

    private var victim: Pod? {
        mutating get {
            simulation.activePods.filter { $0.metadata.name != "alone" && $0.status.phase != "Pending" }
                .randomElement(using: &random)
        }
    }

    private mutating func refuse() throws {
        guard Bool.random(using: &random) else { return simulation.world.refusesCreation = nil }
        simulation.world.refusesCreation = { _ in
            StatusError(code: 403, reason: "Forbidden", message: "exceeded quota")
        }
    }

    private mutating func changeDeployment() throws {
        let choice = Int.random(in: 0..<5, using: &random)
        let number = Int.random(in: 0...6, using: &random)
        if choice == 0 { version += 1 }
        let image = "app:v\(choice == 0 ? version : max(1, version - number))"
        try simulation.change { deployment in
            switch choice {
            case 0, 1: deployment.spec.template.setImage(image)
            case 2, 3: deployment.spec.replicas = number
            default: deployment.spec.paused = number < 2
            }
        }
    }

    /// Applies a plan write by write and looks after each at the bounds of a rolling update.
    private mutating func checkedSync(steps: Int) throws {
        let state = try #require(try simulation.state())
        let plan = DeploymentPlan.plan(for: state)
        let spec = state.deployment.spec
        let isRolling = spec.strategy.type == "RollingUpdate" && !spec.paused && !isScaled
        for step in plan.steps.prefix(steps) {
            let before = bounds
            let only = {
                var plan = Plan(); plan.then("one", [step]); return plan
            }()
            guard simulation.world.apply(only) == .applied else { return }
            guard isRolling else { continue }
            let replicas = spec.replicas ?? 0
            let surge = spec.strategy.rollingUpdate?.maxSurge?.scaled(of: replicas, roundingUp: true) ?? 0
            var missing = spec.strategy.rollingUpdate?.maxUnavailable?.scaled(of: replicas, roundingUp: false) ?? 0
            if surge == 0, missing == 0 { missing = 1 }
            #expect(bounds.total <= max(before.total, replicas + surge), "too many pods: \(step.reason)")
            #expect(bounds.available >= min(before.available, replicas - missing), "too few: \(step.reason)")
        }
    }

    private var isScaled: Bool {
        owned.contains { set in
            (set.spec.replicas ?? 0) > 0
                && set.metadata.annotations["deployment.kubernetes.io/desired-replicas"]
                    != "\(simulation.deployment?.spec.replicas ?? 0)"
        }
    }

    private var owned: [ReplicaSet] { simulation.sets.filter { $0.metadata.name != "other" } }

    private var bounds: (total: Int, available: Int) {
        owned.reduce((0, 0)) { sum, set in
            let replicas = set.spec.replicas ?? 0
            return (sum.0 + replicas, sum.1 + min(replicas, set.status.availableReplicas))
        }
    }

    private func checkStrangers() {
        #expect(simulation.sets.first { $0.metadata.name == "other" }?.spec == strangers.first?.spec)
        #expect(simulation.pods.first { $0.metadata.name == "alone" }?.metadata == strangePod.metadata)
    }
}
