import APIClient
import APIServer
import ObjectModel
import Testing

/// Addresses and ports of services belong to one.
@Suite struct ServiceAllocatorTests {
    private func service(_ name: String, _ spec: Fields = Fields()) -> Value {
        var spec = spec
        spec["ports"] = spec["ports"] ?? [["port": 80]]
        return [
            "apiVersion": "v1", "kind": "Service", "metadata": ["name": .string(name)], "spec": .object(spec),
        ]
    }

    /// A range may be added, and is of use as long as it is ready and does not go.
    @Test func addressesComeOfAddedRangesToo() async throws {
        try await TestServer.run(listens: false) { server in
            let ranges = TestServer.resource("servicecidrs", group: "networking.k8s.io")
            let problem = "failed to allocate IP 10.77.0.5: the provided network does not match the current range"
            let wanted = service("a", ["clusterIP": "10.77.0.5"])
            let early = await refusal { try await server.create(wanted, TestServer.services) }
            #expect(early?.message.hasSuffix(problem) == true)
            try await server.create(
                [
                    "apiVersion": "networking.k8s.io/v1", "kind": "ServiceCIDR",
                    "metadata": ["name": "more", "finalizers": ["example.com/held"]],
                    "spec": ["cidrs": ["10.77.0.0/29"]],
                ], ranges)
            let made = try await server.create(wanted, TestServer.services)
            #expect(made["spec"]?["clusterIP"] == "10.77.0.5")
            for edge in ["10.77.0.0", "10.77.0.7"] {
                let refused = await refusal {
                    try await server.create(service("b", ["clusterIP": .string(edge)]), TestServer.services)
                }
                #expect(refused?.message.hasSuffix("The range of valid IPs is 10.77.0.0/29") == true)
            }
            try await server.client.delete(ServiceCIDR.self, namespace: "", name: "more")
            let late = await refusal {
                try await server.create(service("b", ["clusterIP": "10.77.0.6"]), TestServer.services)
            }
            #expect(late?.message.contains("does not match the current range") == true)
        }
    }

    @Test func addressesAndPortsAreUniqueWhenManyAsk() async throws {
        try await TestServer.run(listens: false) { server in
            let made = try await withThrowingTaskGroup(of: Value.self) { group in
                for number in 0..<100 {
                    group.addTask {
                        try await server.create(service("s\(number)", ["type": "NodePort"]), TestServer.services)
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            let addresses = Set(made.compactMap { $0["spec"]?["clusterIP"]?.stringValue })
            #expect(addresses.count == 100)
            #expect(addresses.allSatisfy { $0.hasPrefix("10.96.") })
            let ports = Set(made.compactMap { $0["spec"]?["ports"]?.arrayValue?.first?["nodePort"]?.intValue })
            #expect(ports.count == 100)
            #expect(ports.allSatisfy { (30000...32767).contains($0) })
        }
    }

    @Test func ofManyWhoWantAnAddressOneGetsIt() async throws {
        try await TestServer.run(listens: false) { server in
            let outcomes = await withTaskGroup(of: StatusError?.self) { group in
                for number in 0..<30 {
                    group.addTask {
                        await refusal {
                            try await server.create(
                                service("s\(number)", ["clusterIP": "10.96.1.1"]), TestServer.services)
                        }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(outcomes.count { $0 == nil } == 1)
            #expect(
                outcomes.compactMap { $0 }.allSatisfy { $0.code == 422 && $0.message.contains("already allocated") })
        }
    }

    @Test func anAddressThatSomebodyElseKeepsIsTaken() async throws {
        try await TestServer.run(listens: false) { server in
            let address: Value = [
                "apiVersion": "networking.k8s.io/v1", "kind": "IPAddress", "metadata": ["name": "10.96.1.1"],
                "spec": ["parentRef": ["group": "gateway.networking.k8s.io", "resource": "gateways", "name": "g"]],
            ]
            try await server.create(address, TestServer.resource("ipaddresses", group: "networking.k8s.io"))
            let refused = await refusal {
                try await server.create(service("s", ["clusterIP": "10.96.1.1"]), TestServer.services)
            }
            #expect(refused?.message.contains("provided IP is already allocated") == true)
            try await server.create(service("s", ["clusterIP": "10.96.1.2"]), TestServer.services)
        }
    }

    @Test func whatIsRefusedOrDeletedIsFreeAgain() async throws {
        try await TestServer.run(listens: false) { server in
            let spec: Fields = [
                "type": "NodePort", "clusterIP": "10.96.1.1", "ports": [["port": 80, "nodePort": 30001]],
            ]
            try await server.create(service("taken"), TestServer.services)
            #expect(await refusal { try await server.create(service("taken", spec), TestServer.services) }?.code == 409)
            try await server.create(service("a", spec), TestServer.services)
            #expect(await refusal { try await server.create(service("b", spec), TestServer.services) }?.code == 422)
            _ = try await server.client.delete(
                TestServer.services, namespace: "default", name: "a", options: .init())
            try await server.create(service("b", spec), TestServer.services)
        }
    }
}
