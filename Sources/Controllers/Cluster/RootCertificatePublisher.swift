import APIClient
import ControllerRuntime
import ObjectModel

/// Puts the certificate that the API server can be verified with into every active namespace, as the ConfigMap
/// `kube-root-ca.crt`.
public struct RootCertificatePublisher: Controller {
    public let name = "root-ca-certificate-publisher-controller"
    public let queue: WorkQueue<ObjectKey>

    private let client: any APIClient
    private let namespaces: ResourceCache<Namespace>
    private let configMaps: ResourceCache<ConfigMap>
    private let certificate: String

    private static let configMap = "kube-root-ca.crt"
    private static let dataKey = "ca.crt"
    private static let description =
        "Contains a CA bundle that can be used to verify the kube-apiserver when using "
        + "internal endpoints such as the internal service IP or kubernetes.default.svc. No other usage is guaranteed "
        + "across distributions of Kubernetes clusters."

    /// - Parameter certificate: PEM.
    public init(_ environment: ControllerEnvironment, certificate: String) {
        self.certificate = certificate
        client = environment.client
        queue = environment.queue()
        namespaces = environment.caches.cache(of: Namespace.self)
        configMaps = environment.caches.cache(
            of: ConfigMap.self, ListRequest(fieldSelector: "metadata.name=\(Self.configMap)"))
        namespaces.enqueueChanges(to: queue)
        configMaps.onChange { [queue] change in queue.add(ObjectKey(name: change.object.metadata.namespace)) }
    }

    /// Keys are namespaces.
    public func reconcile(_ key: ObjectKey, now: Time) async throws -> Reconciliation {
        guard let namespace = namespaces.get(key), namespace.isActive else { return .done }
        let data = [Self.dataKey: certificate]
        if let current = configMaps.get(ObjectKey(namespace: key.name, name: Self.configMap)) {
            guard current.data != data else { return .done }
            var next = current
            next.data = data
            try await client.update(next)
            return .done
        }
        do {
            try await client.create(
                ConfigMap.new {
                    $0.metadata.name = Self.configMap
                    $0.metadata.namespace = key.name
                    $0.metadata.annotations = ["kubernetes.io/description": Self.description]
                    $0.data = data
                })
        } catch let error as StatusError where error.isAlreadyExists {
            // The watch has not told yet.
        }
        return .done
    }
}
