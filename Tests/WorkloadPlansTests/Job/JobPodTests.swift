import ObjectModel
import Testing
import WorkloadPlans

@Suite struct JobPodTests {
    private func pod(_ phase: String, isDeleting: Bool = false, index: String? = nil) -> JobPod {
        JobPod(
            .new {
                $0.metadata.name = "a"
                if isDeleting { $0.metadata.deletionTimestamp = Time(seconds: 1) }
                if let index { $0.metadata.annotations = ["batch.kubernetes.io/job-completion-index": index] }
                $0.status.phase = phase
            })
    }

    @Test(arguments: ["", "Pending", "Running", "Unknown"]) func runsUntilItEndsOrIsDeleted(phase: String) {
        #expect(pod(phase).isActive && !pod(phase).isTerminating && !pod(phase).isFinished)
        let deleted = pod(phase, isDeleting: true)
        #expect(!deleted.isActive && deleted.isTerminating && !deleted.isFinished)
    }

    @Test(arguments: ["Succeeded", "Failed"]) func hasEnded(phase: String) {
        for isDeleting in [true, false] {
            let pod = pod(phase, isDeleting: isDeleting)
            #expect(!pod.isActive && !pod.isTerminating && pod.isFinished)
        }
    }

    @Test(arguments: ["", "Pending", "Running", "Unknown", "Succeeded", "Failed"]) func isSettled(phase: String) {
        for isTracked in [true, false] {
            let pod = Pod.new {
                if isTracked { $0.metadata.finalizers = ["batch.kubernetes.io/job-tracking"] }
                $0.status.phase = phase
            }
            #expect(JobPod.isSettled(pod) == (!isTracked && ["Succeeded", "Failed"].contains(phase)))
        }
    }

    @Test(arguments: [(nil, nil), ("7", 7), ("-1", nil), ("x", nil)] as [(String?, Int?)]) func completionIndex(
        text: String?, index: Int?
    ) {
        #expect(pod("Running", index: text).completionIndex == index)
    }
}
