import ObjectModel
import SchedulingPlans
import Testing

/// Each filter on the smallest cluster that shows it.
@Suite struct FilterTests {
    private func fits(_ pod: Pod, on node: Node, beside others: [Pod] = []) -> Bool {
        var snapshot = snapshot([node])
        for other in others { snapshot.assign(PodInfo(other), to: node.metadata.name) }
        return SchedulingPlan.make(for: PodInfo(pod), in: &snapshot).node != nil
    }

    private func affinity(_ requirements: Value...) -> Affinity {
        Affinity([
            "nodeAffinity": [
                "requiredDuringSchedulingIgnoredDuringExecution": [
                    "nodeSelectorTerms": [["matchExpressions": .array(requirements)]]
                ]
            ]
        ])
    }

    @Test(
        arguments: [
            ("In", ["a", "b"], "a", true), ("In", ["b"], "a", false), ("In", ["a"], nil, false),
            ("NotIn", ["b"], "a", true), ("NotIn", ["a"], "a", false), ("NotIn", ["a"], nil, true),
            ("Exists", [], "a", true), ("Exists", [], nil, false),
            ("DoesNotExist", [], nil, true), ("DoesNotExist", [], "a", false),
            ("Gt", ["4"], "5", true), ("Gt", ["4"], "4", false), ("Gt", ["4"], "x", false), ("Gt", ["4"], nil, false),
            ("Lt", ["4"], "3", true), ("Lt", ["4"], "4", false), ("Unheard", ["a"], "a", false),
        ] as [(String, [String], String?, Bool)])
    func affinityOperators(_ name: String, _ values: [String], _ label: String?, _ expected: Bool) {
        let node = makeNode("n", labels: label.map { ["key": $0] } ?? [:])
        let requirement: Value = [
            "key": "key", "operator": .string(name), "values": .array(values.map(Value.string)),
        ]
        let pod = makePod("p") { $0.spec.affinity = affinity(requirement) }
        #expect(fits(pod, on: node) == expected)
    }

    @Test func termsAreAlternativesAndEmptyOnesMatchNothing() {
        func pod(_ terms: [Value]) -> Pod {
            makePod("p") {
                $0.spec.affinity = Affinity([
                    "nodeAffinity": [
                        "requiredDuringSchedulingIgnoredDuringExecution": [
                            "nodeSelectorTerms": .array(terms)
                        ]
                    ]
                ])
            }
        }
        let missing: Value = ["matchExpressions": [["key": "x", "operator": "Exists"]]]
        let present: Value = ["matchExpressions": [["key": "kubernetes.io/hostname", "operator": "Exists"]]]
        #expect(fits(pod([missing, present]), on: makeNode("n")))
        #expect(!fits(pod([missing]), on: makeNode("n")))
        #expect(!fits(pod([[:]]), on: makeNode("n")))
    }

    @Test(arguments: [
        ("key", "Exists", "", "NoSchedule", true), ("", "Exists", "", "", true), ("key", "Equal", "v", "", true),
        ("key", "", "v", "", true), ("key", "Equal", "w", "", false), ("other", "Exists", "", "", false),
        ("key", "Exists", "", "NoExecute", false),
    ])
    func tolerations(_ key: String, _ name: String, _ value: String, _ effect: String, _ expected: Bool) {
        var node = makeNode("n", taints: [("key", "NoSchedule")])
        node.spec.taints[0].value = "v"
        let pod = makePod("p") {
            $0.spec.tolerations = [
                .make {
                    $0.key = key
                    $0.operator = name
                    $0.value = value
                    $0.effect = effect
                }
            ]
        }
        #expect(fits(pod, on: node) == expected)
    }

    @Test func softTaintsKeepNobodyOut() {
        #expect(fits(makePod("p"), on: makeNode("n", taints: [("key", "PreferNoSchedule")])))
    }

    @Test func hostPorts() {
        func pod(_ name: String, _ port: Int, ip: String = "", protocol: String = "TCP") -> Pod {
            makePod(name) {
                $0.spec.containers[0].ports = [
                    .make {
                        $0.containerPort = port
                        $0.hostPort = port
                        $0.hostIP = ip
                        $0.protocol = `protocol`
                    }
                ]
            }
        }
        let node = makeNode("n")
        #expect(!fits(pod("p", 80), on: node, beside: [pod("q", 80)]))
        #expect(fits(pod("p", 81), on: node, beside: [pod("q", 80)]))
        #expect(fits(pod("p", 80, protocol: "UDP"), on: node, beside: [pod("q", 80)]))
        #expect(!fits(pod("p", 80, ip: "10.0.0.1"), on: node, beside: [pod("q", 80)]))
        #expect(fits(pod("p", 80, ip: "10.0.0.1"), on: node, beside: [pod("q", 80, ip: "10.0.0.2")]))
    }

    /// Whoever only reads shares with others who only read, but for disks that are for one pod.
    @Test func disksThatPodsName() {
        func pod(_ name: String, _ fill: @escaping (inout Volume) -> Void) -> Pod {
            makePod(name) { $0.spec.volumes = [.make(fill)] }
        }
        func gce(_ name: String, _ disk: String, readOnly: Bool = false) -> Pod {
            pod(name) { $0.gcePersistentDisk = .make { ($0.pdName, $0.readOnly) = (disk, readOnly) } }
        }
        func aws(_ name: String) -> Pod {
            pod(name) { $0.awsElasticBlockStore = .make { ($0.volumeID, $0.readOnly) = ("d", true) } }
        }
        func iscsi(_ name: String, readOnly: Bool) -> Pod {
            pod(name) { $0.iscsi = .make { ($0.iqn, $0.readOnly) = ("d", readOnly) } }
        }
        func rbd(_ name: String, _ monitors: [String]) -> Pod {
            pod(name) { $0.rbd = .make { ($0.monitors, $0.pool, $0.image) = (monitors, "p", "i") } }
        }
        let node = makeNode("n")
        #expect(!fits(gce("p", "d"), on: node, beside: [gce("q", "d")]))
        #expect(!fits(gce("p", "d"), on: node, beside: [gce("q", "d", readOnly: true)]))
        #expect(fits(gce("p", "d", readOnly: true), on: node, beside: [gce("q", "d", readOnly: true)]))
        #expect(fits(gce("p", "d"), on: node, beside: [gce("q", "other"), aws("r")]))
        #expect(!fits(aws("p"), on: node, beside: [aws("q")]))
        #expect(!fits(iscsi("p", readOnly: true), on: node, beside: [iscsi("q", readOnly: false)]))
        #expect(!fits(rbd("p", ["a", "b"]), on: node, beside: [rbd("q", ["b", "c"])]))
        #expect(fits(rbd("p", ["a"]), on: node, beside: [rbd("q", ["b"])]))
        var cluster = snapshot([node])
        cluster.assign(PodInfo(gce("q", "d")), to: "n")
        let message = SchedulingPlan.make(for: PodInfo(gce("p", "d")), in: &cluster).message
        #expect(message?.hasPrefix("0/1 nodes are available: 1 node(s) had no available disk. ") == true)
    }

    @Test func roomForPodsIsLimited() {
        let others = (0..<3).map { makePod("q\($0)") }
        #expect(!fits(makePod("p"), on: makeNode("n", pods: 3), beside: others))
        #expect(fits(makePod("p"), on: makeNode("n", pods: 4), beside: others))
    }

    @Test func initContainersCountAsTheLargestAndSidecarsAlways() {
        let pod = makePod("p", requests: ["cpu": "1"]) {
            $0.spec.initContainers = [
                .make {
                    $0.restartPolicy = "Always"
                    $0.resources.requests = ["cpu": Quantity(1)]
                },
                .make { $0.resources.requests = ["cpu": Quantity(3)] },
            ]
            $0.spec.overhead = ["cpu": Quantity(milli: 500)]
        }
        #expect(PodInfo(pod).requests.milliCPU == 4500)
        #expect(!fits(pod, on: makeNode("n", cpu: "4")))
        #expect(fits(pod, on: makeNode("n", cpu: "4500m")))
    }

    @Test func requestsOfTheWholePodReplaceTheSum() {
        let pod = makePod("p", requests: ["cpu": "1", "memory": "1Gi"]) {
            $0.spec.resources = .make { $0.requests = ["cpu": Quantity(3)] }
        }
        #expect(PodInfo(pod).requests.milliCPU == 3000)
        #expect(PodInfo(pod).requests.memory == 1 << 30)
    }

    @Test func gatesComeFirst() {
        var snapshot = snapshot([makeNode("n")])
        let pod = makePod("p") { $0.spec.schedulingGates = [.make { $0.name = "example.com/gate" }] }
        guard case .gated = SchedulingPlan.make(for: PodInfo(pod), in: &snapshot) else {
            Issue.record("not gated")
            return
        }
    }
}
