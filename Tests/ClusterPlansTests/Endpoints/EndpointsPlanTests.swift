import ClusterPlans
import ObjectModel
import TestKit
import Testing
import WorkloadPlans

@Suite struct EndpointsPlanTests {
    private func plan(_ service: Service?, _ pods: [Pod], current: Endpoints? = nil) -> Plan {
        EndpointsPlan.plan(
            for: EndpointsState(service: service, pods: pods.map(EndpointPod.init), current: current))
    }

    /// What the object is after the plan.
    private func applied(_ service: Service?, _ pods: [Pod], to current: Endpoints? = nil) throws -> Endpoints? {
        var simulator = PlanSimulator()
        var known = current
        if let current { known = try simulator.create(current) }
        #expect(simulator.apply(plan(service, pods, current: known)) == .applied)
        let now = simulator.all(Endpoints.self).first
        // Whatever came of it, there is nothing left to do.
        #expect(plan(service, pods, current: now).isEmpty)
        return now
    }

    private func summary(_ endpoints: Endpoints?) -> [String] {
        (endpoints?.subsets ?? []).map { subset in
            let ports = subset.ports.map { "\($0.name):\($0.port)" }.joined(separator: ",")
            let ready = subset.addresses.map { $0.targetRef?.name ?? "" }.joined(separator: ",")
            let rest = subset.notReadyAddresses.map { $0.targetRef?.name ?? "" }.joined(separator: ",")
            return "\(ports) ready \(ready) not \(rest)"
        }
    }

    @Test func readyAndOtherPodsAreListedApart() throws {
        let endpoints = try applied(
            EndpointBuilders.service(), [EndpointBuilders.pod(2), EndpointBuilders.pod(1, ready: false)])
        #expect(summary(endpoints) == ["http:8080 ready p2 not p1"])
        let metadata = try #require(endpoints?.metadata)
        #expect(metadata.name == "web")
        #expect(metadata.labels == ["endpoints.kubernetes.io/managed-by": "endpoint-controller"])
        #expect(
            metadata.annotations["endpoints.kubernetes.io/last-change-trigger-time"] == EndpointBuilders.start.rfc3339)
    }

    /// Every combination of what decides whether a pod is listed.
    @Test func whoIsListed() throws {
        for ready in [false, true] {
            for terminating in [false, true] {
                for phase in ["Pending", "Running", "Succeeded", "Failed"] {
                    for hasAddress in [false, true] {
                        for publishes in [false, true] {
                            let pod = EndpointBuilders.pod(1, ready: ready, terminating: terminating) {
                                $0.status.phase = phase
                                if !hasAddress { $0.status.podIP = "" }
                                if !hasAddress { $0.status.podIPs = [] }
                            }
                            let service = EndpointBuilders.service { $0.spec.publishNotReadyAddresses = publishes }
                            let isOver = phase == "Succeeded" || phase == "Failed"
                            let isListed = !isOver && hasAddress && (publishes || !terminating)
                            let expected = ready || publishes ? "http:8080 ready p1 not " : "http:8080 ready  not p1"
                            #expect(summary(try applied(service, [pod])) == (isListed ? [expected] : []))
                        }
                    }
                }
            }
        }
    }

    @Test func podsAreGroupedByThePortsTheyOffer() throws {
        let service = EndpointBuilders.service {
            $0.spec.ports = [
                EndpointBuilders.port("http", 80, to: .string("web")),
                EndpointBuilders.port("admin", 81, to: .int(9000)),
            ]
        }
        let pods = (1...3).map { number in
            EndpointBuilders.pod(number) { pod in
                guard number != 3 else { return }
                let port = ContainerPort.make {
                    $0.name = "web"
                    $0.protocol = "TCP"
                    $0.containerPort = 8000 + number
                }
                pod.spec.containers = [.make { $0.ports = [port] }]
            }
        }
        #expect(
            summary(try applied(service, pods)) == [
                "admin:9000 ready p1,p2,p3 not ", "http:8001 ready p1 not ", "http:8002 ready p2 not ",
            ])
        let uniform = service.value
        let named = Service(uniform)
        #expect(summary(try applied(named, [pods[0]])) == ["admin:9000,http:8001 ready p1 not "])
    }

    @Test func sidecarsHavePortsToo() throws {
        let service = EndpointBuilders.service { $0.spec.ports = [EndpointBuilders.port("m", 1, to: .string("m"))] }
        let port = ContainerPort.make {
            $0.name = "m"
            $0.protocol = "TCP"
            $0.containerPort = 9
        }
        let sidecar = EndpointBuilders.pod(1) {
            $0.spec.initContainers = [
                .make {
                    $0.ports = [port]
                    $0.restartPolicy = "Always"
                }
            ]
        }
        #expect(summary(try applied(service, [sidecar])) == ["m:9 ready p1 not "])
        let initial = EndpointBuilders.pod(1) { $0.spec.initContainers = [.make { $0.ports = [port] }] }
        #expect(summary(try applied(service, [initial])).isEmpty)
    }

    @Test func headlessServicesAreMarkedAndMayHaveNoPorts() throws {
        let service = EndpointBuilders.service {
            $0.spec.clusterIP = "None"
            $0.spec.ports = []
            $0.metadata.labels = ["team": "a"]
        }
        let endpoints = try applied(service, [EndpointBuilders.pod(1)])
        #expect(summary(endpoints) == [" ready p1 not "])
        #expect(
            endpoints?.metadata.labels == [
                "team": "a", "service.kubernetes.io/headless": "",
                "endpoints.kubernetes.io/managed-by": "endpoint-controller",
            ])
    }

    @Test func hostnamesAreForTheServiceThatThePodNames() throws {
        func hostname(_ subdomain: String) throws -> String? {
            let pod = EndpointBuilders.pod(1) {
                $0.spec.hostname = "h"
                $0.spec.subdomain = subdomain
            }
            return try applied(EndpointBuilders.service(), [pod])?.subsets.first?.addresses.first?.hostname
        }
        #expect(try hostname("web") == "h")
        #expect(try hostname("other") == "")
    }

    @Test func theFirstFamilyOfTheServiceCounts() throws {
        let pod = EndpointBuilders.pod(1) { $0.status.podIPs += [.make { $0.ip = "2001:db8::1" }] }
        let service = EndpointBuilders.service { $0.spec.ipFamilies = ["IPv6", "IPv4"] }
        #expect(try applied(service, [pod])?.subsets.first?.addresses.map(\.ip) == ["2001:db8::1"])
        #expect(try applied(service, [EndpointBuilders.pod(1)])?.subsets.isEmpty == true)
    }

    @Test func changesOfTheServiceAreFollowed() throws {
        let first = try applied(EndpointBuilders.service { $0.metadata.labels = ["a": "1"] }, [EndpointBuilders.pod(1)])
        let second = try applied(
            EndpointBuilders.service {
                $0.metadata.labels = ["b": "2"]
                $0.spec.ports = [EndpointBuilders.port("", 1, to: .int(1))]
            }, [EndpointBuilders.pod(1)], to: first)
        #expect(summary(second) == [":1 ready p1 not "])
        #expect(
            second?.metadata.labels == ["b": "2", "endpoints.kubernetes.io/managed-by": "endpoint-controller"])
        #expect(try summary(applied(EndpointBuilders.service(), [], to: second)).isEmpty)
    }

    @Test func theTriggerIsTheEarliestChangeThatIsShown() throws {
        let first = try applied(EndpointBuilders.service(), [EndpointBuilders.pod(1), EndpointBuilders.pod(9)])
        let pods = [EndpointBuilders.pod(1), EndpointBuilders.pod(5), EndpointBuilders.pod(9, ready: false)]
        let second = try applied(EndpointBuilders.service(), pods, to: first)
        let key = "endpoints.kubernetes.io/last-change-trigger-time"
        #expect(second?.metadata.annotations[key] == EndpointBuilders.start.adding(seconds: 5).rfc3339)
        // Who is gone tells no time.
        #expect(try applied(EndpointBuilders.service(), [], to: second)?.metadata.annotations[key] == nil)
    }

    @Test func otherServicesAreLeftAlone() {
        let hand = Endpoints.new { $0.metadata.name = "web" }
        let pods = [EndpointBuilders.pod(1)]
        #expect(plan(EndpointBuilders.service { $0.spec.selector = [:] }, pods, current: hand).isEmpty)
        #expect(plan(EndpointBuilders.service { $0.spec.type = "ExternalName" }, pods).isEmpty)
        #expect(plan(nil, []).isEmpty)
    }

    @Test func withoutAServiceTheyGoUnlessALeaderIsElectedWithThem() throws {
        let endpoints = Endpoints.new {
            $0.metadata.name = "web"
            $0.metadata.namespace = "ns"
        }
        #expect(try applied(nil, [], to: endpoints) == nil)
        var election = endpoints
        election.metadata.annotations = ["control-plane.alpha.kubernetes.io/leader": "{}"]
        #expect(try applied(nil, [], to: election) != nil)
    }
}
