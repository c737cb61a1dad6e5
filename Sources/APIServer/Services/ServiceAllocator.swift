import ObjectModel
import ObjectRules
import ObjectStore
import Synchronization

/// Hands out what only one service may have: cluster addresses and node ports.
///
/// What is in use is read from the services themselves, so that nothing has to be returned when one goes or the server
/// restarts; what has been given to one that is not stored yet is kept until it is.
final class ServiceAllocator: Sendable {
    /// What one service was given and must be returned once it is stored or refused.
    struct Grant: Sendable {
        var addresses: Set<String> = []
        var ports: Set<Int> = []
    }

    private let store: any ObjectStore
    private let granted = Mutex(Grant())

    init(store: any ObjectStore) { self.store = store }

    /// Gives a service what it needs and has not got. Fails with 422 when it asks for what another has or nobody can
    /// have, and with 500 when nothing is left.
    ///
    /// - Parameter old: The service before an update; nil for a new one.
    func allocate(_ service: inout Value, old: Value?) throws(StatusError) -> Grant {
        guard case .object(var fields) = service else { return Grant() }
        var spec = fields.object("spec")
        let metadata = fields.object("metadata")
        let before = old?["spec"]?.objectValue
        let name = metadata.string("name")
        let errors = ServiceFamilies.settle(&spec, old: before)
        guard errors.isEmpty else { throw .invalid(group: "", kind: "Service", name: name, errors) }
        var claim = ServiceClaim(spec, old: before, name: name)
        if claim.isOpen {
            let ranges = store.list(resource: "servicecidrs.networking.k8s.io", namespace: nil).objects
                .map { ServiceCIDR($0.tree) }
            try granted.withLock { state throws(StatusError) in
                // Under the lock: what another is given back in between has to be seen as in use.
                let used = inUse(except: metadata.string("uid"), keeping: before)
                let pool = AddressPool(taken: used.addresses.union(state.addresses), definitions: ranges)
                try claim.fulfil(addresses: pool, ports: used.ports.union(state.ports))
                state.addresses.formUnion(claim.grant.addresses)
                state.ports.formUnion(claim.grant.ports)
            }
        }
        fields["spec"] = .object(claim.spec)
        service = .object(fields)
        return claim.grant
    }

    /// The service has been stored or refused: what it was given is its own, or free again.
    func release(_ grant: Grant) {
        granted.withLock { state in
            state.addresses.subtract(grant.addresses)
            state.ports.subtract(grant.ports)
        }
    }

    private func isOfService(_ address: Value) -> Bool {
        address.at("metadata", "labels", "ipaddress.kubernetes.io/managed-by") == "ipallocator.k8s.io"
    }

    private func inUse(except uid: String, keeping old: Fields?) -> Grant {
        var used = Grant()
        if let port = old?.int("healthCheckNodePort"), port != 0 { used.ports.insert(port) }
        // Somebody else may keep an address.
        for address in store.list(resource: "ipaddresses.networking.k8s.io", namespace: nil).objects
        where !isOfService(address.tree) {
            used.addresses.insert(address.key.name)
        }
        for service in store.list(resource: "services", namespace: nil).objects {
            let tree = service.tree
            guard tree["metadata"]?["uid"]?.stringValue != uid else { continue }
            let spec = tree["spec"]?.objectValue ?? Fields()
            used.addresses.formUnion(spec.strings("clusterIPs"))
            used.ports.formUnion(spec.values("ports").compactMap { $0["nodePort"]?.intValue })
            if let port = spec.optionalInt("healthCheckNodePort") { used.ports.insert(port) }
        }
        return used
    }
}
