import ObjectModel

extension PodSecurityCheck {
    /// What good practice asks of every pod that needs nothing special. From 1.25 on, pods for Windows need not state
    /// what only Linux knows.
    static let restricted: [PodSecurityCheck] = [
        PodSecurityCheck(
            "allowPrivilegeEscalation", .restricted, [(8, privilegeEscalation), (25, onLinux(privilegeEscalation))]),
        PodSecurityCheck(
            "capabilities_restricted", .restricted,
            [(22, restrictedCapabilities), (25, onLinux(restrictedCapabilities))], replaces: "capabilities_baseline"),
        PodSecurityCheck("procMount_restricted", .restricted, since: 35, replaces: "procMount", procMount),
        PodSecurityCheck("restrictedVolumes", .restricted, replaces: "hostPathVolumes", volumes),
        PodSecurityCheck("runAsNonRoot", .restricted, [(0, nonRoot), (35, withoutUserNamespace(nonRoot))]),
        PodSecurityCheck("runAsUser", .restricted, [(23, user), (35, withoutUserNamespace(user))]),
        PodSecurityCheck(
            "seccompProfile_restricted", .restricted, [(19, restrictedSeccomp), (25, onLinux(restrictedSeccomp))],
            replaces: "seccompProfile_baseline"),
    ]

    private static func onLinux(_ rule: @escaping Rule) -> Rule { { $0.isForWindows ? nil : rule($0) } }
    static func withoutUserNamespace(_ rule: @escaping Rule) -> Rule {
        { $0.hasUserNamespace ? nil : rule($0) }
    }

    // MARK: - Privileges

    private static func privilegeEscalation(_ pod: PodSecuritySubject) -> PodSecurityViolation? {
        let names = pod.names { $0.optionalBool("allowPrivilegeEscalation") != false }
        guard !names.isEmpty else { return nil }
        return PodSecurityViolation(
            reason: "allowPrivilegeEscalation != false",
            detail: "\(PodSecuritySubject.containers(names)) must set securityContext.allowPrivilegeEscalation=false")
    }

    private static func restrictedCapabilities(_ pod: PodSecuritySubject) -> PodSecurityViolation? {
        var faults: [String] = []
        let keeping = pod.names { !$0.object("capabilities").strings("drop").contains("ALL") }
        if !keeping.isEmpty {
            faults.append(
                "\(PodSecuritySubject.containers(keeping)) must set securityContext.capabilities.drop=[\"ALL\"]")
        }
        var added: Set<String> = []
        let adding = pod.names { context in
            let others = context.object("capabilities").strings("add").filter { $0 != "NET_BIND_SERVICE" }
            added.formUnion(others)
            return !others.isEmpty
        }
        if !adding.isEmpty {
            faults.append(
                "\(PodSecuritySubject.containers(adding)) must not include \(PodSecuritySubject.quoted(added)) "
                    + "in securityContext.capabilities.add")
        }
        guard !faults.isEmpty else { return nil }
        return PodSecurityViolation(reason: "unrestricted capabilities", detail: faults.joined(separator: "; "))
    }

    // MARK: - Users

    private static func nonRoot(_ pod: PodSecuritySubject) -> PodSecurityViolation? {
        let reason = "runAsNonRoot != true"
        if let setters = pod.setters(where: { $0.optionalBool("runAsNonRoot") == false }) {
            return PodSecurityViolation(
                reason: reason, detail: "\(setters) must not set securityContext.runAsNonRoot=false")
        }
        guard pod.securityContext.optionalBool("runAsNonRoot") != true else { return nil }
        let names = pod.names { $0.optionalBool("runAsNonRoot") == nil }
        guard !names.isEmpty else { return nil }
        return PodSecurityViolation(
            reason: reason,
            detail: "pod or \(PodSecuritySubject.containers(names)) must set securityContext.runAsNonRoot=true")
    }

    private static func user(_ pod: PodSecuritySubject) -> PodSecurityViolation? {
        guard let setters = pod.setters(where: { $0.optionalInt("runAsUser") == 0 }) else { return nil }
        return PodSecurityViolation(reason: "runAsUser=0", detail: "\(setters) must not set runAsUser=0")
    }

    // MARK: - Profiles and volumes

    private static func restrictedSeccomp(_ pod: PodSecuritySubject) -> PodSecurityViolation? {
        if let violation = seccomp(pod) { return violation }
        guard pod.securityContext["seccompProfile"] == nil else { return nil }
        let names = pod.names { $0["seccompProfile"] == nil }
        guard !names.isEmpty else { return nil }
        return PodSecurityViolation(
            reason: "seccompProfile",
            detail: "pod or \(PodSecuritySubject.containers(names)) must set securityContext.seccompProfile.type to "
                + "\"RuntimeDefault\" or \"Localhost\"")
    }

    private static let allowedVolumes: Set = [
        "configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "image", "persistentVolumeClaim", "projected",
        "secret",
    ]
    private static let restrictedVolumes = [
        "hostPath", "gcePersistentDisk", "awsElasticBlockStore", "gitRepo", "nfs", "iscsi", "glusterfs", "rbd",
        "flexVolume", "cinder", "cephfs", "flocker", "fc", "azureFile", "vsphereVolume", "quobyte", "azureDisk",
        "photonPersistentDisk", "portworxVolume", "scaleIO", "storageos",
    ]

    private static func volumes(_ pod: PodSecuritySubject) -> PodSecurityViolation? {
        var names: [String] = []
        var types: Set<String> = []
        for volume in pod.spec.values("volumes") {
            guard !allowedVolumes.contains(where: { volume[$0] != nil }) else { continue }
            names.append(volume["name"]?.stringValue ?? "")
            types.insert(restrictedVolumes.first { volume[$0] != nil } ?? "unknown")
        }
        guard !names.isEmpty else { return nil }
        let who = "\(names.count == 1 ? "volume" : "volumes") \(PodSecuritySubject.quoted(names))"
        let verb = names.count == 1 ? "uses" : "use"
        let what = types.count == 1 ? "restricted volume type" : "restricted volume types"
        return PodSecurityViolation(
            reason: "restricted volume types", detail: "\(who) \(verb) \(what) \(PodSecuritySubject.quoted(types))")
    }
}
