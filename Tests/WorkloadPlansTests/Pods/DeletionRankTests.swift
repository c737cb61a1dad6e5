import ObjectModel
import Testing
import WorkloadPlans

/// Each test makes two pods that differ in one thing; the first has to go first.
@Suite struct DeletionRankTests {
    private let now = Time(seconds: 100_000)

    private func pod(_ uid: String, _ change: (inout Pod) -> Void = { _ in }) -> ControlledPod {
        ControlledPod(
            .new { pod in
                pod.metadata.uid = uid
                pod.metadata.creationTimestamp = Time(seconds: 90_000)
                pod.spec.nodeName = "node"
                pod.status.phase = "Running"
                pod.status.conditions = [
                    .make {
                        $0.type = "Ready"
                        $0.status = "True"
                        $0.lastTransitionTime = Time(seconds: 90_001)
                    }
                ]
                change(&pod)
            })
    }

    private func goesFirst(
        _ change: (inout Pod) -> Void, siblings: Int = 0, than other: (inout Pod) -> Void = { _ in }
    ) -> Bool {
        // The uids speak for the other pod.
        let first = DeletionRank(pod("b", change), siblings: siblings, now: now)
        let second = DeletionRank(pod("a", other), siblings: 0, now: now)
        return first < second && !(second < first)
    }

    @Test func unscheduledPods() { #expect(goesFirst { $0.spec.nodeName = "" }) }
    @Test func pendingPods() { #expect(goesFirst { $0.status.phase = "Pending" }) }
    @Test func unreadyPods() { #expect(goesFirst { $0.status.conditions[0].status = "False" }) }
    @Test func cheaperPods() {
        #expect(goesFirst { $0.metadata.annotations["controller.kubernetes.io/pod-deletion-cost"] = "-1" })
        #expect(
            goesFirst({ _ in }) { $0.metadata.annotations["controller.kubernetes.io/pod-deletion-cost"] = "1" })
    }
    @Test func podsWithSiblingsOnTheirNode() { #expect(goesFirst({ _ in }, siblings: 1)) }
    @Test func podsThatBecameReadyLately() {
        #expect(goesFirst { $0.status.conditions[0].lastTransitionTime = Time(seconds: 99_990) })
    }
    /// Both pairs are of one power of two.
    @Test func amongYoungPodsSecondsCount() {
        func ready(_ seconds: Int64) -> (inout Pod) -> Void {
            { $0.status.conditions[0].lastTransitionTime = Time(seconds: 100_000 - seconds) }
        }
        #expect(goesFirst(ready(6), than: ready(8)))
        #expect(!goesFirst(ready(600), than: ready(800)))
    }
    @Test func podsThatWereRestarted() {
        #expect(goesFirst { $0.status.containerStatuses = [.make { $0.restartCount = 2 }] })
    }
    @Test func podsWhoseSidecarsWereRestarted() {
        func restart(_ pod: inout Pod, policy: String?) {
            pod.spec.initContainers = [
                .make {
                    $0.name = "first"
                    $0.restartPolicy = policy
                }
            ]
            pod.status.initContainerStatuses = [
                .make {
                    $0.name = "first"
                    $0.restartCount = 2
                }
            ]
        }
        #expect(goesFirst { restart(&$0, policy: "Always") })
        #expect(!goesFirst { restart(&$0, policy: nil) })
    }
    @Test func youngerPods() { #expect(goesFirst { $0.metadata.creationTimestamp = Time(seconds: 99_000) }) }

    @Test func aSecondOfAgeDoesNotCount() {
        #expect(!goesFirst { $0.metadata.creationTimestamp = Time(seconds: 90_001) })
    }

    @Test func everySignalOutweighsTheNext() {
        #expect(goesFirst({ $0.status.phase = "Pending" }) { $0.status.conditions[0].status = "False" })
        #expect(
            goesFirst({ $0.status.conditions[0].status = "False" }) {
                $0.metadata.annotations["controller.kubernetes.io/pod-deletion-cost"] = "-5"
            })
    }
}
