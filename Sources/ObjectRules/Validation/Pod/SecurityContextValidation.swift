import ObjectModel

/// The rules of security contexts of pods and containers.
enum SecurityContextValidation {
    private static let ids = 0...2_147_483_647
    private static let maximumSysctlName = 253
    private static let maximumAppArmorProfile = 4095

    static func validatePod(_ context: PodSpecContext, _ report: inout FieldReport) {
        guard let security = context.spec.securityContext else { return }
        report.at("securityContext") { report in
            report.range("fsGroup", security.fsGroup, ids)
            report.range("runAsUser", security.runAsUser, ids)
            report.range("runAsGroup", security.runAsGroup, ids)
            report.each("supplementalGroups", security.supplementalGroups) { group, report in
                guard !ids.contains(group) else { return }
                report.invalid(nil, .int(Int64(group)), NameFormat.rangeProblem(ids))
            }
            if context.spec.hostPID && context.spec.shareProcessNamespace == true {
                report.invalid(
                    "shareProcessNamespace", .bool(true),
                    "ShareProcessNamespace and HostPID cannot both be enabled")
            }
            sysctls(security.sysctls, context.spec, &report)
            policy("fsGroupChangePolicy", security, ["Always", "OnRootMismatch"], &report)
            seccomp(security.seccompProfile, &report)
            WindowsOptionsValidation.validate(security.windowsOptions, &report)
            appArmor(security.appArmorProfile, &report)
            policy("supplementalGroupsPolicy", security, ["Merge", "Strict"], &report)
            policy("seLinuxChangePolicy", security, ["MountOption", "Recursive"], &report)
        }
    }

    private static func policy(
        _ field: String, _ security: PodSecurityContext, _ supported: [String], _ report: inout FieldReport
    ) {
        guard let policy = security.fields.optionalString(field) else { return }
        report.oneOf(field, policy, supported)
    }

    static func validateContainer(_ security: SecurityContext, hostUsers: Bool, _ report: inout FieldReport) {
        report.range("runAsUser", security.runAsUser, ids)
        report.range("runAsGroup", security.runAsGroup, ids)
        if let procMount = security.procMount {
            report.oneOf("procMount", procMount, ["Default", "Unmasked"])
            if hostUsers && procMount == "Unmasked" {
                report.invalid("procMount", .string(procMount), "`hostUsers` must be false to use `Unmasked`")
            }
        }
        seccomp(security.seccompProfile, &report)
        escalation(security, &report)
        WindowsOptionsValidation.validate(security.windowsOptions, &report)
        appArmor(security.appArmorProfile, &report)
    }

    private static func escalation(_ security: SecurityContext, _ report: inout FieldReport) {
        guard security.allowPrivilegeEscalation == false else { return }
        let shown = security.value.withGoFieldNames
        if security.privileged == true {
            report.invalid(
                nil, shown, "cannot set `allowPrivilegeEscalation` to false and `privileged` to true")
        }
        for capability in security.capabilities?.add ?? [] where capability == "CAP_SYS_ADMIN" {
            report.invalid(
                nil, shown, "cannot set `allowPrivilegeEscalation` to false and `capabilities.Add` CAP_SYS_ADMIN")
        }
    }
}

// MARK: - Profiles

extension SecurityContextValidation {
    private static let profileTypes = ["Localhost", "RuntimeDefault", "Unconfined"]

    private static func seccomp(_ profile: SeccompProfile?, _ report: inout FieldReport) {
        if let profile { report.at("seccompProfile") { seccompFields(profile, &$0) } }
    }

    private static func appArmor(_ profile: AppArmorProfile?, _ report: inout FieldReport) {
        if let profile { report.at("appArmorProfile") { appArmorFields(profile, &$0) } }
    }

    private static func seccompFields(_ profile: SeccompProfile, _ report: inout FieldReport) {
        if profile.type.isEmpty {
            report.required("type", "type is required when seccompProfile is set")
        } else {
            report.oneOf("type", profile.type, profileTypes)
        }
        switch (profile.type, profile.localhostProfile) {
        case ("Localhost", nil):
            report.required("localhostProfile", "must be set when seccomp type is Localhost")
        case ("Localhost", let path?):
            report.invalid("localhostProfile", path, problems: NameFormat.relativePath(path))
        case (_, _?):
            report.invalid(
                "localhostProfile", profile.value.withGoFieldNames, "can only be set when seccomp type is Localhost")
        default: break
        }
    }

    private static func appArmorFields(_ profile: AppArmorProfile, _ report: inout FieldReport) {
        switch (profile.type, profile.localhostProfile) {
        case ("", _): report.required("type", "type is required when appArmorProfile is set")
        case ("Localhost", let name):
            localhostAppArmor(name ?? "", &report)
        case ("RuntimeDefault", let name?), ("Unconfined", let name?):
            report.invalid("localhostProfile", .string(name), "can only be set when AppArmor type is Localhost")
        default: report.oneOf("type", profile.type, profileTypes)
        }
    }

    private static func localhostAppArmor(_ name: String, _ report: inout FieldReport) {
        if name.first?.isWhitespace == true || name.last?.isWhitespace == true {
            report.invalid("localhostProfile", .string(name), "must not be padded with whitespace")
        } else if name.isEmpty {
            report.required("localhostProfile", "must be set when AppArmor type is Localhost")
        }
        if name.utf8.count > maximumAppArmorProfile {
            report.tooLong("localhostProfile", maximum: maximumAppArmorProfile)
        }
    }
}

// MARK: - Kernel parameters

extension SecurityContextValidation {
    private static let sysctlMiddle = ByteSet("-_a-z0-9")
    private static let sysctlPattern =
        #"^([a-z0-9]([-_a-z0-9]*[a-z0-9])?[\./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?$"#

    private static func sysctls(_ sysctls: [Sysctl], _ spec: PodSpec, _ report: inout FieldReport) {
        var names: Set<String> = []
        report.each("sysctls", sysctls) { sysctl, report in
            let isNew = names.insert(sysctl.name).inserted
            if sysctl.name.isEmpty {
                report.required("name")
            } else if !isSysctl(sysctl.name) {
                report.invalid(
                    "name", .string(sysctl.name),
                    "must have at most \(maximumSysctlName) characters and match regex \(sysctlPattern)")
            } else if !isNew {
                report.duplicate("name", .string(sysctl.name))
            }
            let name = sysctl.name.split(separator: "/").joined(separator: ".")
            if spec.hostNetwork && name.hasPrefix("net.") {
                report.invalid("name", .string(sysctl.name), "may not be specified when 'hostNetwork' is true")
            } else if spec.hostIPC && isInterProcess(name) {
                report.invalid("name", .string(sysctl.name), "may not be specified when 'hostIPC' is true")
            }
        }
    }

    private static func isSysctl(_ name: String) -> Bool {
        guard name.utf8.count <= maximumSysctlName else { return false }
        return name.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "/" }.allSatisfy {
            NameFormat.matches($0, first: .lowerDigit, middle: sysctlMiddle, last: .lowerDigit)
        }
    }

    private static func isInterProcess(_ name: String) -> Bool {
        name == "kernel.sem" || name.hasPrefix("kernel.shm") || name.hasPrefix("kernel.msg")
            || name.hasPrefix("fs.mqueue.")
    }
}
