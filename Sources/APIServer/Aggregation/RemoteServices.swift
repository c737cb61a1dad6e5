import ObjectCoding
import ObjectModel
import OutgoingHTTP
import Synchronization

/// A group version that another server serves, as its APIService says.
struct RemoteService: Sendable, Equatable {
    /// Of the APIService, such as `v1beta1.metrics.k8s.io`.
    let name: String
    let group: String
    let version: String
    /// Where it is served.
    let service: WebhookClient.Service
    let authorities: String
    let skipsVerification: Bool
    let priority: LocalAPIServices.Priority
    var isAvailable: Bool
    /// What it serves, as far as it was heard.
    private(set) var resources: [ResourceType] = []
    /// The APIResourceList that they are from.
    private(set) var resourceList: [UInt8] = []
    var openAPI = RemoteOpenAPI()

    /// nil for APIServices of this server.
    init?(_ object: APIService) {
        guard let service = object.spec.service else { return nil }
        name = object.metadata.name
        group = object.spec.group
        version = object.spec.version
        self.service = WebhookClient.Service(
            namespace: service.namespace, name: service.name, path: "", port: service.port ?? 443)
        authorities = String(decoding: Base64.decode(object.spec.fields.string("caBundle")) ?? [], as: UTF8.self)
        skipsVerification = object.spec.insecureSkipTLSVerify
        priority = LocalAPIServices.Priority(
            group: object.spec.groupPriorityMinimum, version: object.spec.versionPriority)
        isAvailable = object.status.conditions.contains { $0.type == "Available" && $0.status == "True" }
    }

    /// Keeps what was heard before.
    mutating func takeOver(_ known: RemoteService?) {
        guard let known, known.service == service else { return }
        resources = known.resources
        resourceList = known.resourceList
        openAPI = known.openAPI
    }

    mutating func hear(_ finding: ServiceAvailability.Finding) {
        isAvailable = finding.status == "True"
        openAPI = finding.openAPI
        guard resourceList != finding.resourceList else { return }
        resourceList = finding.resourceList
        resources = RemoteDiscovery.resources(in: resourceList, of: self)
    }

    /// Kinds are told apart by the list that they are from.
    static func == (left: RemoteService, right: RemoteService) -> Bool {
        left.name == right.name && left.service == right.service && left.authorities == right.authorities
            && left.skipsVerification == right.skipsVerification && left.priority == right.priority
            && left.isAvailable == right.isAvailable && left.resourceList == right.resourceList
            && left.openAPI == right.openAPI
    }

    /// How to connect, found at an address. The certificate is for the service's name, wherever it is reached.
    func endpoint(at address: (host: String, port: Int), _ identity: ProxyIdentity?) -> HTTPEndpoint {
        let trust = HTTPTrust(
            authorities: authorities, certificate: identity?.certificate ?? "", key: identity?.key ?? "",
            skipsVerification: skipsVerification)
        return HTTPEndpoint(
            host: address.host, port: address.port, trust: trust,
            serverName: "\(service.name).\(service.namespace).svc")
    }
}

/// By what an API server shows other API servers that it may speak for users.
public struct ProxyIdentity: Sendable {
    /// PEM: the authority that has signed the certificate, the certificate and its key.
    public let authority: String
    public let certificate: String
    public let key: String
    /// The name in the certificate.
    public static let name = "front-proxy-client"

    public init(authority: String, certificate: String, key: String) {
        self.authority = authority
        self.certificate = certificate
        self.key = key
    }
}

/// The group versions that other servers serve now. Where there are none, a look costs next to nothing.
final class RemoteServices: Sendable {
    private struct Key: Hashable {
        let group: String
        let version: String
    }

    private struct State {
        var services: [Key: RemoteService] = [:]
        var number = 0
    }

    private let hasAny = Atomic(false)
    private let state = Mutex(State())

    /// nil where this server serves a group version, or nobody does.
    func service(group: String, version: String) -> RemoteService? {
        guard hasAny.load(ordering: .relaxed) else { return nil }
        return state.withLock { $0.services[Key(group: group, version: version)] }
    }

    /// All of them, and a number that grows whenever they change.
    var now: (services: [RemoteService], number: Int) {
        state.withLock { ($0.services.values.sorted { $0.name < $1.name }, $0.number) }
    }

    func replace(_ services: [RemoteService]) {
        state.withLock { state in
            let next = Dictionary(
                services.map { (Key(group: $0.group, version: $0.version), $0) }, uniquingKeysWith: { $1 })
            guard next != state.services else { return }
            state.services = next
            state.number += 1
        }
        hasAny.store(!services.isEmpty, ordering: .relaxed)
    }
}
