import ObjectModel
import SchedulingPlans
import Testing

@Suite struct PreemptionPlanTests {
    /// Over random clusters: victims are less important; without them the pod fits; with any one of them back it does
    /// not; and where none are found no set of less important pods of one node would do.
    @Test(arguments: 1...60)
    func victimsAreEnoughAndNeeded(seed: UInt64) {
        var cluster = RandomCluster(seed: seed)
        for _ in 0..<25 {
            let pod = cluster.randomPod(priorities: [0, 0, 5, 10])
            let plan = SchedulingPlan.make(for: PodInfo(pod), in: &cluster.snapshot)
            if let node = plan.node { cluster.place(pod, on: node) }
            guard plan.node == nil else { continue }
            guard let preemption = plan.preemption else {
                #expect(!couldFit(pod, cluster.reference), "\(plan.message ?? "")")
                continue
            }
            check(preemption, for: pod, cluster.reference)
        }
    }

    private func without(_ uids: Set<String>, _ reference: SchedulingReference) -> SchedulingReference {
        var reference = reference
        reference.placed.removeAll { uids.contains($0.pod.metadata.uid) }
        return reference
    }

    private func check(_ preemption: Preemption, for pod: Pod, _ reference: SchedulingReference) {
        let victims = Set(preemption.victims.map(\.uid))
        #expect(!victims.isEmpty)
        #expect(preemption.victims.allSatisfy { $0.priority < pod.spec.priority ?? 0 })
        #expect(without(victims, reference).feasible(pod).contains(preemption.node))
        for victim in victims {
            #expect(!without(victims.subtracting([victim]), reference).feasible(pod).contains(preemption.node))
        }
    }

    /// Whether the pod would fit on a node without the less important pods there. Required affinity to such pods is not
    /// looked into, as Kubernetes does not.
    private func couldFit(_ pod: Pod, _ reference: SchedulingReference) -> Bool {
        reference.nodes.contains { node in
            let less = reference.placed.filter {
                $0.node == node.metadata.name && ($0.pod.spec.priority ?? 0) < pod.spec.priority ?? 0
            }
            guard pod.spec.affinity?.podAffinity == nil, !less.isEmpty else { return false }
            return without(Set(less.map(\.pod.metadata.uid)), reference).fits(pod, node)
        }
    }

    // MARK: Examples

    private func pod(_ name: String, _ priority: Int, cpu: String = "1", started: Int64? = nil) -> Pod {
        makePod(name, requests: ["cpu": cpu]) {
            $0.metadata.labels = ["app": name]
            $0.spec.priority = priority
            if let started { $0.status.startTime = Time(seconds: started) }
        }
    }

    private func victims(_ pod: Pod, _ snapshot: inout SchedulingSnapshot) -> [String]? {
        SchedulingPlan.make(for: PodInfo(pod), in: &snapshot).preemption?.victims.map(\.name)
    }

    @Test func theLeastImportantAndTheYoungestGo() {
        var cluster = snapshot([makeNode("a", cpu: "3")])
        for one in [pod("old", 1, started: 10), pod("young", 1, started: 20), pod("dear", 2, started: 30)] {
            cluster.assign(PodInfo(one), to: "a")
        }
        #expect(victims(pod("p", 10), &cluster) == ["young"])
        #expect(victims(pod("p", 10, cpu: "2"), &cluster) == ["old", "young"])
        #expect(victims(pod("p", 1), &cluster) == nil)
    }

    @Test func theNodeWithTheLeastHarmIsTaken() {
        var cluster = snapshot([makeNode("a", cpu: "2"), makeNode("b", cpu: "2"), makeNode("c", cpu: "2")])
        for (one, node) in [
            (pod("a1", 1), "a"), (pod("a2", 5), "a"), (pod("b1", 4, cpu: "2"), "b"), (pod("c1", 3), "c"),
            (pod("c2", 3), "c"),
        ] { cluster.assign(PodInfo(one), to: node) }
        // The highest priority among the victims counts first, then the sum.
        #expect(victims(pod("p", 10), &cluster) == ["a1"])
        #expect(victims(pod("p", 10, cpu: "2"), &cluster) == ["c1", "c2"])
    }

    @Test func budgetsAreKeptWhereThatIsPossible() {
        var cluster = snapshot([makeNode("a", cpu: "2")])
        cluster.assign(PodInfo(pod("guarded", 1, started: 20)), to: "a")
        cluster.assign(PodInfo(pod("free", 2, started: 10)), to: "a")
        cluster.update(
            PodDisruptionBudget.new {
                $0.metadata.name = "budget"
                $0.metadata.namespace = "ns"
                $0.spec.selector = .make { $0.matchLabels = ["app": "guarded"] }
            })
        #expect(victims(pod("p", 10), &cluster) == ["free"])
        #expect(victims(pod("p", 10, cpu: "2"), &cluster) == ["free", "guarded"])
        cluster.removeBudget("ns/budget")
        #expect(victims(pod("p", 10), &cluster) == ["guarded"])
    }

    @Test func roomIsKeptForWhoIsMeantForIt() {
        var cluster = snapshot([makeNode("a", cpu: "2")])
        let meant = pod("meant", 10)
        cluster.nominate(PodInfo(meant), to: "a")
        #expect(SchedulingPlan.make(for: PodInfo(pod("p", 10, cpu: "2")), in: &cluster).node == nil)
        #expect(SchedulingPlan.make(for: PodInfo(pod("p", 11, cpu: "2")), in: &cluster).node == "a")
        #expect(SchedulingPlan.make(for: PodInfo(pod("p", 1)), in: &cluster).node == "a")
        #expect(SchedulingPlan.make(for: PodInfo(meant), in: &cluster).node == "a")
        cluster.withdrawNomination(of: "uid-meant")
        #expect(SchedulingPlan.make(for: PodInfo(pod("p", 1, cpu: "2")), in: &cluster).node == "a")
    }

    @Test func nothingMoreIsPushedOutWhileVictimsAreLeaving() {
        var cluster = snapshot([makeNode("a", cpu: "1")])
        var leaving = pod("leaving", 1)
        leaving.metadata.deletionTimestamp = Time(seconds: 5)
        leaving.status.conditions = [
            .make {
                $0.type = "DisruptionTarget"
                $0.status = "True"
                $0.reason = "PreemptionByScheduler"
            }
        ]
        cluster.assign(PodInfo(leaving), to: "a")
        let urgent = pod("urgent", 10)
        cluster.nominate(PodInfo(urgent), to: "a")
        let plan = SchedulingPlan.make(for: PodInfo(urgent), in: &cluster)
        #expect(plan.preemption == nil)
        #expect(
            plan.message == "0/1 nodes are available: 1 Insufficient cpu. no new claims to deallocate, "
                + "preemption: not eligible due to a terminating pod on the nominated node.")
    }

    @Test func whatIsStillInTheWayIsSaid() {
        var cluster = snapshot([makeNode("a", cpu: "3")])
        cluster.assign(PodInfo(pod("low", 1)), to: "a")
        cluster.assign(PodInfo(pod("high", 20, cpu: "2")), to: "a")
        #expect(
            SchedulingPlan.make(for: PodInfo(pod("p", 10, cpu: "2")), in: &cluster).message
                == "0/1 nodes are available: 1 Insufficient cpu. no new claims to deallocate, "
                + "preemption: 0/1 nodes are available: 1 Insufficient cpu.")
    }
}
