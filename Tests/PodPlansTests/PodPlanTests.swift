import ObjectModel
import PodPlans
import Testing

struct PodPlanTests {
    @Test func initContainersRunOneAfterTheOther() {
        var pod = PodSimulation(initContainers: [.named("one"), .named("two")])
        pod.settle()
        #expect(pod.running == ["one"])
        #expect(pod.condition("Initialized") == "False ContainersNotInitialized")
        #expect(pod.status.containerStatuses[0].state.waiting?.reason == "PodInitializing")
        pod.exit("one", 0)
        #expect(pod.running == ["two"])
        pod.exit("two", 0)
        #expect(pod.running == ["main"])
        #expect(pod.phases == ["Pending", "Running"])
        pod.exit("main", 0)
        #expect(pod.phases == ["Pending", "Running", "Succeeded"])
        #expect(pod.condition("Ready") == "False PodCompleted")
    }

    @Test func aFailedInitContainerFailsAPodThatNeverRestarts() {
        var pod = PodSimulation(initContainers: [.named("one")])
        pod.settle()
        pod.exit("one", 1)
        #expect(pod.phases == ["Pending", "Failed"])
        #expect(!pod.started.contains("main"))
        #expect(pod.condition("ContainersReady") == "False PodFailed")
    }

    @Test func whatHadNoTurnYetStillWaitsWhenAnInitContainerFailed() {
        var pod = PodSimulation(initContainers: [.named("one"), .named("two")])
        pod.settle()
        pod.exit("one", 1)
        #expect(pod.status.phase == "Failed")
        #expect(pod.status.initContainerStatuses[0].state.terminated?.exitCode == 1)
        #expect(pod.status.initContainerStatuses[1].state.waiting?.reason == "PodInitializing")
        #expect(pod.status.containerStatuses[0].state.waiting?.reason == "PodInitializing")
    }

    @Test(arguments: ["NotRequired", "RestartContainer"])
    func aChangedSizeIsGivenAtOnceOrWithARestart(policy: String) {
        var main = Container.named("main")
        main.resources = .make { $0.requests = ["cpu": Quantity(milli: 100)] }
        main.resizePolicy = [
            .make {
                $0.resourceName = "cpu"
                $0.restartPolicy = policy
            }
        ]
        var pod = PodSimulation(restartPolicy: "Always", containers: [main])
        pod.settle()
        #expect(pod.status.containerStatuses[0].allocatedResources == ["cpu": Quantity(milli: 100)])
        pod.state.pod.spec.containers[0].resources.requests["cpu"] = Quantity(milli: 200)
        pod.settle()
        if policy == "RestartContainer" {
            #expect(pod.stopped == ["main"])
            pod.endStopping()
            #expect(pod.started == ["main", "main"])
        } else {
            #expect(pod.stopped.isEmpty)
        }
        #expect(pod.status.containerStatuses[0].resources?.requests == ["cpu": Quantity(milli: 200)])
    }

    @Test func aPodThatItsNodeDoesNotTakeFailsAndTellsNoMore() {
        var pod = PodSimulation(restartPolicy: "Always")
        pod.state.failure = .rejected(reason: "OutOfcpu", message: "too much")
        pod.settle()
        #expect(pod.isFinished)
        #expect(pod.started.isEmpty)
        #expect(pod.status.phase == "Failed")
        #expect(pod.status.reason == "OutOfcpu")
        #expect(pod.status.message == "Pod was rejected: too much")
        #expect(pod.status.containerStatuses.isEmpty)
        pod.state.failure = nil
        pod.settle()
        #expect(pod.status.containerStatuses.isEmpty, "a later agent leaves it so")
    }

    @Test func ephemeralContainersRunOnceAndHoldNothingUp() {
        var pod = PodSimulation(restartPolicy: "Always", initContainers: [.named("setup")])
        pod.settle()
        pod.state.pod.spec.ephemeralContainers = [EphemeralContainer(fields: Container.named("debug").fields)]
        pod.settle()
        #expect(pod.running == ["debug", "setup"])
        pod.exit("debug", 1)
        pod.pass(seconds: 1000)
        #expect(pod.started == ["setup", "debug"])
        #expect(pod.status.ephemeralContainerStatuses[0].state.terminated?.exitCode == 1)
        pod.exit("setup", 0)
        #expect(pod.condition("Ready") == "True ")
    }

    @Test func aPodEndsAlthoughAnEphemeralContainerRuns() {
        var pod = PodSimulation()
        pod.state.pod.spec.ephemeralContainers = [EphemeralContainer(fields: Container.named("debug").fields)]
        pod.settle()
        pod.exit("main", 0)
        #expect(pod.stopped == ["debug"])
        pod.endStopping()
        #expect(pod.status.phase == "Succeeded")
    }

    @Test func aSidecarRunsBesideTheOthersAndEndsLast() {
        var pod = PodSimulation(initContainers: [.named("side", restartPolicy: "Always"), .named("setup")])
        pod.settle()
        #expect(pod.running == ["setup", "side"])
        pod.exit("setup", 0)
        #expect(pod.running == ["main", "side"])
        #expect(pod.condition("Ready") == "True ")
        pod.exit("main", 0)
        #expect(pod.stopped == ["side"])
        #expect(pod.status.phase == "Running")
        pod.endStopping()
        #expect(pod.status.phase == "Succeeded")
        #expect(pod.running.isEmpty)
    }

    @Test func restartsBackOffFurtherEachTime() {
        var pod = PodSimulation(restartPolicy: "Always")
        pod.settle()
        pod.exit("main", 1)
        #expect(pod.running == ["main"], "the first restart comes at once")
        for seconds in [10.0, 20, 40, 80, 160, 300, 300] {
            pod.exit("main", 1)
            #expect(pod.status.containerStatuses[0].state.waiting?.reason == "CrashLoopBackOff")
            #expect(pod.status.containerStatuses[0].lastState.terminated?.exitCode == 1)
            #expect(pod.status.phase == "Running")
            pod.pass(seconds: seconds - 1)
            #expect(pod.running.isEmpty)
            pod.pass(seconds: 1)
            #expect(pod.running == ["main"])
        }
        #expect(pod.status.containerStatuses[0].restartCount == 8)
    }

    @Test func aDeadlineFailsThePod() {
        var pod = PodSimulation(restartPolicy: "OnFailure")
        pod.state.pod.spec.activeDeadlineSeconds = 5
        pod.settle()
        #expect(pod.settle() == pod.state.now.adding(seconds: 5))
        pod.pass(seconds: 5)
        #expect(pod.status.phase == "Failed")
        #expect(pod.status.reason == "DeadlineExceeded")
        #expect(pod.stopped == ["main"])
        pod.endStopping()
        #expect(pod.isFinished)
        #expect(pod.status.containerStatuses[0].state.terminated?.exitCode == 143)
    }

    @Test func aPodDeletedBeforeItsStartJustGoes() {
        var pod = PodSimulation()
        pod.delete()
        #expect(pod.isRemoved)
        #expect(pod.started.isEmpty)
        #expect(pod.status.phase == "Failed")
    }

    @Test func deletionStopsSidecarsAfterTheOthers() {
        var pod = PodSimulation(
            restartPolicy: "Always",
            initContainers: [
                .named("first", restartPolicy: "Always"), .named("second", restartPolicy: "Always"),
            ])
        pod.settle()
        pod.delete()
        pod.endStopping()
        #expect(pod.stopped == ["main", "second", "first"])
        #expect(pod.isRemoved)
    }

    @Test func theGraceIsThatOfTheDeletion() {
        var pod = PodSimulation()
        pod.state.pod.spec.terminationGracePeriodSeconds = 60
        #expect(PodPlan.graceSeconds(pod.state) == 60)
        pod.state.pod.metadata.deletionGracePeriodSeconds = 2
        pod.delete()
        #expect(PodPlan.graceSeconds(pod.state) == 2)
    }

    @Test func aBlockedContainerIsTriedAgain() {
        var pod = PodSimulation()
        pod.state.containers["main"] = ContainerFacts(
            phase: .blocked(
                reason: "CreateContainerConfigError", message: "secret \"x\" not found", since: pod.state.now))
        #expect(pod.settle() == pod.state.now.adding(seconds: PodLimits.blockedRetrySeconds))
        #expect(pod.status.containerStatuses[0].state.waiting?.message == "secret \"x\" not found")
        #expect(pod.status.phase == "Pending")
        pod.pass(seconds: PodLimits.blockedRetrySeconds)
        #expect(pod.running == ["main"])
    }

    @Test func readinessGatesHoldBackThePod() {
        var pod = PodSimulation()
        pod.state.pod.spec.readinessGates = [.make { $0.conditionType = "example.com/ready" }]
        pod.settle()
        #expect(pod.condition("ContainersReady") == "True ")
        #expect(pod.condition("Ready") == "False ReadinessGatesNotReady")
    }

    @Test func anUnreadyContainerShows() {
        var pod = PodSimulation()
        pod.settle()
        pod.state.containers["main"]?.passesReadiness = false
        pod.settle()
        #expect(pod.condition("Ready") == "False ContainersNotReady")
        #expect(pod.status.containerStatuses[0].started == true)
        #expect(!pod.status.containerStatuses[0].ready)
    }
}
