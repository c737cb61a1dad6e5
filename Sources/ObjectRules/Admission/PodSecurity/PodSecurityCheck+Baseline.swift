import ObjectModel

extension PodSecurityCheck {
    /// What reaches out of the pod to its node.
    static let baseline: [PodSecurityCheck] = [
        PodSecurityCheck("appArmorProfile", .baseline, appArmorProfile),
        PodSecurityCheck("capabilities_baseline", .baseline, capabilities),
        PodSecurityCheck("hostNamespaces", .baseline, hostNamespaces),
        PodSecurityCheck("hostPathVolumes", .baseline, hostPathVolumes),
        PodSecurityCheck("hostPorts", .baseline, hostPorts),
        PodSecurityCheck("hostProbesAndHostLifecycle", .baseline, since: 34, hostProbes),
        PodSecurityCheck("privileged", .baseline, privileged),
        PodSecurityCheck(
            "procMount", .baseline, [(0, procMount), (35, withoutUserNamespace(procMount))]),
        PodSecurityCheck(
            "seLinuxOptions", .baseline,
            [(0, seLinux(seLinuxTypes)), (31, seLinux(seLinuxTypes.union(["container_engine_t"])))]),
        PodSecurityCheck("seccompProfile_baseline", .baseline, [(0, seccompAnnotations), (19, seccomp)]),
        PodSecurityCheck(
            "sysctls", .baseline, [0, 27, 29, 32].map { (since: $0, rule: sysctls($0)) }),
        PodSecurityCheck("windowsHostProcess", .baseline, hostProcess),
    ]

    // MARK: - Namespaces and files of the node

    private static func hostNamespaces(_ pod: PodSecuritySubject) -> PodSecurityViolation? {
        let used = ["hostNetwork", "hostPID", "hostIPC"].filter { pod.spec.optionalBool($0) == true }
        guard !used.isEmpty else { return nil }
        return PodSecurityViolation(
            reason: "host namespaces", detail: used.map { "\($0)=true" }.joined(separator: ", "))
    }

    private static func hostPathVolumes(_ pod: PodSecuritySubject) -> PodSecurityViolation? {
        let names = pod.spec.values("volumes").filter { $0["hostPath"] != nil }.map { $0["name"]?.stringValue ?? "" }
        guard !names.isEmpty else { return nil }
        return PodSecurityViolation(
            reason: "hostPath volumes",
            detail: (names.count == 1 ? "volume " : "volumes ") + PodSecuritySubject.quoted(names))
    }

    private static func hostPorts(_ pod: PodSecuritySubject) -> PodSecurityViolation? {
        var names: [String] = []
        var ports: Set<String> = []
        for container in pod.containers {
            let used = container.values("ports").compactMap { $0["hostPort"]?.intValue }.filter { $0 != 0 }
            guard !used.isEmpty else { continue }
            names.append(container.string("name"))
            ports.formUnion(used.map(String.init))
        }
        guard !names.isEmpty else { return nil }
        let words = "\(names.count == 1 ? "uses" : "use") \(ports.count == 1 ? "hostPort" : "hostPorts")"
        return PodSecurityViolation(
            reason: "hostPort",
            detail: "\(PodSecuritySubject.containers(names)) \(words) \(ports.sorted().joined(separator: ", "))")
    }

    private static func hostProbes(_ pod: PodSecuritySubject) -> PodSecurityViolation? {
        var names: Set<String> = []
        var hosts: Set<String> = []
        for container in pod.containers {
            let used = probeHosts(container)
            guard !used.isEmpty else { continue }
            names.insert(container.string("name"))
            hosts.formUnion(used)
        }
        guard !names.isEmpty else { return nil }
        let verb = names.count == 1 ? "uses" : "use"
        let what = hosts.count == 1 ? "probe or lifecycle host" : "probe or lifecycle hosts"
        return PodSecurityViolation(
            reason: "probe or lifecycle host",
            detail: "\(PodSecuritySubject.containers(names.sorted())) \(verb) \(what) "
                + PodSecuritySubject.quoted(hosts))
    }

    private static func probeHosts(_ container: Fields) -> [String] {
        let lifecycle = container.object("lifecycle")
        let handlers =
            ["livenessProbe", "readinessProbe", "startupProbe"].map { container.object($0) }
            + ["postStart", "preStop"].map { lifecycle.object($0) }
        return handlers.flatMap { handler in
            ["httpGet", "tcpSocket"].map { handler.object($0).string("host") }.filter { !$0.isEmpty }
        }
    }

    // MARK: - Privileges

    private static func privileged(_ pod: PodSecuritySubject) -> PodSecurityViolation? {
        let names = pod.names { $0.optionalBool("privileged") == true }
        guard !names.isEmpty else { return nil }
        return PodSecurityViolation(
            reason: "privileged",
            detail: "\(PodSecuritySubject.containers(names)) must not set securityContext.privileged=true")
    }

    private static let defaultCapabilities: Set = [
        "AUDIT_WRITE", "CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "MKNOD", "NET_BIND_SERVICE", "SETFCAP",
        "SETGID", "SETPCAP", "SETUID", "SYS_CHROOT",
    ]

    private static func capabilities(_ pod: PodSecuritySubject) -> PodSecurityViolation? {
        var added: Set<String> = []
        let names = pod.names { context in
            let others = Set(context.object("capabilities").strings("add")).subtracting(defaultCapabilities)
            added.formUnion(others)
            return !others.isEmpty
        }
        guard !names.isEmpty else { return nil }
        return PodSecurityViolation(
            reason: "non-default capabilities",
            detail: "\(PodSecuritySubject.containers(names)) must not include \(PodSecuritySubject.quoted(added)) "
                + "in securityContext.capabilities.add")
    }

    static func procMount(_ pod: PodSecuritySubject) -> PodSecurityViolation? {
        var types: Set<String> = []
        let names = pod.names { context in
            guard let type = context.optionalString("procMount"), type != "Default" else { return false }
            types.insert(type)
            return true
        }
        guard !names.isEmpty else { return nil }
        return PodSecurityViolation(
            reason: "procMount",
            detail: "\(PodSecuritySubject.containers(names)) must not set securityContext.procMount to "
                + PodSecuritySubject.quoted(types))
    }

    private static func hostProcess(_ pod: PodSecuritySubject) -> PodSecurityViolation? {
        let setters = pod.setters { $0.object("windowsOptions").optionalBool("hostProcess") == true }
        guard let setters else { return nil }
        return PodSecurityViolation(
            reason: "hostProcess", detail: "\(setters) must not set securityContext.windowsOptions.hostProcess=true")
    }
}
