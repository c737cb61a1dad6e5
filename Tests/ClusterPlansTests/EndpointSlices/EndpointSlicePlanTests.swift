import ClusterPlans
import ObjectModel
import TestKit
import Testing
import WorkloadPlans

@Suite struct EndpointSlicePlanTests {
    private func settled(_ set: (inout EndpointSliceSimulation) -> Void) -> EndpointSliceSimulation {
        var simulation = EndpointSliceSimulation()
        simulation.capacity = 100
        set(&simulation)
        simulation.settle()
        return simulation
    }

    /// Every distribution of few endpoints over two slices, and every set of pods that may be there then.
    @Test func allSmallStatesSettleWithFewWrites() {
        for place in 0..<81 {
            for present in 0..<16 {
                var simulation = EndpointSliceSimulation()
                simulation.capacity = 3
                let places = [place % 3, place / 3 % 3, place / 9 % 3, place / 27]
                for slice in 1...2 {
                    simulation.pods = (0..<4).filter { places[$0] == slice }.map { EndpointBuilders.pod($0) }
                    guard !simulation.pods.isEmpty else { continue }
                    // Each slice is made as if it were the only one.
                    var other = EndpointSliceSimulation()
                    other.pods = simulation.pods
                    other.capacity = 4
                    for step in other.plan().steps {
                        guard case .create(var value) = step.action else { continue }
                        value["metadata"]?["name"] = .string("web-\(slice)")
                        #expect(throws: Never.self) { try simulation.world.create(EndpointSlice(value)) }
                    }
                }
                guard simulation.slices.allSatisfy({ $0.endpoints.count <= 3 }) else { continue }
                simulation.pods = (0..<4).filter { present & (1 << $0) != 0 }.map { EndpointBuilders.pod($0) }
                let unchanged = simulation.slices
                simulation.sync()
                #expect(simulation.plan().isEmpty)
                #expect(simulation.listed == simulation.wanted)
                #expect(simulation.world.writes <= max(unchanged.count, 1) + 1)
            }
        }
    }

    @Test func aSliceSaysWhatItIs() throws {
        let simulation = settled {
            $0.service.metadata.labels = ["team": "a"]
            $0.nodes = [EndpointBuilders.node(zone: "z")]
            $0.pods = [EndpointBuilders.pod(1, terminating: true)]
        }
        let slice = try #require(simulation.slices.first)
        #expect(slice.metadata.name.hasPrefix("web-") && slice.metadata.name.count == 9)
        #expect(slice.metadata.generateName == "web-")
        #expect(
            slice.metadata.labels == [
                "team": "a", "kubernetes.io/service-name": "web",
                "endpointslice.kubernetes.io/managed-by": "endpointslice-controller.k8s.io",
            ])
        #expect(slice.metadata.ownerReferences.first?.controller == true)
        #expect(slice.addressType == "IPv4")
        #expect(slice.ports.map(\.port) == [8080])
        let endpoint = try #require(slice.endpoints.first)
        #expect(endpoint.addresses == ["10.0.0.1"])
        #expect(endpoint.conditions.ready == false)
        #expect(endpoint.conditions.serving == true)
        #expect(endpoint.conditions.terminating == true)
        #expect(endpoint.zone == "z" && endpoint.nodeName == "n")
        #expect(endpoint.targetRef?.name == "p1" && endpoint.targetRef?.uid == "uid-1")
    }

    @Test func unreadyPodsArePublishedWhereTheServiceSaysSo() {
        let simulation = settled {
            $0.service.spec.publishNotReadyAddresses = true
            $0.service.spec.clusterIP = "None"
            $0.pods = [EndpointBuilders.pod(1, ready: false)]
            $0.nodes = []
        }
        #expect(simulation.slices.first?.endpoints.first?.conditions.ready == true)
        #expect(simulation.slices.first?.endpoints.first?.conditions.serving == false)
        #expect(simulation.slices.first?.metadata.labels["service.kubernetes.io/headless"] == "")
    }

    @Test func podsOfNodesThatAreGoneAreWaitedFor() {
        var simulation = EndpointSliceSimulation()
        simulation.pods = [EndpointBuilders.pod(1)]
        simulation.nodes = []
        #expect(simulation.plan().waits.map(\.reason) == ["the node n of p1, which does not exist"])
        simulation.settle()
        #expect(simulation.listed.isEmpty)
        simulation.nodes = [EndpointBuilders.node()]
        simulation.settle()
        #expect(simulation.listed.map(\.name) == ["p1"])
    }

    @Test func aHundredAndOnePodsNeedTwoSlices() {
        var simulation = settled { $0.pods = (0..<101).map { EndpointBuilders.pod($0) } }
        #expect(simulation.slices.map(\.endpoints.count).sorted() == [1, 100])
        let writes = simulation.world.writes
        simulation.pods[0].status.conditions[0].status = "False"
        simulation.settle()
        #expect(simulation.world.writes == writes + 1)
    }

    @Test func theLastSliceStaysAsAPlaceholder() {
        var simulation = settled { $0.pods = [EndpointBuilders.pod(1)] }
        let name = simulation.slices.first?.metadata.name
        simulation.pods = []
        simulation.settle()
        #expect(simulation.slices.map(\.metadata.name) == [name])
        #expect(simulation.slices.first?.ports.isEmpty == true)
        simulation.pods = [EndpointBuilders.pod(2)]
        simulation.settle()
        #expect(simulation.slices.map(\.metadata.name) == [name])
    }

    @Test func familiesHaveSlicesOfTheirOwn() {
        var simulation = settled {
            $0.service.spec.ipFamilies = ["IPv4", "IPv6"]
            $0.pods = [EndpointBuilders.pod(1) { $0.status.podIPs += [.make { $0.ip = "2001:db8::1" }] }]
        }
        #expect(simulation.slices.map(\.addressType).sorted() == ["IPv4", "IPv6"])
        #expect(simulation.slices.flatMap(\.endpoints).flatMap(\.addresses).sorted() == ["10.0.0.1", "2001:db8::1"])
        simulation.service.spec.ipFamilies = ["IPv4"]
        simulation.settle()
        #expect(simulation.slices.map(\.addressType) == ["IPv4"])
    }

    @Test(arguments: [
        ("PreferClose", ["z"], []), ("PreferSameZone", ["z"], []), ("PreferSameNode", ["z"], ["n"]), (nil, [], []),
    ])
    func closeEndpointsArePreferred(_ distribution: String?, _ zones: [String], _ nodes: [String]) {
        let simulation = settled {
            $0.service.spec.trafficDistribution = distribution
            $0.nodes = [EndpointBuilders.node(zone: "z")]
            $0.pods = [EndpointBuilders.pod(1), EndpointBuilders.pod(2, ready: false)]
        }
        let hints = simulation.slices.flatMap(\.endpoints).map(\.hints)
        #expect(hints.first??.forZones.map(\.name) ?? [] == zones)
        #expect(hints.first??.forNodes.map(\.name) ?? [] == nodes)
        #expect(hints.last == .some(nil))
    }

    @Test func aServiceThatGoesAwayGetsNoNewSlices() {
        var simulation = EndpointSliceSimulation()
        simulation.service.metadata.deletionTimestamp = EndpointBuilders.start
        #expect(simulation.plan().isEmpty)
    }

    @Test func servicesWithoutASelectorAreLeftAlone() {
        var simulation = EndpointSliceSimulation()
        simulation.service.spec.selector = [:]
        #expect(simulation.plan().isEmpty)
        simulation.service = EndpointBuilders.service { $0.spec.type = "ExternalName" }
        #expect(simulation.plan().isEmpty)
    }
}
