import ObjectModel
import ObjectRules

/// What one service asks for, and what it gets.
struct ServiceClaim {
    private(set) var spec: Fields
    private(set) var grant = ServiceAllocator.Grant()

    private let old: Fields?
    private let name: String
    private let oldPorts: Set<Int>

    init(_ spec: Fields, old: Fields?, name: String) {
        self.spec = spec
        self.old = old
        self.name = name
        oldPorts = Set(Self.nodePorts(old ?? Fields())).subtracting([0])
    }

    /// Whether it asks for anything that it has not got.
    var isOpen: Bool { wantsAddress || wantsPorts || wantsHealthCheckPort || changesHealthCheckPort }

    /// Takes what is asked for from what is not taken.
    mutating func fulfil(addresses: AddressPool, ports: Set<Int>) throws(StatusError) {
        if wantsAddress { try takeAddress(from: addresses) }
        var pool = NodePortPool(taken: ports.union(wantsPorts ? [] : oldPorts))
        if wantsPorts {
            if old == nil { try takePorts(&pool) } else { try changePorts(&pool) }
        }
        if wantsHealthCheckPort { try takeHealthCheckPort(&pool) }
        if changesHealthCheckPort { throw healthCheckPortStays }
        grant.ports = pool.given
    }

    // MARK: - Addresses

    /// The first address stays while a service has one, which validation sees to.
    private var wantsAddress: Bool {
        guard ServiceNeeds.address(spec), spec.strings("clusterIPs").first != "None" else { return false }
        return old.map { !ServiceNeeds.address($0) } ?? true
    }

    private mutating func takeAddress(from pool: AddressPool) throws(StatusError) {
        let wanted = spec.string("clusterIP")
        if wanted.isEmpty {
            guard let address = pool.free() else {
                throw .internalError("failed to allocate a serviceIP: range is full")
            }
            spec["clusterIP"] = .string(address)
            spec["clusterIPs"] = .array([.string(address)])
            grant.addresses.insert(address)
        } else if let problem = pool.problem(with: wanted) {
            throw refusal(
                "spec.clusterIPs", .array(spec.values("clusterIPs")), "failed to allocate IP \(wanted): \(problem)")
        } else {
            grant.addresses.insert(wanted)
        }
    }

    // MARK: - Node ports

    private static func nodePorts(_ spec: Fields) -> [Int] {
        spec.values("ports").map { $0["nodePort"]?.intValue ?? 0 }
    }

    private var wantsPorts: Bool {
        guard ["NodePort", "LoadBalancer"].contains(spec.string("type")) else { return false }
        let numbers = Self.nodePorts(spec)
        return numbers.contains { $0 != 0 && !oldPorts.contains($0) } || (givesPorts && numbers.contains(0))
    }

    /// Whether ports that state no number get one.
    private var givesPorts: Bool { ServiceNeeds.nodePorts(spec) }

    /// Of a new service: ports of one number, which differ by protocol, share the node port.
    private mutating func takePorts(_ pool: inout NodePortPool) throws(StatusError) {
        var ports = spec.values("ports")
        var shared: [Int: Int] = [:]
        for index in ports.indices {
            let number = ports[index]["port"]?.intValue ?? 0
            let stated = ports[index]["nodePort"]?.intValue ?? 0
            if stated == 0, !givesPorts { continue }
            if let known = shared[number] {
                if stated == 0 { ports[index]["nodePort"] = .int(Int64(known)) }
                if stated != 0, stated != known { try take(stated, at: index, &pool) }
                continue
            }
            let wanted = ports.lazy.filter { $0["port"]?.intValue == number }
                .compactMap { $0["nodePort"]?.intValue }.first { $0 != 0 }
            let given: Int
            if let wanted {
                try take(wanted, at: index, &pool)
                given = wanted
            } else {
                given = try next(&pool)
            }
            ports[index]["nodePort"] = .int(Int64(given))
            shared[number] = given
        }
        spec["ports"] = .array(ports)
    }

    /// Of one that was there: it keeps those that it states again.
    private mutating func changePorts(_ pool: inout NodePortPool) throws(StatusError) {
        var ports = spec.values("ports")
        for index in ports.indices {
            let stated = ports[index]["nodePort"]?.intValue ?? 0
            if stated != 0 {
                if !oldPorts.contains(stated), !pool.given.contains(stated) { try take(stated, at: index, &pool) }
            } else if givesPorts {
                ports[index]["nodePort"] = .int(Int64(try next(&pool)))
            }
        }
        spec["ports"] = .array(ports)
    }

    private func take(_ port: Int, at index: Int, _ pool: inout NodePortPool) throws(StatusError) {
        guard let problem = pool.take(port) else { return }
        throw refusal("spec.ports[\(index)].nodePort", .int(Int64(port)), problem)
    }

    private func next(_ pool: inout NodePortPool) throws(StatusError) -> Int {
        // Its own old ports are not free before the change is stored.
        guard let port = pool.next(besides: oldPorts) else {
            throw .internalError("failed to allocate a nodePort: range is full")
        }
        return port
    }

    // MARK: - The port of health checks

    private var wantsHealthCheckPort: Bool {
        ServiceNeeds.healthCheckPort(spec) && old.map(ServiceNeeds.healthCheckPort) != true
    }

    /// While a service needs one, it stays as it is.
    private var changesHealthCheckPort: Bool {
        guard let old, ServiceNeeds.healthCheckPort(old), ServiceNeeds.healthCheckPort(spec) else { return false }
        return spec.int("healthCheckNodePort") != old.int("healthCheckNodePort")
    }

    private var healthCheckPortStays: StatusError {
        refusal(
            "spec.healthCheckNodePort", .int(Int64(spec.int("healthCheckNodePort"))),
            "cannot change healthCheckNodePort on loadBalancer service with externalTraffic=Local during update")
    }

    private mutating func takeHealthCheckPort(_ pool: inout NodePortPool) throws(StatusError) {
        let wanted = spec.int("healthCheckNodePort")
        if wanted != 0 {
            guard let problem = pool.take(wanted) else { return }
            throw .internalError("failed to allocate requested HealthCheck NodePort \(wanted): \(problem)")
        }
        guard let port = pool.next(besides: oldPorts) else {
            throw .internalError("failed to allocate a HealthCheck NodePort 0: range is full")
        }
        spec["healthCheckNodePort"] = .int(Int64(port))
    }

    private func refusal(_ field: String, _ value: Value, _ why: String) -> StatusError {
        .invalid(group: "", kind: "Service", name: name, [.invalid(FieldPath(field), value, why)])
    }
}
