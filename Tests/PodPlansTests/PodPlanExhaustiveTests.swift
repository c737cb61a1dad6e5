import ObjectModel
import PodPlans
import Testing

/// All small lives of a pod: every restart policy, every way its containers may end, a deletion at every moment.
struct PodPlanExhaustiveTests {
    static let policies = ["Always", "OnFailure", "Never"]
    /// Which container ends, and how; `delete` at most once.
    enum Happening: CaseIterable {
        case initSucceeds, initFails, oneSucceeds, oneFails, twoSucceeds, twoFails, sidecarEnds, timePasses, delete
    }

    private static func apply(_ happening: Happening, to pod: inout PodSimulation) {
        switch happening {
        case .initSucceeds: pod.exit("init", 0)
        case .initFails: pod.exit("init", 1)
        case .oneSucceeds: pod.exit("one", 0)
        case .oneFails: pod.exit("one", 1)
        case .twoSucceeds: pod.exit("two", 0)
        case .twoFails: pod.exit("two", 2)
        case .sidecarEnds: pod.exit("side", 1)
        case .timePasses: pod.pass(seconds: 11)
        case .delete: pod.delete()
        }
    }

    private static func new(_ policy: String) -> PodSimulation {
        var pod = PodSimulation(
            restartPolicy: policy, initContainers: [.named("side", restartPolicy: "Always"), .named("init")],
            containers: [.named("one"), .named("two")])
        pod.settle()
        return pod
    }

    /// Calls the body for the pod after each sequence of happenings up to a length.
    private func everyLife(_ policy: String, length: Int, _ body: (PodSimulation) -> Void) {
        func go(_ pod: PodSimulation, _ left: Int) {
            body(pod)
            guard left > 0 else { return }
            for happening in Happening.allCases {
                if happening == .delete, pod.state.isDeleted { continue }
                var next = pod
                Self.apply(happening, to: &next)
                if next.state != pod.state { go(next, left - 1) }
            }
        }
        go(Self.new(policy), length)
    }

    @Test(arguments: policies) func rulesHoldAtEveryMoment(policy: String) {
        var lives = 0
        var broken: Set<String> = []
        everyLife(policy, length: 5) { pod in
            lives += 1
            let mainStarted = pod.started.contains("one") || pod.started.contains("two")
            if mainStarted, pod.started.first != "side" { broken.insert("the sidecar comes first") }
            if mainStarted, pod.state.containers["init"]?.end?.exitCode != 0 { broken.insert("init comes first") }
            if pod.isRemoved, !pod.running.isEmpty { broken.insert("removed while something runs") }
            if pod.isRemoved, !pod.state.isDeleted { broken.insert("removed without a deletion") }
            let over = pod.phases.firstIndex { $0 == "Succeeded" || $0 == "Failed" }
            if let over, over != pod.phases.count - 1 { broken.insert("alive after its end") }
            let ordinary = pod.started.filter { $0 != "side" }
            if policy == "Never", Set(ordinary).count != ordinary.count {
                broken.insert("restarted although never to be")
            }
            if pod.status.phase == "Succeeded",
                ["one", "two"].contains(where: { pod.state.containers[$0]?.end?.exitCode != 0 })
            {
                broken.insert("succeeded with a failed container")
            }
        }
        #expect(lives > 100)
        #expect(broken.isEmpty)
    }

    @Test(arguments: policies) func aDeletedPodAlwaysGoes(policy: String) {
        var stuck = 0
        everyLife(policy, length: 4) { pod in
            var pod = pod
            if !pod.state.isDeleted { pod.delete() }
            pod.endStopping()
            if !pod.isRemoved { stuck += 1 }
        }
        #expect(stuck == 0)
    }

    @Test(arguments: ["OnFailure", "Never"]) func aPodWhoseContainersSucceedEnds(policy: String) {
        var stuck = 0
        everyLife(policy, length: 4) { pod in
            var pod = pod
            guard !pod.state.isDeleted else { return }
            for _ in 0..<6 {
                pod.pass(seconds: 301)
                for name in ["init", "one", "two"] { pod.exit(name, 0) }
                pod.endStopping()
            }
            if pod.status.phase != "Succeeded" && pod.status.phase != "Failed" || !pod.running.isEmpty { stuck += 1 }
        }
        #expect(stuck == 0)
    }
}
