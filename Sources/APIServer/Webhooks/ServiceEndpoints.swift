import ObjectModel
import ObjectRules
import ObjectStore

/// Finds out where a service is to be reached from this machine: pods share its network.
struct ServiceEndpoints: Sendable {
    /// Why a service cannot be reached.
    struct Failure: Error {
        let why: String
    }

    let lookups: Lookups

    /// An address and port behind a port of a service.
    func resolve(namespace: String, name: String, port: Int) throws(Failure) -> (host: String, port: Int) {
        let stored = lookups.store.get(ObjectKey(resource: "services", namespace: namespace, name: name))
        guard let service = stored.map({ Service($0.tree) }) else {
            throw Failure(why: "service \(FieldError.quoted(name)) not found")
        }
        if service.spec.type == "ExternalName" { return (service.spec.externalName, port) }
        guard let stated = service.spec.ports.first(where: { $0.port == port }) else {
            throw Failure(why: "no service port \(port) found for service \(FieldError.quoted(name))")
        }
        let slices = lookups.all("endpointslices.discovery.k8s.io", namespace: namespace).filter {
            $0.at("metadata", "labels", "kubernetes.io/service-name")?.stringValue == name
        }
        for slice in slices {
            let port = (slice["ports"]?.arrayValue ?? []).first {
                ($0["name"]?.stringValue ?? "") == stated.name
            }?["port"]?.intValue
            let ready = (slice["endpoints"]?.arrayValue ?? []).filter {
                $0.at("conditions", "ready")?.boolValue ?? true
            }
            guard let port, let address = ready.first?["addresses"]?.arrayValue?.first?.stringValue else { continue }
            return (address, port)
        }
        throw Failure(why: "no endpoints available for service \(FieldError.quoted(name))")
    }
}
