import ObjectModel

extension TableFormat {
    static let clusterRows = [
        KindRow(Node.self) { node, now in
            let info = node.status.nodeInfo
            let kernel =
                info.architecture.isEmpty || info.kernelVersion.isEmpty
                ? info.kernelVersion : "\(info.kernelVersion) (\(info.architecture))"
            return [
                node.metadata.nameCell, .string(readiness(node)), .string(roles(node.metadata.labels)),
                node.metadata.ageCell(now), .string(info.kubeletVersion),
                .string(address("InternalIP", node.status)), .string(address("ExternalIP", node.status)),
                .string(CellText.orUnknown(info.osImage)), .string(CellText.orUnknown(kernel)),
                .string(CellText.orUnknown(info.containerRuntimeVersion)),
            ]
        },
        KindRow(Namespace.self) { namespace, now in
            [namespace.metadata.nameCell, .string(namespace.status.phase), namespace.metadata.ageCell(now)]
        },
        KindRow(Lease.self) { lease, now in
            [lease.metadata.nameCell, .string(lease.spec.holderIdentity ?? ""), lease.metadata.ageCell(now)]
        },
        KindRow(PriorityClass.self) { priority, now in
            [
                priority.metadata.nameCell, .number(priority.fields.int("value")), .bool(priority.globalDefault),
                priority.metadata.ageCell(now), .string(priority.preemptionPolicy ?? ""),
            ]
        },
        KindRow(RuntimeClass.self) { runtime, now in
            [runtime.metadata.nameCell, .string(runtime.handler), runtime.metadata.ageCell(now)]
        },
        KindRow(ComponentStatus.self) { component, _ in
            let health = component.conditions.first { $0.type == "Healthy" }
            let status = health.map { $0.status == "True" ? "Healthy" : "Unhealthy" } ?? "Unknown"
            return [
                component.metadata.nameCell, .string(status), .string(health?.message ?? ""),
                .string(health?.error ?? ""),
            ]
        },
    ]

    /// `Ready,SchedulingDisabled`.
    private static func readiness(_ node: Node) -> String {
        let ready = node.status.conditions.first { $0.type == "Ready" }
        let status = ready.map { $0.status == "True" ? "Ready" : "NotReady" } ?? "Unknown"
        return node.spec.unschedulable ? "\(status),SchedulingDisabled" : status
    }

    /// From labels `node-role.kubernetes.io/ROLE` and `kubernetes.io/role=ROLE`, in order.
    private static func roles(_ labels: [String: String]) -> String {
        var roles = Set<String>()
        for (key, value) in labels {
            let prefix = "node-role.kubernetes.io/"
            if key.hasPrefix(prefix), key.utf8.count > prefix.utf8.count {
                roles.insert(String(key.dropFirst(prefix.count)))
            } else if key == "kubernetes.io/role", !value.isEmpty {
                roles.insert(value)
            }
        }
        return CellText.orNone(roles.sorted().joined(separator: ","))
    }

    private static func address(_ type: String, _ status: NodeStatus) -> String {
        status.addresses.first { $0.type == type }?.address ?? CellText.none
    }
}
