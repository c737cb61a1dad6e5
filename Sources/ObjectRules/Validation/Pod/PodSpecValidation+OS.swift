import ObjectModel

/// What the operating system of a pod rules out.
extension PodSpecValidation {
    static func operatingSystem(_ spec: PodSpec, _ report: inout FieldReport) {
        guard let os = spec.os else { return }
        switch os.name {
        case "": report.at("os") { $0.required("name", "cannot be empty") }
        case "linux": linux(spec, &report)
        case "windows": windows(spec, &report)
        default: report.notSupported("os", .string(os.name), ["linux", "windows"])
        }
    }

    private static let containerFields = ["initContainers", "containers", "ephemeralContainers"]

    /// Runs rules for all containers of all sorts; the report stands at the container.
    static func eachContainer(
        _ spec: PodSpec, _ report: inout FieldReport, _ rules: (Container, inout FieldReport) -> Void
    ) {
        for field in containerFields {
            let containers: [Container] = spec.fields.messages(field)
            report.each(field, containers, rules)
        }
    }

    private static func forbid(
        _ fields: [String], in object: Fields, _ why: String, _ report: inout FieldReport
    ) {
        for field in fields {
            guard let value = object[field], value != .array([]), value != .bool(false) || !plainFlags.contains(field)
            else { continue }
            report.forbidden(field, why)
        }
    }

    /// Flags that are not set when they are false.
    private static let plainFlags: Set<String> = ["hostPID", "hostIPC"]

    private static func linux(_ spec: PodSpec, _ report: inout FieldReport) {
        let why = "windows options cannot be set for a linux pod"
        let pod = spec.fields.object("securityContext")
        report.at("securityContext") { forbid(["windowsOptions"], in: pod, why, &$0) }
        eachContainer(spec, &report) { container, report in
            let context = container.fields.object("securityContext")
            report.at("securityContext") { forbid(["windowsOptions"], in: context, why, &$0) }
        }
    }

    /// What only Linux has, in the order in which Kubernetes looks for it: all of it is in one struct of Go, of which
    /// some fields stand in the spec itself.
    private static let linuxPodFields: [(field: String, isInSpec: Bool)] = [
        ("appArmorProfile", false), ("seLinuxOptions", false), ("hostUsers", true), ("hostPID", true),
        ("hostIPC", true), ("seccompProfile", false), ("fsGroup", false), ("fsGroupChangePolicy", false),
        ("sysctls", false), ("shareProcessNamespace", true), ("runAsUser", false), ("runAsGroup", false),
        ("supplementalGroups", false), ("supplementalGroupsPolicy", false), ("seLinuxChangePolicy", false),
    ]
    private static let linuxContainerSecurityFields = [
        "appArmorProfile", "seLinuxOptions", "seccompProfile", "capabilities", "readOnlyRootFilesystem", "privileged",
        "allowPrivilegeEscalation", "procMount", "runAsUser", "runAsGroup",
    ]

    private static func windows(_ spec: PodSpec, _ report: inout FieldReport) {
        let why = "cannot be set for a windows pod"
        let pod = spec.fields.object("securityContext")
        for (field, isInSpec) in linuxPodFields {
            if isInSpec {
                forbid([field], in: spec.fields, why, &report)
            } else {
                report.at("securityContext") { forbid([field], in: pod, why, &$0) }
            }
        }
        eachContainer(spec, &report) { container, report in
            let context = container.fields.object("securityContext")
            report.at("securityContext") { forbid(linuxContainerSecurityFields, in: context, why, &$0) }
        }
    }

    /// Windows containers that run as processes of the host: all of a pod's containers or none.
    static func hostProcess(_ spec: PodSpec, _ report: inout FieldReport) {
        let ofPod = spec.securityContext?.windowsOptions?.hostProcess
        var all = 0
        var onHost = 0
        eachContainer(spec, &report) { container, report in
            all += 1
            let own = container.securityContext?.windowsOptions?.hostProcess
            if own ?? ofPod == true { onHost += 1 }
            guard let own, let ofPod, own != ofPod else { return }
            report.add(
                .invalid(
                    report.path.child("securityContext", "windowsOptions", "hostProcess"), .bool(own),
                    "pod hostProcess value must be identical if both are specified, was \(ofPod)"))
        }
        guard onHost > 0 else { return }
        if onHost != all {
            report.invalid(
                nil, "",
                "If pod contains any hostProcess containers then all containers must be HostProcess containers")
        }
        if !spec.hostNetwork {
            report.invalid(
                "hostNetwork", .bool(false), "hostNetwork must be true if pod contains any hostProcess containers")
        }
    }
}
