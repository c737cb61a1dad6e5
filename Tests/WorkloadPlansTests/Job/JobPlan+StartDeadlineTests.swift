import ObjectModel
import Testing
import WorkloadPlans

@Suite struct JobStartDeadlineTests {
    private static func simulation(deadline: String? = "60", _ status: (inout PodStatus) -> Void) throws
        -> JobSimulation
    {
        var simulation = try JobSimulation { job in
            if let deadline { job.metadata.annotations = ["swiftlet.dev/start-deadline-seconds": deadline] }
        }
        try simulation.settle()
        let pod = try #require(simulation.pods.first)
        try simulation.world.change(pod) { status(&$0.status) }
        return simulation
    }

    private static func waiting(_ reason: String) -> (inout PodStatus) -> Void {
        { status in
            status.containerStatuses = [
                .make { container in
                    container.name = "main"
                    container.state = .make { state in state.waiting = .make { $0.reason = reason } }
                }
            ]
        }
    }

    @Test(arguments: ["ImagePullBackOff", "ErrImagePull", "CreateContainerConfigError", "InvalidImageName"])
    func aPodThatCanNotStartFailsTheJob(reason: String) throws {
        var simulation = try Self.simulation(Self.waiting(reason))
        let start = simulation.world.now
        #expect(try simulation.plan().lookAgain == start.adding(seconds: 60))
        simulation.world.now = start.adding(seconds: 59)
        try simulation.settle()
        #expect(simulation.conditions.isEmpty)
        simulation.world.now = start.adding(seconds: 60)
        try simulation.settle()
        try simulation.endDeletedPods()
        try simulation.settle()
        let name = try #require(
            simulation.events.first { $0.hasPrefix("SuccessfulCreate") }?.split(separator: " ").last)
        #expect(
            simulation.conditions
                == ["FailureTarget", "Failed"].map {
                    "\($0)=True StartDeadlineExceeded: Pod \(name) has not started within 60 seconds: \(reason)"
                })
        #expect(simulation.pods.isEmpty)
    }

    @Test func withoutTheAnnotationItWaitsForEver() throws {
        var simulation = try Self.simulation(deadline: nil, Self.waiting("ImagePullBackOff"))
        simulation.world.now = simulation.world.now.adding(seconds: 1e7)
        let plan = try simulation.plan()
        #expect(plan.isEmpty && plan.lookAgain == nil)
    }

    @Test func aPodThatFindsNoNode() throws {
        var simulation = try Self.simulation { status in
            status.conditions = [
                .make {
                    $0.type = "PodScheduled"
                    $0.status = "False"
                    $0.reason = "Unschedulable"
                    $0.message = "0/4 nodes are available"
                }
            ]
        }
        simulation.world.now = simulation.world.now.adding(seconds: 60)
        try simulation.settle()
        #expect(
            simulation.conditions.first?.hasSuffix(
                "has not started within 60 seconds: Unschedulable: 0/4 nodes are available") == true)
    }

    @Test func aPodThatRunsOrIsRestartedHasStarted() throws {
        var running = try Self.simulation { $0.phase = "Running" }
        running.world.now = running.world.now.adding(seconds: 100)
        #expect(try running.plan().lookAgain == nil)
        var crashing = try Self.simulation(Self.waiting("CrashLoopBackOff"))
        crashing.world.now = crashing.world.now.adding(seconds: 100)
        #expect(try crashing.plan().lookAgain == nil)
    }

    @Test func theTimeOfInitContainersDoesNotCount() throws {
        let end = Time(seconds: 1_700_000_050)
        let simulation = try Self.simulation { status in
            Self.waiting("ImagePullBackOff")(&status)
            status.initContainerStatuses = [
                .make { container in
                    container.state = .make { state in state.terminated = .make { $0.finishedAt = end } }
                }
            ]
        }
        var late = simulation
        #expect(try late.plan().lookAgain == end.adding(seconds: 60))
    }
}
