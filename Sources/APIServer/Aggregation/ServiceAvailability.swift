import ObjectCoding
import ObjectModel
import OutgoingHTTP

/// Whether the server behind an APIService can be reached, and what it serves.
struct ServiceAvailability: Sendable {
    struct Finding: Sendable {
        let status: String
        let reason: String
        let message: String
        /// What it says that it serves.
        var resourceList: [UInt8] = []
        var openAPI = RemoteOpenAPI()

        static func failed(_ reason: String, _ message: String) -> Finding {
            Finding(status: "False", reason: reason, message: message)
        }
    }

    let http: HTTPClient
    let lookups: Lookups
    let services: ServiceEndpoints
    let identity: ProxyIdentity?

    func finding(on remote: RemoteService) async -> Finding {
        let (name, namespace) = (remote.service.name, FieldError.quoted(remote.service.namespace))
        guard let stored = lookups.object("services", name, namespace: remote.service.namespace) else {
            return .failed("ServiceNotFound", "service/\(name) in \(namespace) is not present")
        }
        let service = Service(stored)
        if service.spec.type == "ClusterIP" {
            guard let port = service.spec.ports.first(where: { $0.port == remote.service.port }) else {
                return .failed(
                    "ServicePortError",
                    "service/\(name) in \(namespace) is not listening on port \(remote.service.port)")
            }
            if let missing = missingEndpoints(remote, port.name) { return missing }
        }
        do throws(ServiceEndpoints.Failure) {
            let address = try services.resolve(
                namespace: remote.service.namespace, name: name, port: remote.service.port)
            return await discovery(of: remote, at: address)
        } catch {
            return .failed("FailedDiscoveryCheck", error.why)
        }
    }

    private func missingEndpoints(_ remote: RemoteService, _ port: String) -> Finding? {
        let (name, namespace) = (remote.service.name, remote.service.namespace)
        let slices = lookups.all("endpointslices.discovery.k8s.io", namespace: namespace).filter {
            $0.at("metadata", "labels", "kubernetes.io/service-name")?.stringValue == name
        }
        guard !slices.isEmpty else {
            return .failed(
                "EndpointsNotFound", "cannot find endpointslices for service/\(name) in \(FieldError.quoted(namespace))"
            )
        }
        let hasAddress = slices.map { EndpointSlice($0) }.contains { slice in
            slice.ports.contains { ($0.name ?? "") == port }
                && slice.endpoints.contains { ($0.conditions.ready ?? true) && !$0.addresses.isEmpty }
        }
        return hasAddress
            ? nil
            : .failed(
                "MissingEndpoints",
                "endpointslices for service/\(name) in \(FieldError.quoted(namespace)) have no addresses with port "
                    + "name \(FieldError.quoted(port))")
    }

    /// Asks the server what it serves.
    private func discovery(of remote: RemoteService, at address: (host: String, port: Int)) async -> Finding {
        let endpoint = remote.endpoint(at: address, identity)
        let path = "/apis/\(remote.group)/\(remote.version)"
        let url = "https://\(endpoint.authority)\(path)"
        let request = OutgoingRequest(
            method: "GET", target: path,
            headers: [
                ("Accept", "application/json"), ("X-Remote-User", "system:kube-aggregator"),
                ("X-Remote-Group", "system:masters"),
            ])
        let failure: String
        do throws(HTTPClientError) {
            let answer = try await http.send(request, to: endpoint, within: .seconds(ServerLimits.discoverySeconds))
            if (200..<300).contains(answer.status) {
                let documents = await RemoteOpenAPIReader(http: http, endpoint: endpoint, remote: remote).documents()
                return Finding(
                    status: "True", reason: "Passed", message: "all checks passed", resourceList: answer.body,
                    openAPI: documents)
            }
            failure = "bad status from \(url): \(answer.status)"
        } catch {
            failure = "Get \(FieldError.quoted(url)): \(error)"
        }
        return .failed("FailedDiscoveryCheck", "failing or missing response from \(url): \(failure)")
    }
}

/// What another server says that it serves (APIResourceList).
enum RemoteDiscovery {
    /// None where it cannot be read: clients ask the server itself and see why.
    static func resources(in bytes: [UInt8], of remote: RemoteService) -> [ResourceType] {
        let list: Value
        do throws(CodingError) {
            list = try JSON.parse(bytes)
        } catch {
            return []
        }
        let stated = list["resources"]?.arrayValue ?? []
        return stated.compactMap(\.objectValue).filter { !$0.string("name").contains("/") }.map { fields in
            ResourceType(
                group: remote.group, version: remote.version, plural: fields.string("name"),
                singular: fields.string("singularName"), kind: fields.string("kind"),
                shortNames: fields.strings("shortNames"), categories: fields.strings("categories"),
                namespaced: fields.optionalBool("namespaced") ?? false, verbs: fields.strings("verbs"),
                subresources: parts(of: fields.string("name"), in: stated), selectable: [], columns: [], message: -1)
        }
    }

    private static func parts(of plural: String, in list: [Value]) -> [ResourceType.Subresource] {
        list.compactMap(\.objectValue).compactMap { fields in
            let name = fields.string("name")
            guard name.hasPrefix(plural + "/") else { return nil }
            return ResourceType.Subresource(
                name: String(name.dropFirst(plural.count + 1)), group: fields.string("group"),
                version: fields.string("version"), kind: fields.string("kind"), verbs: fields.strings("verbs"))
        }
    }
}
