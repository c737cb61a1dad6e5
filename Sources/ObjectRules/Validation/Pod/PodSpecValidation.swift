import ObjectModel

/// The rules of a pod spec, of a pod or in a template: the table of contents of this folder.
enum PodSpecValidation {
    static func validate(
        _ spec: PodSpec, isPod: Bool, podName: String = "", leniency: PodLeniency = .none, _ report: inout FieldReport
    ) {
        var context = PodSpecContext(spec, isPod: isPod, podName: podName, leniency: leniency)
        if spec.terminationGracePeriodSeconds == nil { report.required("terminationGracePeriodSeconds") }
        context.volumes = VolumeValidation.validate(spec.volumes, context, &report)
        context.claims = resourceClaims(spec.resourceClaims, &report)
        ContainerValidation.validate(context, &report)
        if let resources = spec.resources {
            report.at("resources") { PodResourceValidation.validate(resources, context, &$0) }
        }
        surroundings(context, &report)
        names(spec, &report)
        preemptionAndOverhead(spec, &report)
        operatingSystem(spec, &report)
    }

    /// Where a pod runs and with what rights, in the order in which Kubernetes looks at it.
    private static func surroundings(_ context: PodSpecContext, _ report: inout FieldReport) {
        let spec = context.spec
        if spec.hostNetwork { hostPorts(spec.containers, isPod: context.isPod, &report) }
        report.choice("restartPolicy", spec.restartPolicy, ["Always", "OnFailure", "Never"])
        report.choice("dnsPolicy", spec.dnsPolicy, ["ClusterFirstWithHostNet", "ClusterFirst", "Default", "None"])
        let nodeSelector = spec.fields.object("nodeSelector")
        if !nodeSelector.isEmpty { report.at("nodeSelector") { LabelValidation.labels(nodeSelector, &$0) } }
        SecurityContextValidation.validatePod(context, &report)
        if let affinity = spec.affinity {
            report.at("affinity") { AffinityValidation.validate(affinity, context.leniency, &$0) }
        }
        dnsConfig(spec, &report)
        gates(spec, &report)
        SpreadConstraintValidation.validate(spec.topologySpreadConstraints, context.leniency, &report)
        hostProcess(spec, &report)
        hostUsers(spec, &report)
    }

    private static func names(_ spec: PodSpec, _ report: inout FieldReport) {
        report.optionalText("serviceAccountName", spec.serviceAccountName, format: NameFormat.dns1123Subdomain)
        report.optionalText("nodeName", spec.nodeName, format: NameFormat.dns1123Subdomain)
        report.range("activeDeadlineSeconds", spec.activeDeadlineSeconds, 1...2_147_483_647)
        report.optionalText("hostname", spec.hostname, format: NameFormat.dns1123Label)
        report.optionalText("subdomain", spec.subdomain, format: NameFormat.dns1123Label)
        hostnameOverride(spec, &report)
        report.at("tolerations") { TolerationValidation.validate(spec.tolerations, &$0) }
        hostAliases(spec, &report)
        report.optionalText("priorityClassName", spec.priorityClassName, format: NameFormat.dns1123Subdomain)
        if let name = spec.runtimeClassName {
            report.invalid("runtimeClassName", name, problems: NameFormat.dns1123Subdomain(name))
        }
    }

    private static func preemptionAndOverhead(_ spec: PodSpec, _ report: inout FieldReport) {
        if let policy = spec.preemptionPolicy {
            report.choice("preemptionPolicy", policy, ["PreemptLowerPriority", "Never"])
        }
        let overhead = spec.fields.object("overhead")
        guard !overhead.isEmpty else { return }
        let requirements = ResourceRequirements(fields: Fields([("limits", .object(overhead))]))
        report.at("overhead") { ResourceValidation.requirements(requirements, .container, claims: [], &$0) }
    }

    private static func gates(_ spec: PodSpec, _ report: inout FieldReport) {
        report.each("readinessGates", spec.readinessGates) { gate, report in
            report.invalid("conditionType", gate.conditionType, problems: NameFormat.qualifiedName(gate.conditionType))
        }
        var gates: Set<String> = []
        report.each("schedulingGates", spec.schedulingGates) { gate, report in
            report.invalid(nil, gate.name, problems: NameFormat.qualifiedName(gate.name))
            if !gates.insert(gate.name).inserted { report.duplicate(nil, .string(gate.name)) }
        }
    }

    /// The names of the claims that containers may refer to.
    private static func resourceClaims(_ claims: [PodResourceClaim], _ report: inout FieldReport) -> Set<String> {
        var names: Set<String> = []
        report.each("resourceClaims", claims) { claim, report in
            if claim.name.isEmpty {
                report.required("name")
            } else if !names.insert(claim.name).inserted {
                report.duplicate("name", .string(claim.name))
            } else {
                report.invalid("name", claim.name, problems: NameFormat.dns1123Label(claim.name))
            }
            switch (claim.resourceClaimName, claim.resourceClaimTemplateName) {
            case (_?, _?):
                report.invalid(
                    nil, claim.value.withGoFieldNames,
                    "at most one of `resourceClaimName` or `resourceClaimTemplateName` may be specified")
            case (nil, nil):
                report.invalid(
                    nil, claim.value.withGoFieldNames,
                    "must specify one of: `resourceClaimName`, `resourceClaimTemplateName`")
            default: break
            }
            for (field, name) in [
                ("resourceClaimName", claim.resourceClaimName),
                ("resourceClaimTemplateName", claim.resourceClaimTemplateName),
            ] {
                guard let name else { continue }
                report.invalid(field, name, problems: NameFormat.dns1123Subdomain(name))
            }
        }
        return names
    }
}

extension FieldReport {
    /// A text that must be there and be one of a set, shown in the order given.
    mutating func choice(_ field: String, _ text: String, _ supported: [String]) {
        guard !text.isEmpty else { return required(field) }
        oneOf(field, text, supported)
    }
}

extension Value {
    /// Fields whose members are of the user's naming, with the types in which Go gives all names as the API has them.
    private static let keepingNames: Set = [
        "labels", "annotations", "matchLabels", "nodeSelector", "selector", "labelSelector", "metadata",
    ]

    /// First words of names that Go writes in capitals.
    private static let acronyms: Set = [
        "api", "csi", "dns", "fs", "http", "ip", "os", "se", "tcp", "tls", "ttl", "uid",
    ]

    /// A name as that of a field in Go: `APIGroup` for `apiGroup`, `IP` for `ip`.
    private static func goName(_ name: String) -> String {
        if name == "cidrs" { return "CIDRs" }
        let word = name.prefix { !$0.isUppercase }
        guard acronyms.contains(String(word)) else { return name.prefix(1).uppercased() + name.dropFirst() }
        return word.uppercased() + name.dropFirst(word.count)
    }

    /// The node as a Go struct prints it, whose fields start with a capital.
    public var withGoFieldNames: Value {
        switch self {
        case .object(let fields):
            let entries = fields.map { field in
                let shown = Self.keepingNames.contains(field.key) ? field.value : field.value.withGoFieldNames
                return (Self.goName(field.key), shown)
            }
            return .object(Fields(entries))
        case .array(let elements): return .array(elements.map(\.withGoFieldNames))
        default: return self
        }
    }
}
