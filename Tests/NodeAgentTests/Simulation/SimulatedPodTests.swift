import NodeAgent
import ObjectModel
import Testing

/// Runs one simulated pod as its board does, writing statuses at once.
private struct Simulation {
    var simulated: SimulatedPod
    var now = Time(seconds: 1_000_000)
    private(set) var isRemoved = false
    private(set) var phases: [String] = []

    init(_ pod: Pod) { simulated = SimulatedPod(pod: pod, address: "10.0.0.1", hostAddress: "172.16.0.1") }

    var status: PodStatus { simulated.pod.status }

    /// Lets time pass, carrying out each step when it is due.
    mutating func run(seconds: Double) {
        let end = now.adding(seconds: seconds)
        while true {
            switch simulated.step(now: now) {
            case .write(let status):
                let before = simulated.pod.status
                var answer = simulated.pod
                answer.status = status
                phases.append(status.phase)
                simulated.carriedOut(.write(status), before: before, answer: answer, now: now)
            case .remove:
                isRemoved = true
                simulated.carriedOut(.remove, before: status, answer: nil, now: now)
            case .wait(let due) where due <= end: now = due
            case .wait, .rest:
                now = end
                return
            }
        }
    }

    mutating func change(_ change: (inout Pod) -> Void) {
        var pod = simulated.pod
        change(&pod)
        simulated.observe(pod, now: now)
    }

    mutating func delete() {
        let now = now
        change { $0.metadata.deletionTimestamp = now }
    }
}

struct SimulatedPodTests {
    /// Others wait for its end: a Job that replaces pods when they have failed, a namespace.
    @Test(arguments: [("Never", false), ("Always", false), ("Always", true)])
    func aPodThatIsHeldHasEndedBeforeItIsLeft(_ policy: String, _ wasStarted: Bool) {
        var pod = Pod.test(restartPolicy: policy)
        pod.metadata.finalizers = ["example.com/hold"]
        var simulation = Simulation(pod)
        if wasStarted { simulation.run(seconds: 0.01) }
        simulation.delete()
        simulation.run(seconds: 60)
        #expect(simulation.phases == (wasStarted ? ["Running", "Failed"] : ["Failed"]))
        #expect(simulation.status.condition("Ready") == "False PodFailed")
        #expect(simulation.isRemoved)
    }

    @Test func aPodThatNothingHoldsGoesAtOnce() {
        var simulation = Simulation(.test(restartPolicy: "Always"))
        simulation.delete()
        simulation.run(seconds: 60)
        #expect(simulation.phases == [])
        #expect(simulation.isRemoved)
    }

    @Test(arguments: ["Never", "OnFailure"])
    func aPodEndsByItself(policy: String) {
        var simulation = Simulation(.test(restartPolicy: policy))
        simulation.run(seconds: 1)
        #expect(simulation.phases == ["Running", "Succeeded"])
        #expect(simulation.status.condition("Ready") == "False PodCompleted")
        #expect(simulation.status.condition("ContainersReady") == "False PodCompleted")
        #expect(simulation.status.containerStatuses[0].state.terminated?.reason == "Completed")
    }

    @Test func aPodThatAlwaysRestartsRunsOn() {
        var simulation = Simulation(.test(restartPolicy: "Always"))
        simulation.run(seconds: 1000)
        #expect(simulation.phases == ["Running"])
        for type in ["PodReadyToStartContainers", "Initialized", "Ready", "ContainersReady"] {
            #expect(simulation.status.condition(type) == "True ")
        }
        #expect(simulation.status.podIP == "10.0.0.1")
    }

    @Test func itRunsAsLongAsItsAnnotationSays() {
        var simulation = Simulation(.test(annotations: ["run-seconds": "5", "exit-code": "3"]))
        simulation.run(seconds: 4.9)
        #expect(simulation.phases == ["Running"])
        simulation.run(seconds: 0.2)
        #expect(simulation.phases == ["Running", "Failed"])
        #expect(simulation.status.condition("Ready") == "False PodFailed")
        #expect(simulation.status.containerStatuses[0].state.terminated?.exitCode == 3)
    }

    @Test(arguments: [("0", 0), ("1", 42), ("3", 7), ("13", 0)])
    func exitCodesGoByIndex(index: String, code: Int) {
        var simulation = Simulation(
            .test(annotations: ["exit-code-by-index": "1=42, 3=7"]) {
                $0.metadata.annotations["batch.kubernetes.io/job-completion-index"] = index
            })
        simulation.run(seconds: 1)
        #expect(simulation.status.containerStatuses[0].state.terminated?.exitCode == code)
    }

    @Test(arguments: [("OnFailure", "1"), ("Always", "1"), ("Always", "0")])
    func aFailingContainerIsRestartedThreeTimesAndBacksOff(policy: String, code: String) {
        var simulation = Simulation(.test(restartPolicy: policy, annotations: ["exit-code": code]))
        simulation.run(seconds: 0.5)
        #expect(simulation.status.containerStatuses[0].restartCount == 2)
        #expect(simulation.status.condition("Ready") == "True ")
        simulation.run(seconds: 100)
        #expect(simulation.status.containerStatuses[0].restartCount == 3)
        #expect(simulation.status.containerStatuses[0].state.waiting?.reason == "CrashLoopBackOff")
        #expect(simulation.status.condition("Ready") == "False ContainersNotReady")
        #expect(simulation.phases == Array(repeating: "Running", count: 5))
    }

    @Test func readinessComesLater() {
        var simulation = Simulation(.test(restartPolicy: "Always", annotations: ["ready-after-seconds": "2"]))
        simulation.run(seconds: 1)
        #expect(simulation.status.condition("Ready") == "False ContainersNotReady")
        simulation.run(seconds: 1.5)
        #expect(simulation.status.condition("Ready") == "True ")
    }

    @Test func readinessGatesCount() {
        var simulation = Simulation(
            .test(restartPolicy: "Always") { $0.spec.readinessGates = [.make { $0.conditionType = "example.com/go" }] })
        simulation.run(seconds: 1)
        #expect(simulation.status.condition("ContainersReady") == "True ")
        #expect(simulation.status.condition("Ready") == "False ReadinessGatesNotReady")
        for (gate, ready) in [("True", "True "), ("False", "False ReadinessGatesNotReady"), ("True", "True ")] {
            simulation.change { pod in
                pod.status.conditions.removeAll { $0.type == "example.com/go" }
                pod.status.conditions.append(
                    .make {
                        $0.type = "example.com/go"
                        $0.status = gate
                    })
            }
            simulation.run(seconds: 1)
            #expect(simulation.status.condition("Ready") == ready)
        }
    }

    @Test func aChangeOfTheSpecIsObserved() {
        var simulation = Simulation(.test(restartPolicy: "Always") { $0.metadata.generation = 1 })
        simulation.run(seconds: 1)
        #expect(simulation.status.observedGeneration == 1)
        simulation.change { pod in
            pod.metadata.generation = 2
            pod.spec.containers[0].resources = .make { $0.requests = ["cpu": Quantity(1)] }
            pod.spec.ephemeralContainers = [.make { $0.name = "debug" }]
        }
        simulation.run(seconds: 1)
        #expect(simulation.status.observedGeneration == 2)
        #expect(simulation.status.conditions.allSatisfy { $0.observedGeneration == 2 })
        #expect(simulation.status.containerStatuses[0].resources?.requests == ["cpu": Quantity(1)])
        #expect(simulation.status.ephemeralContainerStatuses.map(\.name) == ["debug"])
        #expect(simulation.phases.count == 2)
    }

    @Test func aPodEndsAtItsDeadline() {
        var simulation = Simulation(.test(restartPolicy: "Always") { $0.spec.activeDeadlineSeconds = 5 })
        simulation.run(seconds: 4)
        #expect(simulation.status.phase == "Running")
        simulation.run(seconds: 2)
        #expect(simulation.status.phase == "Failed")
        #expect(simulation.status.reason == "DeadlineExceeded")
    }

    @Test func whatAClientMadeUnreadyStaysSo() {
        var simulation = Simulation(.test(restartPolicy: "Always", annotations: ["ready-after-seconds": "2"]))
        simulation.run(seconds: 3)
        simulation.change { pod in
            pod.status.conditions = pod.status.conditions.map { old in
                var new = old
                if old.type == "Ready" { new.status = "False" }
                return new
            }
        }
        simulation.run(seconds: 100)
        #expect(simulation.status.condition("Ready") == "False ")
    }

    @Test(arguments: ["Succeeded", "Failed"]) func whatAClientEndedStaysSo(phase: String) {
        var simulation = Simulation(.test(restartPolicy: "Always"))
        simulation.run(seconds: 1)
        simulation.change { $0.status.phase = phase }
        simulation.run(seconds: 100)
        #expect(simulation.phases == ["Running"])
    }

    @Test func aDeletedPodFailsFirstUnlessItAlwaysRestarts() {
        var simulation = Simulation(.test(annotations: ["run-seconds": "600"]))
        simulation.run(seconds: 1)
        simulation.delete()
        simulation.run(seconds: 0)
        #expect(simulation.isRemoved)
        #expect(simulation.phases == ["Running", "Failed"])
        #expect(simulation.status.containerStatuses[0].state.terminated?.exitCode == 143)

        var other = Simulation(.test(restartPolicy: "Always"))
        other.run(seconds: 1)
        other.delete()
        other.run(seconds: 0)
        #expect(other.isRemoved)
        #expect(other.phases == ["Running"])
    }

    @Test func slowTerminationLeavesThePodAsItIs() {
        var simulation = Simulation(.test(annotations: ["run-seconds": "1", "termination-seconds": "10"]))
        simulation.run(seconds: 0.5)
        simulation.delete()
        simulation.run(seconds: 9.9)
        #expect(simulation.phases == ["Running"])
        #expect(!simulation.isRemoved)
        simulation.run(seconds: 0.2)
        #expect(simulation.isRemoved)
    }
}
