import ObjectModel

/// The checks of the baseline that look at the profiles of the kernel's own safeguards.
extension PodSecurityCheck {
    // MARK: - AppArmor

    private static let appArmorPrefix = "container.apparmor.security.beta.kubernetes.io/"

    static func appArmorProfile(_ pod: PodSecuritySubject) -> PodSecurityViolation? {
        var types: Set<String> = []
        let setters = pod.setters { context in
            guard let profile = context["appArmorProfile"] else { return false }
            let type = profile["type"]?.stringValue ?? ""
            guard type != "RuntimeDefault", type != "Localhost" else { return false }
            types.insert(type)
            return true
        }
        let annotations = pod.annotations.entries.filter { entry in
            let value = entry.value.stringValue ?? ""
            let isAllowed = value.isEmpty || value == "runtime/default" || value.hasPrefix("localhost/")
            return entry.key.hasPrefix(appArmorPrefix) && !isAllowed
        }.map { "\($0.key)=\(FieldError.quoted($0.value.stringValue ?? ""))" }.sorted()
        let values = types.sorted() + annotations
        guard !values.isEmpty else { return nil }
        let noted = annotations.isEmpty ? nil : annotations.count == 1 ? "annotation" : "annotations"
        return PodSecurityViolation(
            reason: values.count == 1 ? "forbidden AppArmor profile" : "forbidden AppArmor profiles",
            detail: [setters, noted].compactMap(\.self).joined(separator: " and ")
                + " must not set AppArmor profile type to \(PodSecuritySubject.quoted(values))")
    }

    // MARK: - SELinux

    static let seLinuxTypes: Set = ["", "container_t", "container_init_t", "container_kvm_t"]

    static func seLinux(_ allowed: Set<String>) -> Rule { { seLinux($0, allowed) } }

    private static func seLinux(_ pod: PodSecuritySubject, _ allowed: Set<String>) -> PodSecurityViolation? {
        var types: Set<String> = []
        var parts: Set<String> = []
        let setters = pod.setters { context in
            let options = context.object("seLinuxOptions")
            let wrong = ["user", "role"].filter { !options.string($0).isEmpty }
            let type = options.string("type")
            parts.formUnion(wrong)
            if !allowed.contains(type) { types.insert(type) }
            return !wrong.isEmpty || !allowed.contains(type)
        }
        guard let setters else { return nil }
        var faults: [String] = []
        if !types.isEmpty {
            faults.append("\(types.count == 1 ? "type" : "types") \(PodSecuritySubject.quoted(types))")
        }
        faults += ["user", "role"].filter(parts.contains).map { "\($0) may not be set" }
        return PodSecurityViolation(
            reason: "seLinuxOptions",
            detail: "\(setters) set forbidden securityContext.seLinuxOptions: \(faults.joined(separator: "; "))")
    }

    // MARK: - Seccomp

    static func allowsSeccomp(_ profile: Value) -> Bool {
        profile["type"] == "RuntimeDefault" || profile["type"] == "Localhost"
    }

    static func seccomp(_ pod: PodSecuritySubject) -> PodSecurityViolation? {
        var types: Set<String> = []
        let setters = pod.setters { context in
            guard let profile = context["seccompProfile"], !allowsSeccomp(profile) else { return false }
            types.insert(profile["type"]?.stringValue ?? "")
            return true
        }
        guard let setters else { return nil }
        return PodSecurityViolation(
            reason: "seccompProfile",
            detail: "\(setters) must not set securityContext.seccompProfile.type to "
                + PodSecuritySubject.quoted(types))
    }

    /// How profiles were stated before Kubernetes 1.19.
    static func seccompAnnotations(_ pod: PodSecuritySubject) -> PodSecurityViolation? {
        let keys =
            ["seccomp.security.alpha.kubernetes.io/pod"]
            + pod.containers.map { "container.seccomp.security.alpha.kubernetes.io/\($0.string("name"))" }
        var forbidden: Set<String> = []
        for key in keys {
            guard let value = pod.annotations.optionalString(key) else { continue }
            let isAllowed =
                value == "runtime/default" || value == "docker/default" || value.hasPrefix("localhost/")
            if !isAllowed { forbidden.insert("\(key)=\(FieldError.quoted(value))") }
        }
        guard !forbidden.isEmpty else { return nil }
        return PodSecurityViolation(
            reason: "seccompProfile",
            detail: "forbidden \(forbidden.count == 1 ? "annotation" : "annotations") "
                + forbidden.sorted().joined(separator: ", "))
    }

    // MARK: - Sysctls

    /// Settings that stay within the pod, with the minor version since which they are known to.
    private static let safeSysctls: [String: Int] = [
        "kernel.shm_rmid_forced": 0, "net.ipv4.ip_local_port_range": 0, "net.ipv4.tcp_syncookies": 0,
        "net.ipv4.ping_group_range": 0, "net.ipv4.ip_unprivileged_port_start": 0,
        "net.ipv4.ip_local_reserved_ports": 27, "net.ipv4.tcp_keepalive_time": 29, "net.ipv4.tcp_fin_timeout": 29,
        "net.ipv4.tcp_keepalive_intvl": 29, "net.ipv4.tcp_keepalive_probes": 29, "net.ipv4.tcp_rmem": 32,
        "net.ipv4.tcp_wmem": 32,
    ]

    static func sysctls(_ version: Int) -> Rule { { sysctls($0, version) } }

    private static func sysctls(_ pod: PodSecuritySubject, _ version: Int) -> PodSecurityViolation? {
        let forbidden = pod.securityContext.values("sysctls").compactMap { $0["name"]?.stringValue }
            .filter { (safeSysctls[$0] ?? .max) > version }
        guard !forbidden.isEmpty else { return nil }
        return PodSecurityViolation(reason: "forbidden sysctls", detail: forbidden.joined(separator: ", "))
    }
}
