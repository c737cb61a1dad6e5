import ObjectModel

/// What is said about pods and templates of them.
enum PodWarnings {
    /// A pod or a template, which stands at the report's path: the two have the same members.
    static func template(_ template: PodTemplateSpec, isPod: Bool = false, _ report: inout FieldReport) {
        let annotations = template.metadata.fields.object("annotations")
        report.at("spec") { report in
            scheduling(template.spec, &report)
        }
        if !annotations.isEmpty { report.at("metadata") { oldAnnotations(annotations, &$0) } }
        report.at("spec") { report in
            volumes(template.spec.volumes, &report)
            repetitions(template.spec, &report)
            wholeBytes(template.spec.fields.object("overhead"), "overhead", &report)
        }
        if !annotations.isEmpty { oldProfiles(annotations, template.spec, isPod: isPod, &report) }
        report.at("spec") { report in
            containers(template.spec, &report)
            PortWarnings.ports(template.spec, &report)
            if let seconds = template.spec.terminationGracePeriodSeconds, seconds < 0 {
                report.warn(
                    "terminationGracePeriodSeconds",
                    "must be >= 0; negative values are invalid and will be treated as 1")
            }
            if let affinity = template.spec.affinity { podAffinity(affinity, &report) }
        }
    }

    // MARK: - Nodes

    private static let required = "requiredDuringSchedulingIgnoredDuringExecution"
    private static let preferred = "preferredDuringSchedulingIgnoredDuringExecution"
    private static let matchesNothing = "a null labelSelector results in matching no pod"

    private static func scheduling(_ spec: PodSpec, _ report: inout FieldReport) {
        report.at("nodeSelector") { NodeWarnings.labels(spec.fields.object("nodeSelector").sortedByKey, &$0) }
        if let affinity = spec.affinity?.nodeAffinity {
            report.at("affinity") { report in report.at("nodeAffinity") { nodeAffinity(affinity, &$0) } }
        }
        report.each("topologySpreadConstraints", spec.topologySpreadConstraints) { constraint, report in
            NodeWarnings.key("topologyKey", constraint.topologyKey, &report)
            if constraint.labelSelector == nil { report.warn("labelSelector", matchesNothing) }
        }
    }

    private static func nodeAffinity(_ affinity: NodeAffinity, _ report: inout FieldReport) {
        let terms = affinity.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms ?? []
        report.at(required) { report in
            report.each("nodeSelectorTerms", terms) { NodeWarnings.term($0, looksAtValues: false, &$1) }
        }
        report.each(preferred, affinity.preferredDuringSchedulingIgnoredDuringExecution) { term, report in
            report.at("preference") { NodeWarnings.term(term.preference, looksAtValues: true, &$0) }
        }
    }

    private static func podAffinity(_ affinity: Affinity, _ report: inout FieldReport) {
        report.at("affinity") { report in
            for field in ["podAffinity", "podAntiAffinity"] {
                guard let rules: PodAffinity = affinity.fields.optionalMessage(field) else { continue }
                report.at(field) { report in
                    report.each(required, rules.requiredDuringSchedulingIgnoredDuringExecution) { term, report in
                        if term.labelSelector == nil { report.warn("labelSelector", matchesNothing) }
                    }
                    report.each(preferred, rules.preferredDuringSchedulingIgnoredDuringExecution) { term, report in
                        guard term.podAffinityTerm.labelSelector == nil else { return }
                        report.at("podAffinityTerm") { $0.warn("labelSelector", matchesNothing) }
                    }
                }
            }
        }
    }

    // MARK: - Annotations

    private static let deadAnnotations: [(key: String, fate: String)] = [
        (
            "scheduler.alpha.kubernetes.io/critical-pod",
            #"non-functional in v1.16+; use the "priorityClassName" field instead"#
        ),
        ("security.alpha.kubernetes.io/sysctls", #"non-functional in v1.11+; use the "sysctls" field instead"#),
        ("security.alpha.kubernetes.io/unsafe-sysctls", #"non-functional in v1.11+; use the "sysctls" field instead"#),
    ]

    private static func oldAnnotations(_ annotations: Fields, _ report: inout FieldReport) {
        for (key, fate) in deadAnnotations where annotations.contains(key) {
            report.at("annotations") { report in report.at(key: key) { $0.warn(nil, fate) } }
        }
    }

    private static let podSeccomp = "seccomp.security.alpha.kubernetes.io/pod"
    private static let containerSeccomp = "container.seccomp.security.alpha.kubernetes.io/"
    private static let noSeccomp = #"non-functional in v1.27+; use the "seccompProfile" field instead"#
    private static let oldAppArmor = #"deprecated since v1.30; use the "appArmorProfile" field instead"#

    /// Profiles that are stated in annotations alone.
    private static func oldProfiles(
        _ annotations: Fields, _ spec: PodSpec, isPod: Bool, _ report: inout FieldReport
    ) {
        func warn(_ key: String, _ fate: String, _ report: inout FieldReport) {
            guard annotations.contains(key) else { return }
            report.at("metadata") { report in
                report.at("annotations") { report in report.at(key: key) { $0.warn(nil, fate) } }
            }
        }
        let security = spec.securityContext
        if security?.seccompProfile == nil { warn(podSeccomp, noSeccomp, &report) }
        // Of a pod that was told before its annotations were taken over.
        let looksAtAppArmor = !isPod && security?.appArmorProfile == nil
        for field in ["initContainers", "containers", "ephemeralContainers"] {
            let containers: [Container] = spec.fields.messages(field)
            for container in containers {
                let own = container.securityContext
                if own?.seccompProfile == nil { warn(containerSeccomp + container.name, noSeccomp, &report) }
                if looksAtAppArmor, own?.appArmorProfile == nil {
                    warn(AppArmorProfiles.prefix + container.name, oldAppArmor, &report)
                }
            }
        }
    }

    // MARK: - Volumes

    private static func volumes(_ volumes: [Volume], _ report: inout FieldReport) {
        report.each("volumes", volumes) { volume, report in
            StorageWarnings.source(volume.fields, &report)
            guard let template = volume.ephemeral?.volumeClaimTemplate else { return }
            report.at("ephemeral") { report in
                report.at("volumeClaimTemplate") { report in
                    report.at("spec") { StorageWarnings.claimSpec(template.spec, &$0) }
                }
            }
        }
        OverlapWarnings.volumes(volumes, &report)
    }

    // MARK: - Lists whose elements should differ

    private static func repetitions(_ spec: PodSpec, _ report: inout FieldReport) {
        repeated("hostAliases", "ip", spec.hostAliases.map(\.ip), &report)
        let secrets = spec.imagePullSecrets.map(\.name)
        repeated("imagePullSecrets", "name", secrets, &report)
        report.each("imagePullSecrets", secrets) { name, report in
            if name.isEmpty { report.warn("name", "invalid empty name \"\"") }
        }
    }

    private static func repeated(
        _ list: String, _ field: String, _ texts: [String], _ report: inout FieldReport
    ) {
        guard texts.count > 1 else { return }
        var seen: Set<String> = []
        report.each(list, texts) { text, report in
            guard !seen.insert(text).inserted else { return }
            report.warn(field, "duplicate \(field) \(FieldError.quoted(text))")
        }
    }

    // MARK: - Containers

    private static func containers(_ spec: PodSpec, _ report: inout FieldReport) {
        PodSpecValidation.eachContainer(spec, &report) { container, report in
            let resources = container.fields.object("resources")
            if !resources.isEmpty {
                report.at("resources") { report in
                    for name in ["memory", "ephemeral-storage"] {
                        for list in ["limits", "requests"] {
                            StorageWarnings.wholeBytes([name], resources.object(list), list, &report)
                        }
                    }
                }
            }
            variables(container.env, &report)
        }
    }

    private static func wholeBytes(_ amounts: Fields, _ field: String, _ report: inout FieldReport) {
        StorageWarnings.wholeBytes(["memory", "ephemeral-storage"], amounts, field, &report)
    }

    /// Setting a variable again is fine where the new value is made of the old one.
    private static func variables(_ variables: [EnvVar], _ report: inout FieldReport) {
        guard variables.count > 1 else { return }
        var names: Set<String> = []
        report.each("env", variables) { variable, report in
            guard !names.insert(variable.name).inserted else { return }
            let value = variable.fields.string("value")
            let reference = "$(\(variable.name))"
            guard variable.valueFrom != nil || value == reference || !value.contains(reference) else { return }
            report.warn(
                nil,
                "hides previous definition of \(FieldError.quoted(variable.name)), "
                    + "which may be dropped when using apply"
            )
        }
    }
}
