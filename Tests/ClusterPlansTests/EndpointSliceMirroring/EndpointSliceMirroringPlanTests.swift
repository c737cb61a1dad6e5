import ClusterPlans
import ObjectModel
import TestKit
import Testing
import WorkloadPlans

@Suite struct EndpointSliceMirroringPlanTests {
    private var world = PlanSimulator()
    private var service: Service? = EndpointBuilders.service { $0.spec.selector = [:] }
    private var endpoints: Endpoints? = Endpoints.new {
        $0.metadata.name = "web"
        $0.metadata.namespace = "ns"
        $0.metadata.uid = "e"
        $0.metadata.labels = ["own": "label"]
        $0.metadata.annotations = [
            "own": "annotation", "kubectl.kubernetes.io/last-applied-configuration": "{}",
            "endpoints.kubernetes.io/last-change-trigger-time": "x",
        ]
        $0.subsets = [subset(["192.0.2.1", "2001:db8::1"], notReady: ["192.0.2.2"], port: 80)]
    }

    private static func subset(_ ready: [String], notReady: [String] = [], port: Int) -> EndpointSubset {
        .make { subset in
            subset.addresses = ready.map { address in .make { $0.ip = address } }
            subset.notReadyAddresses = notReady.map { address in .make { $0.ip = address } }
            subset.ports = [
                .make {
                    $0.name = "db"
                    $0.port = port
                    $0.protocol = "TCP"
                }
            ]
        }
    }

    private var slices: [EndpointSlice] { world.all(EndpointSlice.self) }

    private func plan() -> Plan {
        EndpointSliceMirroringPlan.plan(
            for: EndpointSliceMirroringState(
                endpoints: endpoints, service: service, slices: slices, names: NameSource(seed: 7)))
    }

    private mutating func settle() {
        #expect(world.apply(plan()) == .applied)
        #expect(plan().isEmpty)
    }

    @Test mutating func everyFamilyGetsASlice() throws {
        settle()
        #expect(slices.map(\.addressType).sorted() == ["IPv4", "IPv6"])
        let slice = try #require(slices.first { $0.addressType == "IPv4" })
        #expect(slice.endpoints.flatMap(\.addresses) == ["192.0.2.1", "192.0.2.2"])
        #expect(slice.endpoints.map(\.conditions.ready) == [true, false])
        #expect(slice.ports.map(\.port) == [80])
        #expect(
            slice.metadata.labels == [
                "own": "label", "kubernetes.io/service-name": "web",
                "endpointslice.kubernetes.io/managed-by": "endpointslicemirroring-controller.k8s.io",
            ])
        #expect(slice.metadata.annotations == ["own": "annotation"])
        #expect(slice.metadata.ownerReferences.map(\.kind) == ["Endpoints"])
    }

    /// Slices take no address that is written in an unusual way.
    @Test mutating func addressesAreWrittenAnew() {
        endpoints?.subsets = [Self.subset(["010.0.0.1", "::ffff:10.0.0.2", "2001:DB8:0:0::1"], port: 80)]
        settle()
        let found = Dictionary(grouping: slices, by: \.addressType)
            .mapValues { $0.flatMap(\.endpoints).flatMap(\.addresses) }
        #expect(found == ["IPv4": ["10.0.0.1", "10.0.0.2"], "IPv6": ["2001:db8::1"]])
    }

    @Test mutating func changesAreFollowedInTheSameSlices() throws {
        settle()
        let names = Set(slices.map(\.metadata.name))
        endpoints?.subsets = [Self.subset(["192.0.2.9"], port: 81)]
        settle()
        #expect(slices.count == 1)
        #expect(names.isSuperset(of: slices.map(\.metadata.name)))
        #expect(slices.flatMap(\.endpoints).flatMap(\.addresses) == ["192.0.2.9"])
        #expect(slices.flatMap(\.ports).map(\.port) == [81])
        endpoints?.metadata.labels = [:]
        settle()
        #expect(slices.first?.metadata.labels["own"] == nil)
        endpoints?.subsets = []
        settle()
        #expect(slices.isEmpty)
    }

    /// Whatever ends the mirroring, the copies go.
    @Test(arguments: 0..<5) mutating func whatIsNotMirroredHasNoSlices(_ cause: Int) {
        settle()
        switch cause {
        case 0: service = nil
        case 1: service?.spec.selector = ["a": "b"]
        case 2: endpoints = nil
        case 3: endpoints?.metadata.labels["endpointslice.kubernetes.io/skip-mirror"] = "true"
        default: endpoints?.metadata.annotations["control-plane.alpha.kubernetes.io/leader"] = "{}"
        }
        settle()
        #expect(slices.isEmpty)
    }

    @Test mutating func tooManyAddressesAreToldOf() {
        let addresses = (0..<1100).map { "10.1.\($0 / 250).\($0 % 250 + 1)" }
        endpoints?.subsets = [Self.subset(addresses, port: 80)]
        settle()
        #expect(slices.map(\.endpoints.count) == [1000])
        #expect(
            world.events.map(\.message) == [
                "A max of 1000 addresses can be mirrored to EndpointSlices per Endpoints subset. "
                    + "100 addresses were skipped"
            ])
    }
}
