import ObjectModel
import Testing
import WorkloadPlans

@Suite struct ControlledPodTests {
    private let now = Time(seconds: 1000)

    private func pod(readyAt: Double?, _ change: (inout Pod) -> Void = { _ in }) -> ControlledPod {
        ControlledPod(
            .new { pod in
                pod.metadata.name = "web-0"
                pod.status.phase = "Running"
                pod.status.conditions = [
                    .make {
                        $0.type = "Ready"
                        $0.status = readyAt == nil ? "False" : "True"
                        $0.reason = readyAt == nil ? "ContainersNotReady" : ""
                        $0.lastTransitionTime = Time(seconds: Int64(readyAt ?? 960))
                    }
                ]
                change(&pod)
            })
    }

    @Test func aPodIsAvailableAfterMinReadySeconds() {
        #expect(pod(readyAt: 990).isAvailable(minReadySeconds: 10, now: now))
        #expect(!pod(readyAt: 991).isAvailable(minReadySeconds: 10, now: now))
        #expect(pod(readyAt: 991).isAvailable(minReadySeconds: 0, now: now))
        #expect(pod(readyAt: 991).availableAt(minReadySeconds: 10) == Time(seconds: 1001))
        #expect(pod(readyAt: nil).availableAt(minReadySeconds: 10) == nil)
    }

    @Test func onlyRunningAndWaitingPodsAreActive() {
        #expect(pod(readyAt: 1).isActive)
        #expect(!pod(readyAt: 1) { $0.status.phase = "Failed" }.isActive)
        #expect(!pod(readyAt: 1) { $0.metadata.deletionTimestamp = now }.isActive)
    }

    @Test func aPodSaysWhatItLacks() {
        let unready = pod(readyAt: nil) { $0.spec.nodeName = "n" }
        #expect(unready.whatItLacks == "ContainersNotReady")
        #expect(unready.notReadySince == Time(seconds: 960))
        let unscheduled = pod(readyAt: nil)
        #expect(unscheduled.whatItLacks == "not scheduled yet")
        let crashing = pod(readyAt: nil) { pod in
            pod.status.containerStatuses = [
                .make { $0.state = .make { $0.waiting = .make { $0.reason = "CrashLoopBackOff" } } }
            ]
        }
        #expect(crashing.whatItLacks == "CrashLoopBackOff")
    }
}
