import ObjectModel
import PodPlans
import Testing

struct ServiceEnvironmentTests {
    private func service(_ name: String, at address: String, _ ports: [(String, Int, String)]) -> Service {
        .new { service in
            service.metadata = .make { $0.name = name }
            service.spec = .make {
                $0.clusterIP = address
                $0.ports = ports.map { name, number, transport in
                    .make {
                        $0.name = name
                        $0.port = number
                        $0.protocol = transport
                    }
                }
            }
        }
    }

    @Test func aServiceIsToldByItsFirstPortAndByEach() {
        let found = ServiceEnvironment.variables(
            of: [service("web-front", at: "10.96.0.7", [("http", 80, "TCP"), ("dns", 53, "UDP")])])
        let expected = [
            ("WEB_FRONT_SERVICE_HOST", "10.96.0.7"), ("WEB_FRONT_SERVICE_PORT", "80"),
            ("WEB_FRONT_SERVICE_PORT_HTTP", "80"), ("WEB_FRONT_SERVICE_PORT_DNS", "53"),
            ("WEB_FRONT_PORT", "tcp://10.96.0.7:80"), ("WEB_FRONT_PORT_80_TCP", "tcp://10.96.0.7:80"),
            ("WEB_FRONT_PORT_80_TCP_PROTO", "tcp"), ("WEB_FRONT_PORT_80_TCP_PORT", "80"),
            ("WEB_FRONT_PORT_80_TCP_ADDR", "10.96.0.7"), ("WEB_FRONT_PORT_53_UDP", "udp://10.96.0.7:53"),
            ("WEB_FRONT_PORT_53_UDP_PROTO", "udp"), ("WEB_FRONT_PORT_53_UDP_PORT", "53"),
            ("WEB_FRONT_PORT_53_UDP_ADDR", "10.96.0.7"),
        ]
        #expect(found.map(\.0) == expected.map(\.0))
        #expect(found.map(\.1) == expected.map(\.1))
    }

    @Test(arguments: ["", "None"]) func servicesWithoutAnAddressAreNotTold(address: String) {
        #expect(ServiceEnvironment.variables(of: [service("a", at: address, [("", 80, "TCP")])]).isEmpty)
    }

    @Test func addressesOfVersion6AreBracketed() {
        let found = ServiceEnvironment.variables(of: [service("a", at: "fd00::1", [("", 80, "")])])
        #expect(found.contains { $0 == ("A_PORT", "tcp://[fd00::1]:80") })
        #expect(found.contains { $0 == ("A_SERVICE_HOST", "fd00::1") })
    }
}
