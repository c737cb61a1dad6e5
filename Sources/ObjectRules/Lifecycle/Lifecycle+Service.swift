import ObjectModel

extension Lifecycle {
    /// Address families of a cluster that has IPv4 only. Addresses and node ports themselves are handed out by the
    /// server, which knows which are free; a headless service has none.
    static func newService(_ service: inout Fields) {
        service.updateObject("spec") { spec in
            guard spec.string("type") != "ExternalName" else { return }
            let address = spec.string("clusterIP")
            if !address.isEmpty, !spec.hasContent("clusterIPs") { spec["clusterIPs"] = .array([.string(address)]) }
            if address == "None", !spec.hasContent("selector") {
                headlessWithoutSelector(&spec)
            } else {
                spec.setDefault("ipFamilyPolicy", "SingleStack")
                if !spec.hasContent("ipFamilies") { spec["ipFamilies"] = ["IPv4"] }
            }
        }
    }

    /// Its endpoints are written by somebody else and may be of either family.
    private static func headlessWithoutSelector(_ spec: inout Fields) {
        spec.setDefault("ipFamilyPolicy", "RequireDualStack")
        var families = spec.values("ipFamilies")
        if families.isEmpty { families = ["IPv4"] }
        if families.count == 1, spec.string("ipFamilyPolicy") != "SingleStack" {
            families.append(families[0] == "IPv4" ? "IPv6" : "IPv4")
        }
        spec["ipFamilies"] = .array(families)
    }

    /// A client that replaces a service without stating the addresses and ports it was given keeps them.
    static func keepAddresses(_ service: inout Fields, old: Fields) {
        let old = old.object("spec")
        service.updateObject("spec") { spec in
            followAddress(&spec, old: old)
            guard spec.string("type") != "ExternalName", old.string("type") != "ExternalName" else { return }
            for name in ["clusterIP", "clusterIPs", "ipFamilies", "ipFamilyPolicy"] {
                if let value = old[name] { spec.setDefault(name, value) }
            }
            guard spec.string("type") != "ClusterIP" else { return }
            if let port = old["healthCheckNodePort"], spec.string("externalTrafficPolicy") == "Local" {
                spec.setDefault("healthCheckNodePort", port)
            }
            let ports = old.values("ports")
            spec.updateObjects("ports") { port in
                let same = ports.first { $0["port"] == port["port"] && $0["protocol"] == port["protocol"] }
                if let number = same?["nodePort"] { port.setDefault("nodePort", number) }
            }
        }
    }

    /// `clusterIP` is the first of `clusterIPs`; a client that knows only the one changes both.
    private static func followAddress(_ spec: inout Fields, old: Fields) {
        let address = spec["clusterIP"]
        guard address != old["clusterIP"], spec["clusterIPs"] == old["clusterIPs"] else { return }
        guard let address else {
            spec["clusterIPs"] = nil
            return
        }
        var all = spec.values("clusterIPs")
        if all.isEmpty { all = [address] } else { all[0] = address }
        spec["clusterIPs"] = .array(all)
    }
}
