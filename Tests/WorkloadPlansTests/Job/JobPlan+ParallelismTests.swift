import ObjectModel
import Testing
import WorkloadPlans

@Suite struct JobParallelismTests {
    @Test func podsAreStartedAndStoppedWithoutFailures() throws {
        var simulation = try JobSimulation {
            $0.spec.completions = 6
            $0.spec.parallelism = 2
        }
        for parallelism in [2, 4, 1, 0, 9] {
            try simulation.change { $0.spec.parallelism = parallelism }
            try simulation.settle()
            try simulation.runAll()
            try simulation.settle()
            try simulation.endDeletedPods()
            try simulation.settle()
            #expect(simulation.activePods.count == min(parallelism, 6))
            #expect(simulation.status.active == min(parallelism, 6))
            #expect(simulation.status.failed == 0)
        }
        #expect(simulation.events.filter { $0.hasPrefix("SuccessfulDelete: Deleted pod: pi-") }.count == 4)
    }

    @Test func whatLosesLeastIsStopped() throws {
        var simulation = try JobSimulation {
            $0.spec.completions = 3
            $0.spec.parallelism = 3
        }
        try simulation.settle()
        let pods = simulation.pods
        try simulation.run(pods[1])
        try simulation.change { $0.spec.parallelism = 1 }
        try simulation.settle()
        #expect(simulation.activePods.map(\.metadata.uid) == [pods[1].metadata.uid])
    }

    @Test func theMostRestartedContainerDecidesWhichPodIsStopped() throws {
        var simulation = try JobSimulation {
            $0.spec.completions = 2
            $0.spec.parallelism = 2
        }
        try simulation.settle()
        let pods = simulation.pods
        try simulation.world.change(pods[0]) { pod in
            pod.status.containerStatuses = [2, 2].map { count in .make { $0.restartCount = count } }
        }
        try simulation.world.change(pods[1]) { pod in
            pod.status.containerStatuses = [3].map { count in .make { $0.restartCount = count } }
        }
        try simulation.change { $0.spec.parallelism = 1 }
        try simulation.settle()
        #expect(simulation.activePods.map(\.metadata.uid) == [pods[0].metadata.uid])
    }

    @Test func theYoungerOfTwoEqualPodsIsStopped() throws {
        var simulation = try JobSimulation { $0.spec.completions = 2 }
        try simulation.settle()
        let old = simulation.pods[0]
        simulation.world.now = simulation.world.now.adding(seconds: 60)
        try simulation.change { $0.spec.parallelism = 2 }
        try simulation.settle()
        try simulation.change { $0.spec.parallelism = 1 }
        try simulation.settle()
        #expect(simulation.activePods.map(\.metadata.uid) == [old.metadata.uid])
    }
}
