import ObjectModel
import ObjectStore
import Synchronization

/// Hands out what only one service may have: cluster addresses and node ports.
///
/// What is in use is read from the services themselves; what has been given to one that is not stored yet is kept
/// until it is.
final class ServiceAllocator: Sendable {
    /// What one service was given and must be returned once it is stored or refused.
    struct Grant: Sendable {
        fileprivate var addresses: Set<String> = []
        fileprivate var ports: Set<Int> = []
    }

    static let addressPrefix = "10.96"
    static let nodePorts = 30000...32767
    /// Tries to find something free by chance before looking through everything.
    private static let guesses = 32

    private let store: any ObjectStore
    private let granted = Mutex(Grant())

    init(store: any ObjectStore) { self.store = store }

    /// Gives a service what it needs and has not got. Fails with 422 when it asks for what another has, or when
    /// nothing is left.
    func allocate(_ service: inout Value) throws(StatusError) -> Grant {
        guard case .object(var fields) = service else { return Grant() }
        var spec = fields.object("spec")
        let metadata = fields.object("metadata")
        let (addresses, ports) = inUse(except: metadata.string("uid"))
        let grant = try granted.withLock { state throws(StatusError) -> Grant in
            var grant = Grant()
            try Self.giveAddress(&spec, taken: addresses.union(state.addresses), metadata.string("name"), &grant)
            try Self.givePorts(&spec, taken: ports.union(state.ports), metadata.string("name"), &grant)
            state.addresses.formUnion(grant.addresses)
            state.ports.formUnion(grant.ports)
            return grant
        }
        fields["spec"] = .object(spec)
        service = .object(fields)
        return grant
    }

    func release(_ grant: Grant) {
        granted.withLock { state in
            state.addresses.subtract(grant.addresses)
            state.ports.subtract(grant.ports)
        }
    }

    private func inUse(except uid: String) -> (addresses: Set<String>, ports: Set<Int>) {
        var addresses: Set<String> = []
        var ports: Set<Int> = []
        for service in store.list(resource: "services", namespace: nil).objects {
            let tree = service.tree
            guard tree["metadata"]?["uid"]?.stringValue != uid else { continue }
            let spec = tree["spec"]?.objectValue ?? Fields()
            addresses.formUnion(spec.strings("clusterIPs"))
            for port in spec["ports"]?.arrayValue ?? [] {
                if let number = port["nodePort"]?.intValue { ports.insert(Int(number)) }
            }
        }
        return (addresses, ports)
    }

    // MARK: - Addresses

    private static func giveAddress(
        _ spec: inout Fields, taken: Set<String>, _ name: String, _ grant: inout Grant
    ) throws(StatusError) {
        guard spec.string("type") != "ExternalName" else { return }
        let wanted = spec.string("clusterIP")
        guard wanted != "None" else { return }
        if !wanted.isEmpty {
            guard !taken.contains(wanted) else {
                throw refusal(
                    name, "spec.clusterIPs", .array([.string(wanted)]),
                    "failed to allocate IP \(wanted): provided IP is already allocated")
            }
            grant.addresses.insert(wanted)
            return
        }
        guard let address = freeAddress(taken) else {
            throw refusal(name, "spec.clusterIPs", .array([]), "failed to allocate a serviceIP: range is full")
        }
        spec["clusterIP"] = .string(address)
        spec["clusterIPs"] = .array([.string(address)])
        grant.addresses.insert(address)
    }

    private static func freeAddress(_ taken: Set<String>) -> String? {
        // The lowest addresses are for services that ask for theirs by name, such as DNS.
        func address(_ number: Int) -> String { "\(addressPrefix).\(number / 256).\(number % 256)" }
        for _ in 0..<guesses {
            let guess = address(Int.random(in: 256..<65_535))
            if !taken.contains(guess) { return guess }
        }
        return (256..<65_535).lazy.map(address).first { !taken.contains($0) }
    }

    // MARK: - Node ports

    private static func givePorts(
        _ spec: inout Fields, taken: Set<Int>, _ name: String, _ grant: inout Grant
    ) throws(StatusError) {
        let type = spec.string("type")
        guard type == "NodePort" || type == "LoadBalancer" else { return }
        let mayAllocate = type == "NodePort" || spec["allocateLoadBalancerNodePorts"] != false
        var ports = spec["ports"]?.arrayValue ?? []
        for index in ports.indices {
            guard case .object(var port) = ports[index] else { continue }
            let field = "spec.ports[\(index)].nodePort"
            if let wanted = port["nodePort"]?.intValue, wanted != 0 {
                guard !taken.contains(Int(wanted)) else {
                    throw refusal(name, field, .int(Int64(wanted)), "provided port is already allocated")
                }
                grant.ports.insert(Int(wanted))
            } else if mayAllocate {
                guard let free = freePort(taken.union(grant.ports)) else {
                    throw refusal(name, field, 0, "failed to allocate a nodePort: range is full")
                }
                port["nodePort"] = .int(Int64(free))
                grant.ports.insert(free)
                ports[index] = .object(port)
            }
        }
        if !ports.isEmpty { spec["ports"] = .array(ports) }
    }

    private static func freePort(_ taken: Set<Int>) -> Int? {
        for _ in 0..<guesses {
            let guess = Int.random(in: nodePorts)
            if !taken.contains(guess) { return guess }
        }
        return nodePorts.first { !taken.contains($0) }
    }

    private static func refusal(_ name: String, _ field: String, _ value: Value, _ why: String) -> StatusError {
        .invalid(group: "", kind: "Service", name: name, [.invalid(FieldPath(field), value, why)])
    }
}
