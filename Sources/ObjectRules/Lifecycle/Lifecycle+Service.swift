import ObjectModel

extension Lifecycle {
    /// A client that states one address has stated the list of them too.
    static func newService(_ service: inout Fields) {
        service.updateObject("spec") { spec in
            let address = spec.string("clusterIP")
            if !address.isEmpty, !spec.hasContent("clusterIPs") { spec["clusterIPs"] = .array([.string(address)]) }
        }
    }

    /// A client that replaces a service without stating the addresses and ports it was given keeps them; what a service
    /// of the new type has no use for goes, unless the client has changed that too.
    static func keepAddresses(_ service: inout Fields, old: Fields) {
        let old = old.object("spec")
        service.updateObject("spec") { spec in
            keepAddress(&spec, old: old)
            if ServiceNeeds.useOfNodePorts(old), ServiceNeeds.nodePorts(spec) { keepNodePorts(&spec, old: old) }
            if ServiceNeeds.healthCheckPort(old), ServiceNeeds.healthCheckPort(spec),
                spec.int("healthCheckNodePort") == 0
            {
                spec["healthCheckNodePort"] = old["healthCheckNodePort"]
            }
            followAddress(&spec, old: old)
            dropUseless(&spec, old: old)
        }
        guard service["spec"]?["type"] != "LoadBalancer" else { return }
        service.updateObject("status") { $0["loadBalancer"] = [:] }
    }

    // MARK: What is kept

    private static func keepAddress(_ spec: inout Fields, old: Fields) {
        guard ServiceNeeds.address(old), ServiceNeeds.address(spec) else { return }
        if spec.string("clusterIP").isEmpty { spec["clusterIP"] = old["clusterIP"] }
        if !spec.hasContent("clusterIPs"), spec["clusterIP"] == old["clusterIP"] {
            spec["clusterIPs"] = old["clusterIPs"]
        }
    }

    /// A port is known by its name; a number that another port states now is not given twice.
    private static func keepNodePorts(_ spec: inout Fields, old: Fields) {
        let before = old.values("ports")
        let stated = Set(spec.values("ports").compactMap { $0["nodePort"]?.intValue })
        var used = stated.intersection(before.compactMap { $0["nodePort"]?.intValue })
        spec.updateObjects("ports") { port in
            guard port.int("nodePort") == 0 else { return }
            let same = before.last { ($0["name"]?.stringValue ?? "") == port.string("name") }
            guard let number = same?["nodePort"]?.intValue, used.insert(number).inserted else { return }
            port["nodePort"] = .int(Int64(number))
        }
    }

    /// `clusterIP` is the first of `clusterIPs`; a client that knows only the one changes both.
    private static func followAddress(_ spec: inout Fields, old: Fields) {
        let address = spec.string("clusterIP")
        guard address != old.string("clusterIP"), spec["clusterIPs"] == old["clusterIPs"] else { return }
        spec["clusterIPs"] = address.isEmpty ? nil : .array([.string(address)])
    }

    // MARK: What goes

    /// Clients may state it for a name outside of the cluster, for which it means nothing.
    static func dropInternalTrafficPolicy(_ service: inout Fields) {
        guard service["spec"]?["type"] == "ExternalName" else { return }
        service.updateObject("spec") { $0["internalTrafficPolicy"] = nil }
    }

    private static func dropUseless(_ spec: inout Fields, old: Fields) {
        func drop(_ names: [String], where isUseless: (Fields) -> Bool) {
            guard !isUseless(old), isUseless(spec) else { return }
            for name in names where spec[name] == old[name] { spec[name] = nil }
        }
        if !ServiceNeeds.address(spec), spec["clusterIPs"] == old["clusterIPs"] { drop(["clusterIP"], where: isNamed) }
        drop(["clusterIPs", "ipFamilies", "ipFamilyPolicy"], where: isNamed)
        drop(["healthCheckNodePort"]) { !ServiceNeeds.healthCheckPort($0) }
        drop(["allocateLoadBalancerNodePorts", "loadBalancerClass"]) { $0.string("type") != "LoadBalancer" }
        drop(["externalTrafficPolicy"]) { !ServiceNeeds.externalTrafficPolicy($0) }
        guard ServiceNeeds.useOfNodePorts(old), !ServiceNeeds.useOfNodePorts(spec),
            nodePorts(spec).isSubset(of: nodePorts(old))
        else { return }
        spec.updateObjects("ports") { $0["nodePort"] = nil }
    }

    private static func nodePorts(_ spec: Fields) -> Set<Int> {
        Set(spec.values("ports").compactMap { $0["nodePort"]?.intValue }).subtracting([0])
    }

    private static func isNamed(_ spec: Fields) -> Bool { !ServiceNeeds.address(spec) }
}
