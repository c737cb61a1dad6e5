import ClusterPlans
import ObjectModel
import Testing
import WorkloadPlans

/// What happens when there are more addresses than an Endpoints object may have.
@Suite struct EndpointsPlanCapacityTests {
    private func endpoints(_ pods: [Pod], _ service: Service = EndpointBuilders.service()) throws -> Endpoints {
        let plan = EndpointsPlan.plan(
            for: EndpointsState(service: service, pods: pods.map(EndpointPod.init), current: nil))
        guard case .create(let value)? = plan.steps.first?.action else {
            throw StatusError.internalError("nothing is created")
        }
        let made = Endpoints(value)
        let again = EndpointsPlan.plan(
            for: EndpointsState(service: service, pods: pods.map(EndpointPod.init), current: made))
        #expect(again.isEmpty)
        return made
    }

    private func pods(ready: Int, notReady: Int) -> [Pod] {
        (0..<ready).map { EndpointBuilders.pod($0) }
            + (ready..<ready + notReady).map { EndpointBuilders.pod($0, ready: false) }
    }

    private let mark = "endpoints.kubernetes.io/over-capacity"

    @Test(arguments: [(1000, 0, 1000, 0), (999, 1, 999, 1), (900, 101, 900, 100), (1200, 50, 1000, 0)])
    func readyAddressesGoFirst(_ ready: Int, _ notReady: Int, _ listed: Int, _ rest: Int) throws {
        let endpoints = try endpoints(pods(ready: ready, notReady: notReady))
        #expect(endpoints.subsets.map(\.addresses.count) == [listed])
        #expect(endpoints.subsets.map(\.notReadyAddresses.count) == [rest])
        #expect(endpoints.metadata.annotations[mark] == (ready + notReady > 1000 ? "truncated" : nil))
    }

    @Test func subsetsGetTheirShare() throws {
        let service = EndpointBuilders.service { $0.spec.ports = [EndpointBuilders.port("x", 1, to: .string("x"))] }
        let pods = (0..<1500).map { number in
            EndpointBuilders.pod(number) { pod in
                let port = ContainerPort.make {
                    $0.name = "x"
                    $0.protocol = "TCP"
                    $0.containerPort = number < 500 ? 1 : 2
                }
                pod.spec.containers = [.make { $0.ports = [port] }]
            }
        }
        let endpoints = try endpoints(pods, service)
        #expect(endpoints.subsets.map(\.addresses.count) == [334, 666])
    }
}
