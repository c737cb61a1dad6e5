import ClusterPlans
import ObjectModel
import Testing
import WorkloadPlans

@Suite struct ServiceAddressPlanTests {
    private func service(_ addresses: [String], type: String = "ClusterIP") -> Service {
        .new {
            $0.metadata.name = "web"
            $0.metadata.namespace = "ns"
            $0.spec.type = type
            $0.spec.clusterIPs = addresses
        }
    }

    /// The addresses that a plan takes and releases.
    private func changes(_ plan: Plan) -> [String] {
        plan.steps.map { step in
            switch step.action {
            case .create(let object): "+" + ObjectMeta(object["metadata"]).name
            case .delete(let identity, _): "-" + identity.name
            default: "?"
            }
        }
    }

    private func made(_ address: String) throws -> IPAddress {
        let plan = ServiceAddressPlan.plan(for: service([address]), addresses: [])
        guard case .create(let object)? = plan.steps.first?.action else { throw StatusError.badRequest("none") }
        return IPAddress(object)
    }

    @Test func everyAddressOfAServiceHasAnObject() throws {
        let address = try made("10.96.0.9")
        #expect(
            address.metadata.labels == [
                "ipaddress.kubernetes.io/ip-family": "IPv4", "ipaddress.kubernetes.io/managed-by": "ipallocator.k8s.io",
            ])
        #expect(address.spec.parentRef?.value == ["resource": "services", "namespace": "ns", "name": "web"])
        #expect(try #require(ServiceAddressPlan.service(of: address)) == ("ns", "web"))
        #expect(try made("fd00::9").metadata.labels["ipaddress.kubernetes.io/ip-family"] == "IPv6")
    }

    @Test func itGoesWithTheAddress() throws {
        let address = try made("10.96.0.9")
        #expect(changes(ServiceAddressPlan.plan(for: service(["10.96.0.9"]), addresses: [address])).isEmpty)
        #expect(changes(ServiceAddressPlan.plan(for: nil, addresses: [address])) == ["-10.96.0.9"])
        let moved = ServiceAddressPlan.plan(for: service(["10.96.0.8", "fd00::1"]), addresses: [address])
        #expect(changes(moved) == ["-10.96.0.9", "+10.96.0.8", "+fd00::1"])
        let named = ServiceAddressPlan.plan(for: service([], type: "ExternalName"), addresses: [address])
        #expect(changes(named) == ["-10.96.0.9"])
        #expect(changes(ServiceAddressPlan.plan(for: service(["None"]), addresses: [])).isEmpty)
    }

    @Test func thoseOfOthersAreLeftAlone() throws {
        var address = try made("10.96.0.9")
        address.metadata.labels = [:]
        #expect(ServiceAddressPlan.service(of: address) == nil)
    }
}
