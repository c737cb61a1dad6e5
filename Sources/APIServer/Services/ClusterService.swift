import APIClient
import ObjectModel

/// The service `kubernetes` of the namespace `default`, by which the cluster's API is known in the cluster, and its
/// endpoint: where the API server is reached. The server writes them itself, since no pod stands behind them.
struct ClusterService: Sendable {
    private static let name = "kubernetes"
    private static let namespace = "default"
    private static let portName = "https"
    private static let port = 443

    let client: any APIClient
    /// An IPv4 address of this machine that is not its alone; nil when it has none, and then no endpoint is written.
    let address: String?
    /// Of the API server.
    let targetPort: Int

    /// Creates what is missing, and corrects what names another place.
    func publish() async throws {
        try await write(service) { current in
            let ports = current.spec.ports.map { [$0.port, $0.targetPort == .int(targetPort) ? 1 : 0] }
            guard ports != [[Self.port, 1]] else { return false }
            current.spec.ports = service.spec.ports
            return true
        }
        guard address != nil else { return }
        try await write(endpoints) { current in
            guard current.subsets != endpoints.subsets else { return false }
            current.subsets = endpoints.subsets
            return true
        }
        try await write(slice) { current in
            guard current.endpoints != slice.endpoints || current.ports != slice.ports else { return false }
            current.endpoints = slice.endpoints
            current.ports = slice.ports
            return true
        }
    }

    /// - Parameter correct: Whether it has changed what is there.
    private func write<Object: Kind>(_ wanted: Object, correct: (inout Object) -> Bool) async throws {
        guard var current = try await client.find(Object.self, namespace: Self.namespace, name: Self.name) else {
            try await client.create(wanted)
            return
        }
        if correct(&current) { try await client.update(current) }
    }

    // MARK: The objects

    private var service: Service {
        .new {
            $0.metadata.name = Self.name
            $0.metadata.namespace = Self.namespace
            $0.metadata.labels = ["component": "apiserver", "provider": "kubernetes"]
            $0.spec.type = "ClusterIP"
            $0.spec.clusterIP = AddressPool.first
            $0.spec.ports = [
                .make {
                    $0.name = Self.portName
                    $0.port = Self.port
                    $0.protocol = "TCP"
                    $0.targetPort = .int(targetPort)
                }
            ]
        }
    }

    private var endpoints: Endpoints {
        .new {
            $0.metadata.name = Self.name
            $0.metadata.namespace = Self.namespace
            $0.metadata.labels = ["endpointslice.kubernetes.io/skip-mirror": "true"]
            $0.subsets = [
                .make {
                    $0.addresses = [.make { $0.ip = address ?? "" }]
                    $0.ports = [
                        .make {
                            $0.name = Self.portName
                            $0.port = targetPort
                            $0.protocol = "TCP"
                        }
                    ]
                }
            ]
        }
    }

    private var slice: EndpointSlice {
        .new {
            $0.metadata.name = Self.name
            $0.metadata.namespace = Self.namespace
            $0.metadata.labels = ["kubernetes.io/service-name": Self.name]
            $0.addressType = "IPv4"
            $0.endpoints = [
                .make {
                    $0.addresses = [address ?? ""]
                    $0.conditions = .make { $0.ready = true }
                }
            ]
            $0.ports = [
                .make {
                    $0.name = Self.portName
                    $0.port = targetPort
                    $0.protocol = "TCP"
                }
            ]
        }
    }
}
