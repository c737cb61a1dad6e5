import ObjectModel

/// The rules of a pod's status, which node agents write.
enum PodStatusValidation {
    private static let systemConditions: Set<String> = ["PodScheduled", "Ready", "Initialized"]

    static func update(_ pod: Pod, old: Pod, _ report: inout FieldReport) {
        PodValidation.annotationUpdate(pod, old: old, &report)
        // Kubernetes looks for conditions below `metadata` when it names them.
        report.at("metadata") { conditions(pod.status.conditions, &$0) }
        let status = pod.status
        report.at("status") { report in
            if pod.spec.nodeName != old.spec.nodeName { report.forbidden("nodeName", "may not be changed directly") }
            let nominated = status.nominatedNodeName
            if nominated != old.status.nominatedNodeName {
                report.optionalText("nominatedNodeName", nominated, format: NameFormat.dns1123Subdomain)
            }
            if status.qosClass != old.status.qosClass {
                report.invalid("qosClass", .string(status.qosClass), "field is immutable")
            }
            transitions(status, old.status, old.spec, &report)
            claimStatuses(status.resourceClaimStatuses, pod.spec, &report)
            addresses("podIPs", status.podIPs.map(\.ip), status.fields["podIPs"], &report)
            if let first = status.hostIPs.first, first.ip != status.hostIP {
                report.at("hostIPs") { report in
                    report.at(index: 0) { $0.invalid("ip", .string(first.ip), "must be equal to `hostIP`") }
                }
            }
            addresses("hostIPs", status.hostIPs.map(\.ip), status.fields["hostIPs"], &report)
            for field in statuses { users(field, status.fields.messages(field), pod.spec.os?.name, &report) }
            health("containerStatuses", status.containerStatuses, of: pod.spec.containers, &report)
            health("initContainerStatuses", status.initContainerStatuses, of: pod.spec.initContainers, &report)
            report.each("ephemeralContainerStatuses", status.ephemeralContainerStatuses) { status, report in
                guard !status.allocatedResourcesStatus.isEmpty else { return }
                report.forbidden("allocatedResourcesStatus", "must not be specified in container status")
            }
        }
    }

    private static let statuses = ["containerStatuses", "initContainerStatuses", "ephemeralContainerStatuses"]
    private static let ids = 0...2_147_483_647

    /// The user that a container runs as.
    private static func users(
        _ field: String, _ statuses: [ContainerStatus], _ os: String?, _ report: inout FieldReport
    ) {
        report.each(field, statuses) { status, report in
            guard let user = status.user?.linux else { return }
            guard os != "windows" else { return report.forbidden("linux", "cannot be set for a windows pod") }
            report.at("linux") { report in
                report.range("uid", user.uid, ids)
                report.range("gid", user.gid, ids)
                report.each("supplementalGroups", user.supplementalGroups) { group, report in
                    guard !ids.contains(group) else { return }
                    report.invalid(nil, .int(Int64(group)), NameFormat.rangeProblem(ids))
                }
            }
        }
    }

    private static func conditions(_ conditions: [PodCondition], _ report: inout FieldReport) {
        report.each("conditions", conditions) { condition, report in
            guard !systemConditions.contains(condition.type) else { return }
            report.invalid("Type", condition.type, problems: NameFormat.qualifiedName(condition.type))
        }
    }

    private static func claimStatuses(
        _ statuses: [PodResourceClaimStatus], _ spec: PodSpec, _ report: inout FieldReport
    ) {
        guard !statuses.isEmpty else { return }
        let known = Set(spec.resourceClaims.map(\.name))
        var seen: Set<String> = []
        report.each("resourceClaimStatuses", statuses) { status, report in
            if !known.contains(status.name) {
                report.invalid(
                    "name", .string(status.name), "must match the name of an entry in `spec.resourceClaims`")
            }
            if !seen.insert(status.name).inserted { report.duplicate("name", .string(status.name)) }
            if let name = status.resourceClaimName {
                report.invalid("name", name, problems: NameFormat.dns1123Subdomain(name))
            }
        }
    }

    /// At most one address of each family.
    private static func addresses(
        _ field: String, _ addresses: [String], _ shown: Value?, _ report: inout FieldReport
    ) {
        report.each(field, addresses) { address, report in
            report.invalid(nil, address, problems: NameFormat.ipAddress(address))
        }
        guard addresses.count > 1 else { return }
        let parsed = addresses.map(IPAddress.init)
        if let bad = parsed.firstIndex(where: { $0 == nil }) {
            report.add(
                FieldError(
                    kind: .internalError, field: report.path.child(field),
                    message: "Internal error: failed to check for dual stack with error:"
                        + "invalid IP[\(bad)]: <nil> (\(addresses[bad]))"))
        }
        let families = Set(parsed.compactMap { $0?.isIPv4 })
        if parsed.contains(nil) || families.count < 2 || addresses.count > 2 {
            report.invalid(
                field, (shown ?? .null).withGoFieldNames, "may specify no more than one IP for each IP family")
        }
        var seen: Set<String> = []
        report.each(field, addresses) { address, report in
            guard !seen.insert(address).inserted else { return }
            report.duplicate(nil, .object(Fields([("IP", .string(address))])))
        }
    }
}

// MARK: - Health of devices

extension PodStatusValidation {
    private static let healths = ["Healthy", "Unhealthy", "Unknown"]

    /// The devices that containers have got, by the resource or the claim that they asked with.
    private static func health(
        _ field: String, _ statuses: [ContainerStatus], of containers: [Container], _ report: inout FieldReport
    ) {
        report.each(field, statuses) { status, report in
            let container = containers.first { $0.name == status.name }
            report.each("allocatedResourcesStatus", status.allocatedResourcesStatus) { resource, report in
                if let container { askedFor(resource.name, container.resources, &report) }
                var seen: Set<String> = []
                report.each("resources", resource.resources) { device, report in
                    report.oneOf("health", device.health, healths)
                    guard !seen.insert(device.resourceID).inserted else { return }
                    report.duplicate("resourceID", .string(device.resourceID))
                }
            }
        }
    }

    private static func askedFor(_ name: String, _ resources: ResourceRequirements, _ report: inout FieldReport) {
        guard name.hasPrefix("claim:") else {
            guard resources.requests[name] == nil else { return }
            return report.invalid("name", .string(name), "must match one of the container's resource requests")
        }
        let claims = resources.claims.map { "claim:" + $0.name + ($0.request.isEmpty ? "" : "/" + $0.request) }
        guard !claims.contains(name) else { return }
        report.invalid(
            "name", .string(name),
            "must match one of the container's resource claims in a format 'claim:<claimName>/<request>' or "
                + "'claim:<claimName>' if request is empty")
    }
}

// MARK: - Containers that have ended

extension PodStatusValidation {
    private static func transitions(
        _ new: PodStatus, _ old: PodStatus, _ spec: PodSpec, _ report: inout FieldReport
    ) {
        var policies: [String: Container] = [:]
        for container in spec.containers + spec.initContainers { policies[container.name] = container }
        for field in statuses {
            let statuses: [ContainerStatus] = new.fields.messages(field)
            let running = Set(statuses.filter { $0.state.terminated == nil }.map(\.name))
            let oldStatuses: [ContainerStatus] = old.fields.messages(field)
            let isEphemeral = field == "ephemeralContainerStatuses"
            report.each(field, oldStatuses) { status, report in
                guard let ended = status.state.terminated, running.contains(status.name) else { return }
                let container = isEphemeral ? nil : policies[status.name]
                let policy = isEphemeral ? "Never" : spec.restartPolicy
                guard !mayRestart(container, exitCode: ended.exitCode, policy) else { return }
                report.forbidden("state", "may not be transitioned to non-terminated state")
            }
        }
    }

    private static func mayRestart(_ container: Container?, exitCode: Int, _ podPolicy: String) -> Bool {
        let policy = container?.restartPolicy ?? podPolicy
        if policy == "Always" || podPolicy == "Always" && container?.restartPolicy == nil { return true }
        if policy == "OnFailure" && exitCode != 0 { return true }
        return container?.restartPolicyRules.contains { rule in
            guard let exitCodes = rule.exitCodes else { return false }
            return exitCodes.values.contains(exitCode) == (exitCodes.operator == "In")
        } ?? false
    }
}
