import ObjectModel
import SchedulingPlans
import Testing

/// The filters against the reference: over all small clusters of some kinds of pods, and over random ones.
@Suite struct FiltersReferenceTests {
    private static func podOfKind(_ kind: Int, _ name: String) -> Pod {
        func term(_ app: String, _ key: String) -> Value {
            ["labelSelector": ["matchLabels": ["app": .string(app)]], "topologyKey": .string(key)]
        }
        func affinity(_ kind: String, _ terms: Value...) -> Affinity {
            Affinity([kind: .object(["requiredDuringSchedulingIgnoredDuringExecution": .array(terms)])])
        }
        return makePod(name) {
            $0.metadata.labels = ["app": kind % 2 == 0 ? "a" : "b"]
            switch kind {
            case 2: $0.spec.affinity = affinity("podAntiAffinity", term("a", "kubernetes.io/hostname"))
            case 3: $0.spec.affinity = affinity("podAntiAffinity", term("a", "zone"))
            case 4: $0.spec.affinity = affinity("podAffinity", term("a", "zone"))
            case 5: $0.spec.affinity = affinity("podAffinity", term("a", "kubernetes.io/hostname"), term("b", "zone"))
            case 6, 7:
                let key: Value = kind == 6 ? "zone" : "kubernetes.io/hostname"
                $0.spec.topologySpreadConstraints = [
                    TopologySpreadConstraint([
                        "maxSkew": 1, "topologyKey": key, "whenUnsatisfiable": "DoNotSchedule",
                        "labelSelector": ["matchExpressions": [["key": "app", "operator": "Exists"]]],
                    ])
                ]
            default: break
            }
        }
    }

    /// Two nodes in one zone, one in another, one in none; every two pods of every kind on all of them; a pod of every
    /// kind is to be placed.
    @Test(arguments: 0..<8)
    func allSmallClusters(kind: Int) {
        let nodes = [
            makeNode("a", labels: ["zone": "x"]), makeNode("b", labels: ["zone": "x"]),
            makeNode("c", labels: ["zone": "y"]), makeNode("d"),
        ]
        let names = nodes.map(\.metadata.name)
        let incoming = Self.podOfKind(kind, "p")
        for first in 0..<32 {
            for second in first..<32 {
                var cluster = RandomCluster(seed: 1, nodes: 0...0)
                for node in nodes { cluster.put(node) }
                cluster.place(Self.podOfKind(first / 4, "q"), on: names[first % 4])
                cluster.place(Self.podOfKind(second / 4, "r"), on: names[second % 4])
                let expected = cluster.reference.feasible(incoming)
                let found = cluster.feasible(incoming)
                #expect(
                    found == expected,
                    "kinds \(first / 4), \(second / 4) on \(names[first % 4]), \(names[second % 4])")
            }
        }
    }

    /// Whatever the cluster has been through, the plans see what the reference sees, and choose only what it lets.
    @Test(arguments: 1...60)
    func randomHistories(seed: UInt64) {
        var cluster = RandomCluster(seed: seed)
        for step in 0..<30 {
            _ = cluster.change()
            let pod = cluster.randomPod()
            let expected = cluster.reference.feasible(pod)
            #expect(cluster.feasible(pod) == expected, "step \(step)")
            let node = SchedulingPlan.make(for: PodInfo(pod), in: &cluster.snapshot).node
            #expect((node != nil) == !expected.isEmpty, "step \(step)")
            guard let node else { continue }
            #expect(expected.contains(node), "step \(step)")
            cluster.place(pod, on: node)
        }
    }
}
