import ObjectModel

/// The rules of containers: regular ones, those that run before them, and those that are added for debugging.
enum ContainerValidation {
    /// All containers of a pod spec, which stands at the report's path.
    static func validate(_ context: PodSpecContext, _ report: inout FieldReport) {
        let spec = context.spec
        var names: Set<String> = []
        regular(spec.containers, context, &names, &report)
        initial(spec.initContainers, context, &names, &report)
        let ephemeral = spec.ephemeralContainers
        if !ephemeral.isEmpty { self.ephemeral(ephemeral, context, &names, &report) }
        fileKeyVolumes(context, &report)
    }

    private static func regular(
        _ containers: [Container], _ context: PodSpecContext, _ names: inout Set<String>, _ report: inout FieldReport
    ) {
        guard !containers.isEmpty else { return report.required("containers") }
        var hostPorts: Set<String> = []
        var known = names
        report.each("containers", containers) { container, report in
            anySort(container, context, &report)
            if !known.insert(container.name).inserted { report.duplicate("name", .string(container.name)) }
            ProbeValidation.validate(container, context, &report)
            restartPolicy(container, &report)
        }
        report.each("containers", containers) { uniqueHostPorts($0, &hostPorts, &$1) }
        names = known
    }

    private static func initial(
        _ containers: [Container], _ context: PodSpecContext, _ names: inout Set<String>, _ report: inout FieldReport
    ) {
        for (position, container) in containers.enumerated() {
            let isNew = container.name.isEmpty || names.insert(container.name).inserted
            report.at("initContainers") { report in
                report.at(index: position) { report in
                    anySort(container, context, &report)
                    restartPolicy(container, &report)
                    if !isNew { report.duplicate("name", .string(container.name)) }
                }
            }
            // They run one by one, so only the ports of one of them can collide. Kubernetes looks at a list of that
            // one alone, which is why it stands first in all paths.
            var hostPorts: Set<String> = []
            report.each("initContainers", [container]) { uniqueHostPorts($0, &hostPorts, &$1) }
            report.at("initContainers") { report in
                report.at(index: position) { duringItsRun(container, context, &$0) }
            }
        }
    }

    /// What a container does while it runs is for those that keep running.
    private static func duringItsRun(
        _ container: Container, _ context: PodSpecContext, _ report: inout FieldReport
    ) {
        guard container.restartPolicy != "Always" else {
            return ProbeValidation.validate(container, context, &report)
        }
        for field in ["lifecycle", "livenessProbe", "readinessProbe", "startupProbe"]
        where container.fields.contains(field) {
            report.forbidden(field, "may not be set for init containers without restartPolicy=Always")
        }
    }

    private static func restartPolicy(_ container: Container, _ report: inout FieldReport) {
        if let policy = container.restartPolicy {
            report.oneOf("restartPolicy", policy, ["Always", "Never", "OnFailure"])
        } else if !container.restartPolicyRules.isEmpty {
            report.required("restartPolicy", "must specify restartPolicy when restart rules are used")
        }
        let rules = container.restartPolicyRules
        if rules.count > Limits.restartRules {
            report.tooMany("restartPolicyRules", actual: rules.count, maximum: Limits.restartRules)
        }
        report.each("restartPolicyRules", rules) { rule, report in
            report.oneOf("action", rule.action, ["Restart", "RestartAllContainers"])
            guard let exitCodes = rule.exitCodes else { return report.required("exitCodes", "must be specified") }
            report.at("exitCodes") { report in
                report.oneOf("operator", exitCodes.operator, ["In", "NotIn"])
                let count = exitCodes.values.count
                if count > Limits.exitCodes { report.tooMany("values", actual: count, maximum: Limits.exitCodes) }
            }
        }
    }

    private enum Limits {
        static let restartRules = 20
        static let exitCodes = 255
    }

    private static func uniqueHostPorts(
        _ container: Container, _ used: inout Set<String>, _ report: inout FieldReport
    ) {
        var known = used
        report.each("ports", container.ports) { port, report in
            guard port.hostPort != 0 else { return }
            let text = "\(port.protocol)/\(port.hostIP)/\(port.hostPort)"
            if !known.insert(text).inserted { report.duplicate("hostPort", .string(text)) }
        }
        used = known
    }
}

// MARK: - What all sorts of containers have

extension ContainerValidation {
    private static func anySort(_ container: Container, _ context: PodSpecContext, _ report: inout FieldReport) {
        report.text("name", container.name, format: NameFormat.dns1123Label)
        if container.image.isEmpty { report.required("image") }
        report.choice(
            "terminationMessagePolicy", container.terminationMessagePolicy, ["File", "FallbackToLogsOnError"])
        ports(container.ports, &report)
        EnvironmentValidation.validate(container, &report)
        MountValidation.validate(container, context, &report)
        report.choice("imagePullPolicy", container.imagePullPolicy, ["Always", "IfNotPresent", "Never"])
        report.at("resources") {
            ResourceValidation.requirements(container.resources, .container, claims: context.claims, &$0)
        }
        resizePolicy(container.resizePolicy, context.restartPolicy, &report)
        if let security = container.securityContext {
            report.at("securityContext") {
                SecurityContextValidation.validateContainer(security, hostUsers: context.hostUsers, &$0)
            }
        }
    }

    static func paddedImage(_ container: Container, _ report: inout FieldReport) {
        let image = container.image
        guard image.first?.isWhitespace == true || image.last?.isWhitespace == true else { return }
        report.invalid("image", .string(image), "must not have leading or trailing whitespace")
    }

    private static func ports(_ ports: [ContainerPort], _ report: inout FieldReport) {
        var names: Set<String> = []
        report.each("ports", ports) { port, report in
            if !port.name.isEmpty {
                let problems = NameFormat.portName(port.name)
                report.invalid("name", port.name, problems: problems)
                if problems.isEmpty, !names.insert(port.name).inserted {
                    report.duplicate("name", .string(port.name))
                }
            }
            if port.containerPort == 0 {
                report.required("containerPort")
            } else {
                report.range("containerPort", port.containerPort, 1...65535)
            }
            if port.hostPort != 0 { report.range("hostPort", port.hostPort, 1...65535) }
            report.choice("protocol", port.protocol, ["SCTP", "TCP", "UDP"])
        }
    }

    private static func resizePolicy(
        _ policies: [ContainerResizePolicy], _ restartPolicy: String, _ report: inout FieldReport
    ) {
        guard !policies.isEmpty else { return }
        report.at("resizePolicy") { report in
            var names: Set<String> = []
            for (position, policy) in policies.enumerated() {
                let name = policy.resourceName
                if !names.insert(name).inserted { report.at(index: position) { $0.duplicate(nil, .string(name)) } }
                // Kubernetes leaves the position out of these.
                if name.isEmpty {
                    report.required()
                } else if name != "cpu" && name != "memory" {
                    report.notSupported(nil, .string(name), ["cpu", "memory"])
                }
                let restart = policy.restartPolicy
                if restart.isEmpty {
                    report.required()
                } else if restart != "NotRequired" && restart != "RestartContainer" {
                    report.notSupported(nil, .string(restart), ["NotRequired", "RestartContainer"])
                }
                if restartPolicy == "Never" && restart != "NotRequired" {
                    report.invalid(
                        nil, .string(restart), "must be 'NotRequired' when `restartPolicy` is 'Never'")
                }
            }
        }
    }
}

// MARK: - Ephemeral containers

extension ContainerValidation {
    /// Ephemeral containers come and go beside a running pod, so they get none of what a pod is planned with.
    private static let allowedInEphemeral: Set<String> = [
        "name", "image", "command", "args", "workingDir", "envFrom", "env", "volumeMounts", "volumeDevices",
        "terminationMessagePath", "terminationMessagePolicy", "imagePullPolicy", "securityContext", "stdin",
        "stdinOnce", "tty", "targetContainerName",
    ]

    private static func ephemeral(
        _ containers: [EphemeralContainer], _ context: PodSpecContext, _ names: inout Set<String>,
        _ report: inout FieldReport
    ) {
        let targets = names
        var known = names
        let why = "cannot be set for an Ephemeral Container"
        report.each("ephemeralContainers", containers) { ephemeral, report in
            let container = Container(fields: ephemeral.fields)
            anySort(container, context, &report)
            paddedImage(container, &report)
            if !known.insert(container.name).inserted { report.duplicate("name", .string(container.name)) }
            let target = ephemeral.targetContainerName
            if !target.isEmpty && !targets.contains(target) { report.notFound("targetContainerName", .string(target)) }
            for entry in ephemeral.fields.entries where !allowedInEphemeral.contains(entry.key) {
                guard entry.value != .object(Fields()), entry.value != .array([]) else { continue }
                report.forbidden(entry.key, why)
            }
            report.each("volumeMounts", container.volumeMounts) { mount, report in
                if !mount.subPath.isEmpty { report.forbidden("subPath", why) }
                if !mount.subPathExpr.isEmpty { report.forbidden("subPathExpr", why) }
            }
        }
        names = known
    }
}
