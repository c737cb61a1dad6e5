import ObjectModel
import Testing
import WorkloadPlans

@Suite struct JobIndexesTests {
    private func indexed(_ completions: Int, _ parallelism: Int) throws -> JobSimulation {
        try JobSimulation {
            $0.spec.completionMode = "Indexed"
            $0.spec.completions = completions
            $0.spec.parallelism = parallelism
            $0.spec.template.spec.initContainers = [.make { $0.name = "first" }]
        }
    }

    @Test func aPodKnowsItsIndex() throws {
        var simulation = try indexed(2, 1)
        try simulation.settle()
        let pod = try #require(simulation.pods.first)
        #expect(pod.metadata.generateName == "pi-0-")
        #expect(pod.metadata.name.hasPrefix("pi-0-"))
        #expect(pod.spec.hostname == "pi-0")
        #expect(pod.metadata.annotations == ["batch.kubernetes.io/job-completion-index": "0"])
        #expect(pod.metadata.labels["batch.kubernetes.io/job-completion-index"] == "0")
        for container in pod.spec.containers + pod.spec.initContainers {
            #expect(container.env.map(\.name) == ["JOB_COMPLETION_INDEX"])
            #expect(
                container.env.first?.valueFrom?.fieldRef?.fieldPath
                    == "metadata.labels['batch.kubernetes.io/job-completion-index']")
        }
    }

    @Test func aVariableOfThatNameIsLeftAlone() throws {
        var simulation = try JobSimulation {
            $0.spec.completionMode = "Indexed"
            $0.spec.template.spec.containers[0].env = [
                .make {
                    $0.name = "JOB_COMPLETION_INDEX"
                    $0.value = "mine"
                }
            ]
        }
        try simulation.settle()
        #expect(simulation.pods[0].spec.containers[0].env.map(\.value) == ["mine"])
    }

    @Test func aLongNameIsCutBeforeTheIndex() throws {
        let name = String(repeating: "n", count: 63)
        var simulation = try JobSimulation(name: name) {
            $0.spec.completionMode = "Indexed"
            $0.spec.completions = 12
            $0.spec.parallelism = 12
        }
        try simulation.settle()
        for pod in simulation.pods {
            #expect(pod.metadata.name.utf8.count == 63)
            let index = try #require(JobPod(pod).completionIndex)
            #expect(pod.metadata.generateName.hasSuffix("n-\(index)-"))
        }
    }

    @Test func theLowestIndexesComeFirstAndEachSucceedsOnce() throws {
        var simulation = try indexed(4, 3)
        try simulation.settle()
        #expect(simulation.activePods.compactMap { JobPod($0).completionIndex }.sorted() == [0, 1, 2])
        try simulation.finish(try #require(simulation.pod(index: 1)))
        try simulation.settle()
        #expect(simulation.status.completedIndexes == "1")
        #expect(simulation.pod(index: 3) != nil)
        try simulation.finish(try #require(simulation.pod(index: 0)))
        try simulation.finish(try #require(simulation.pod(index: 3)))
        try simulation.settle()
        #expect(simulation.status.completedIndexes == "0,1,3")
        try simulation.finish(try #require(simulation.pod(index: 2)))
        try simulation.settle()
        #expect(simulation.status.completedIndexes == "0-3")
        #expect(simulation.status.succeeded == 4)
        #expect(simulation.isFinished)
    }

    @Test func completionsAndParallelismChangeTogether() throws {
        var simulation = try indexed(3, 3)
        try simulation.settle()
        try simulation.change {
            $0.spec.completions = 5
            $0.spec.parallelism = 5
        }
        try simulation.settle()
        try simulation.finish(try #require(simulation.pod(index: 4)))
        try simulation.settle()
        #expect(simulation.status.completedIndexes == "4")
        try simulation.change {
            $0.spec.completions = 2
            $0.spec.parallelism = 2
        }
        try simulation.settle()
        #expect(simulation.activePods.compactMap { JobPod($0).completionIndex } == [0, 1])
        #expect(simulation.status.completedIndexes == "")
        #expect(simulation.status.succeeded == 0)
        #expect(simulation.status.failed == 0)
    }
}
