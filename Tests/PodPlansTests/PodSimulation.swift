import ObjectModel
import PodPlans

/// A node in small: carries out plans at once, and lets containers end as a script of exit codes says.
struct PodSimulation {
    var state: PodState
    private(set) var started: [String] = []
    private(set) var stopped: [String] = []
    private(set) var phases: [String] = []
    private(set) var isRemoved = false
    private(set) var isFinished = false

    init(_ pod: Pod) {
        state = PodState(pod: pod, hostIP: "10.0.0.1", podIP: "10.0.0.1", now: Time(seconds: 1_000_000))
    }

    init(
        restartPolicy: String = "Never", initContainers: [Container] = [], containers: [Container] = [.named("main")]
    ) {
        self.init(
            .new { pod in
                pod.metadata = .make {
                    $0.name = "pod"
                    $0.namespace = "default"
                    $0.uid = "uid"
                }
                pod.spec = .make {
                    $0.restartPolicy = restartPolicy
                    $0.initContainers = initContainers
                    $0.containers = containers
                }
            })
    }

    var status: PodStatus { state.pod.status }
    var running: [String] { state.containers.filter(\.value.isRunning).keys.sorted() }

    func condition(_ type: String) -> String {
        status.conditions.first { $0.type == type }.map { "\($0.status) \($0.reason)" } ?? "absent"
    }

    /// Carries out plans until there is nothing to do now; answers when to look again.
    @discardableResult
    mutating func settle() -> Time? {
        for _ in 0..<100 {
            let plan = PodPlan(state)
            var isSettled = true
            for action in plan.actions {
                switch action {
                case .start(let name, let attempt): start(name, attempt)
                case .resize(let name):
                    state.containers[name]?.resources = state.pod.spec.containers.first { $0.name == name }?.resources
                case .stop(let name, _, _):
                    state.containers[name]?.isStopping = true
                    stopped.append(name)
                case .fail(let failure): state.failure = failure
                case .remove:
                    isRemoved = true
                    continue
                case .finish:
                    isFinished = true
                    continue
                }
                isSettled = false
            }
            guard isSettled else { continue }
            let status = PodStatusRules.status(state)
            if status.phase != state.pod.status.phase { phases.append(status.phase) }
            state.pod.status = status
            return plan.lookAgain
        }
        preconditionFailure("the plan never comes to rest")
    }

    private mutating func start(_ name: String, _ attempt: Int) {
        var facts = state.containers[name] ?? ContainerFacts()
        precondition(!facts.isRunning, "\(name) runs already")
        if attempt > facts.attempt {
            facts.previousEnd = facts.end
            facts.quickRestarts += 1
        }
        facts.attempt = attempt
        facts.phase = .running(since: state.now)
        facts.isStopping = false
        facts.resources = state.allContainers.first { $0.name == name }?.resources
        state.containers[name] = facts
        started.append(name)
    }

    /// A running container ends.
    mutating func exit(_ name: String, _ code: Int) {
        guard state.containers[name]?.isRunning == true else { return }
        state.containers[name]?.phase = .exited(
            ContainerEnd(exitCode: code, startedAt: state.now, finishedAt: state.now))
        settle()
    }

    mutating func pass(seconds: Double) {
        state.now = state.now.adding(seconds: seconds)
        settle()
    }

    mutating func delete() {
        state.pod.metadata.deletionTimestamp = state.now
        settle()
    }

    /// Everything that was told to stop does.
    mutating func endStopping() {
        while let name = state.containers.first(where: { $0.value.isRunning && $0.value.isStopping })?.key {
            exit(name, 143)
        }
    }
}

extension Container {
    static func named(_ name: String, restartPolicy: String? = nil) -> Container {
        .make {
            $0.name = name
            $0.image = "app:v1"
            $0.restartPolicy = restartPolicy
        }
    }
}
