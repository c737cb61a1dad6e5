import ObjectModel

/// Services and pods for tests of endpoints.
enum EndpointBuilders {
    static let namespace = "ns"
    static let start = Time(seconds: 1_700_000_000)

    static func service(_ change: (inout Service) -> Void = { _ in }) -> Service {
        var service = Service.new {
            $0.metadata.name = "web"
            $0.metadata.namespace = namespace
            $0.metadata.uid = "web-uid"
            $0.metadata.creationTimestamp = start
            $0.spec.selector = ["app": "web"]
            $0.spec.clusterIP = "10.96.1.1"
            $0.spec.ipFamilies = ["IPv4"]
            $0.spec.ports = [port("http", 80, to: .int(8080))]
        }
        change(&service)
        return service
    }

    static func port(_ name: String, _ number: Int, to target: IntOrString) -> ServicePort {
        .make {
            $0.name = name
            $0.port = number
            $0.protocol = "TCP"
            $0.targetPort = target
        }
    }

    /// A running pod of the Service, with the address 10.0.(number / 250).(number % 250).
    static func pod(
        _ number: Int, ready: Bool = true, terminating: Bool = false, _ change: (inout Pod) -> Void = { _ in }
    ) -> Pod {
        var pod = Pod.new {
            $0.metadata.name = "p\(number)"
            $0.metadata.namespace = namespace
            $0.metadata.uid = "uid-\(number)"
            $0.metadata.labels = ["app": "web"]
            if terminating { $0.metadata.deletionTimestamp = start }
            $0.spec.nodeName = "n"
            $0.status.phase = "Running"
            $0.status.podIP = "10.0.\(number / 250).\(number % 250)"
            $0.status.podIPs = [.make { $0.ip = "10.0.\(number / 250).\(number % 250)" }]
            $0.status.conditions = [
                .make {
                    $0.type = "Ready"
                    $0.status = ready ? "True" : "False"
                    $0.lastTransitionTime = start.adding(seconds: Double(number))
                }
            ]
        }
        change(&pod)
        return pod
    }

    static func node(_ name: String = "n", zone: String = "") -> Node {
        .new {
            $0.metadata.name = name
            if !zone.isEmpty { $0.metadata.labels = ["topology.kubernetes.io/zone": zone] }
        }
    }
}
