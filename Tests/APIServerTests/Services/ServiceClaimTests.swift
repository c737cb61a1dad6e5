import APIClient
import ObjectModel
import Testing

/// What a service gets when it is made and when its type changes.
@Suite struct ServiceClaimTests {
    private func service(_ name: String, _ spec: Fields) -> Value {
        var spec = spec
        if spec["ports"] == nil { spec["ports"] = [["port": 80]] }
        return [
            "apiVersion": "v1", "kind": "Service", "metadata": ["name": .string(name)], "spec": .object(spec),
        ]
    }

    private func create(_ server: TestServer, _ spec: Fields, name: String = "s") async throws -> Service {
        Service(try await server.create(service(name, spec), TestServer.services))
    }

    private func patch(_ server: TestServer, _ spec: Value) async throws -> Service {
        try await server.client.patch(Service.self, namespace: "default", name: "s", .merge(["spec": spec]))
    }

    private func problem(_ server: TestServer, _ spec: Fields) async -> String? {
        await refusal { try await server.create(service("other", spec), TestServer.services) }?.message
    }

    @Test func portsOfOneNumberShareTheNodePort() async throws {
        try await TestServer.run(listens: false) { server in
            let ports: Value = [
                ["name": "t", "port": 53], ["name": "u", "port": 53, "protocol": "UDP"], ["name": "x", "port": 54],
            ]
            let made = try await create(server, ["type": "NodePort", "ports": ports])
            let numbers = made.spec.ports.map(\.nodePort)
            #expect(numbers[0] == numbers[1] && numbers[0] != numbers[2])
            #expect(numbers.allSatisfy { (30086...32767).contains($0) })
        }
    }

    @Test func whatCanNotBeHadIsRefused() async throws {
        try await TestServer.run(listens: false) { server in
            _ = try await create(
                server, ["type": "NodePort", "clusterIP": "10.96.1.1", "ports": [["port": 1, "nodePort": 30001]]])
            #expect(
                await problem(server, ["clusterIP": "10.96.1.1"])
                    == #"Service "other" is invalid: spec.clusterIPs: Invalid value: ["10.96.1.1"]: failed to "#
                    + "allocate IP 10.96.1.1: provided IP is already allocated")
            #expect(
                await problem(server, ["clusterIP": "192.0.2.1"])?.hasSuffix(
                    "failed to allocate IP 192.0.2.1: the provided network does not match the current range") == true)
            #expect(
                await problem(server, ["type": "NodePort", "ports": [["port": 1, "nodePort": 30001]]])
                    == #"Service "other" is invalid: spec.ports[0].nodePort: Invalid value: 30001: provided port is "#
                    + "already allocated")
            #expect(
                await problem(server, ["type": "NodePort", "ports": [["port": 1, "nodePort": 80]]])
                    == #"Service "other" is invalid: spec.ports[0].nodePort: Invalid value: 80: provided port is not "#
                    + "in the valid range. The range of valid ports is 30000-32767")
            #expect(
                await problem(server, ["ipFamilyPolicy": "RequireDualStack"])
                    == #"Service "other" is invalid: spec.ipFamilyPolicy: Invalid value: "RequireDualStack": this "#
                    + "cluster is not configured for dual-stack services")
        }
    }

    @Test func aPortStaysWithItsName() async throws {
        try await TestServer.run(listens: false) { server in
            let made = try await create(
                server, ["type": "NodePort", "ports": [["name": "a", "port": 1], ["name": "b", "port": 2]]])
            let numbers = made.spec.ports.map(\.nodePort)
            let swapped = try await patch(server, ["ports": [["name": "b", "port": 3], ["name": "a", "port": 2]]])
            #expect(swapped.spec.ports.map(\.nodePort) == [numbers[1], numbers[0]])
        }
    }

    @Test func aServiceBecomesAnother() async throws {
        try await TestServer.run(listens: false) { server in
            let first = try await create(server, ["selector": ["a": "b"]])
            let exposed = try await patch(server, ["type": "NodePort"])
            #expect(exposed.spec.clusterIP == first.spec.clusterIP)
            #expect(exposed.spec.ports[0].nodePort != 0)
            #expect(exposed.spec.externalTrafficPolicy == "Cluster")
            let balanced = try await patch(
                server, ["type": "LoadBalancer", "externalTrafficPolicy": "Local", "loadBalancerClass": "a/b"])
            #expect(balanced.spec.ports[0].nodePort == exposed.spec.ports[0].nodePort)
            #expect(balanced.spec.healthCheckNodePort != 0)
            let hidden = try await patch(server, ["type": "ClusterIP"])
            #expect(hidden.spec.ports[0].nodePort == 0 && hidden.spec.healthCheckNodePort == 0)
            #expect(hidden.spec.externalTrafficPolicy.isEmpty && hidden.spec.loadBalancerClass == nil)
            #expect(hidden.spec.allocateLoadBalancerNodePorts == nil)
            let named = try await patch(server, ["type": "ExternalName", "externalName": "a.example.com"])
            #expect(named.spec.clusterIP.isEmpty && named.spec.clusterIPs.isEmpty)
            #expect(named.spec.ipFamilies.isEmpty && named.spec.ipFamilyPolicy == nil)
            // The address is free for another.
            let other = try await create(server, ["clusterIP": .string(first.spec.clusterIP)], name: "other")
            #expect(other.spec.clusterIP == first.spec.clusterIP)
            let back = try await patch(server, ["type": "ClusterIP", "externalName": nil])
            #expect(!back.spec.clusterIP.isEmpty && back.spec.clusterIP != first.spec.clusterIP)
            #expect(back.spec.ipFamilies == ["IPv4"])
        }
    }

    @Test func healthCheckPortsBelongToOne() async throws {
        try await TestServer.run(listens: false) { server in
            let spec: Fields = [
                "type": "LoadBalancer", "externalTrafficPolicy": "Local", "healthCheckNodePort": 30005,
            ]
            _ = try await create(server, spec)
            #expect(
                await problem(server, spec)
                    == "Internal error occurred: failed to allocate requested HealthCheck NodePort 30005: provided "
                    + "port is already allocated")
            #expect(
                await problem(server, ["type": "NodePort", "ports": [["port": 1, "nodePort": 30005]]])?
                    .contains("already allocated") == true)
        }
    }

    @Test func healthCheckPortsStay() async throws {
        try await TestServer.run(listens: false) { server in
            let made = try await create(server, ["type": "LoadBalancer", "externalTrafficPolicy": "Local"])
            let refused = await refusal { _ = try await patch(server, ["healthCheckNodePort": 30999]) }
            #expect(
                refused?.message
                    == #"Service "s" is invalid: spec.healthCheckNodePort: Invalid value: 30999: cannot change "#
                    + "healthCheckNodePort on loadBalancer service with externalTraffic=Local during update")
            let kept = try await patch(server, ["healthCheckNodePort": nil])
            #expect(kept.spec.healthCheckNodePort == made.spec.healthCheckNodePort)
        }
    }

    @Test func nodePortsOfABalancerGoWhenTheyAreNotStated() async throws {
        try await TestServer.run(listens: false) { server in
            let ports: Value = [["name": "a", "port": 80], ["name": "b", "port": 81]]
            let made = try await create(server, ["type": "LoadBalancer", "ports": ports])
            let kept = try await patch(server, ["allocateLoadBalancerNodePorts": false])
            #expect(kept.spec.ports == made.spec.ports)
            let other = Int64(made.spec.ports[1].nodePort)
            let fewer = try await patch(
                server, ["ports": [["name": "a", "port": 80], ["name": "b", "port": 81, "nodePort": .int(other)]]])
            #expect(fewer.spec.ports.map(\.nodePort) == [0, Int(other)])
        }
    }

    @Test func onlyBalancersHaveAnAddressOutside() async throws {
        try await TestServer.run(listens: false) { server in
            _ = try await create(server, ["type": "LoadBalancer"])
            let status: Value = ["loadBalancer": ["ingress": [["ip": "192.0.2.1"]]]]
            _ = try await server.client.patch(
                TestServer.services, namespace: "default", name: "s", subresource: "status",
                patch: .merge(["status": status]))
            let kept = try await patch(server, ["sessionAffinity": "ClientIP"])
            #expect(kept.status.loadBalancer.ingress.map(\.ip) == ["192.0.2.1"])
            let exposed = try await patch(server, ["type": "NodePort"])
            #expect(exposed.status.loadBalancer.ingress.isEmpty)
        }
    }

    @Test func namesHaveNoInternalTrafficPolicy() async throws {
        try await TestServer.run(listens: false) { server in
            let first = try await create(server, ["selector": ["a": "b"]])
            #expect(first.spec.internalTrafficPolicy == "Cluster")
            let named = try await patch(server, ["type": "ExternalName", "externalName": "a.example.com"])
            #expect(named.spec.internalTrafficPolicy == nil)
            let made = try await create(
                server, ["type": "ExternalName", "externalName": "b.example.com", "internalTrafficPolicy": "Local"],
                name: "other")
            #expect(made.spec.internalTrafficPolicy == nil)
        }
    }

    @Test func balancersWithoutNodePorts() async throws {
        try await TestServer.run(listens: false) { server in
            let made = try await create(server, ["type": "LoadBalancer", "allocateLoadBalancerNodePorts": false])
            #expect(made.spec.ports[0].nodePort == 0)
            let stated = try await patch(server, ["ports": [["port": 80, "nodePort": 30007]]])
            #expect(stated.spec.ports[0].nodePort == 30007)
        }
    }
}
