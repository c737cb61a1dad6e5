import ObjectModel

extension TableFormat {
    static let workloadRows = [
        KindRow(Deployment.self) { deployment, now in
            let (spec, status) = (deployment.spec, deployment.status)
            let start: [Value] = [
                deployment.metadata.nameCell, .string("\(status.readyReplicas)/\(spec.replicas ?? 0)"),
                .number(status.updatedReplicas), .number(status.availableReplicas), deployment.metadata.ageCell(now),
            ]
            let selector = spec.selector.map { CellText.requirements($0) ?? "<invalid>" } ?? ""
            return start + CellText.containers(spec.template.spec) + [.string(selector)]
        },
        KindRow(ReplicaSet.self) { set, now in
            let start: [Value] = [
                set.metadata.nameCell, .number(set.spec.replicas ?? 0), .number(set.status.replicas),
                .number(set.status.readyReplicas), set.metadata.ageCell(now),
            ]
            return start + CellText.containers(set.spec.template.spec) + [.string(CellText.selector(set.spec.selector))]
        },
        KindRow(ReplicationController.self) { controller, now in
            let (spec, status) = (controller.spec, controller.status)
            let start: [Value] = [
                controller.metadata.nameCell, .number(spec.replicas ?? 0), .number(status.replicas),
                .number(status.readyReplicas), controller.metadata.ageCell(now),
            ]
            let containers = spec.template.map { CellText.containers($0.spec) } ?? ["", ""]
            return start + containers + [.string(CellText.labels(spec.selector))]
        },
        KindRow(StatefulSet.self) { set, now in
            [
                set.metadata.nameCell, .string("\(set.status.readyReplicas)/\(set.spec.replicas ?? 0)"),
                set.metadata.ageCell(now),
            ] + CellText.containers(set.spec.template.spec)
        },
        KindRow(DaemonSet.self) { set, now in
            let (spec, status) = (set.spec, set.status)
            let start: [Value] = [
                set.metadata.nameCell, .number(status.desiredNumberScheduled), .number(status.currentNumberScheduled),
                .number(status.numberReady), .number(status.updatedNumberScheduled), .number(status.numberAvailable),
                .string(CellText.labels(spec.template.spec.nodeSelector)), set.metadata.ageCell(now),
            ]
            return start + CellText.containers(spec.template.spec) + [.string(CellText.selector(spec.selector))]
        },
        KindRow(ControllerRevision.self) { revision, now in
            [
                revision.metadata.nameCell, .string(controller(of: revision.metadata)), .number(revision.revision),
                revision.metadata.ageCell(now),
            ]
        },
        KindRow(PodDisruptionBudget.self) { budget, now in
            [
                budget.metadata.nameCell, .string(amount(budget.spec.minAvailable)),
                .string(amount(budget.spec.maxUnavailable)), .number(budget.status.disruptionsAllowed),
                budget.metadata.ageCell(now),
            ]
        },
    ]

    /// `deployment.apps/web`: the owner that manages the object.
    private static func controller(of metadata: ObjectMeta) -> String {
        guard let owner = metadata.ownerReferences.first(where: { $0.controller == true }) else { return CellText.none }
        let group = owner.apiVersion.split(separator: "/").dropLast().joined()
        let kind = owner.kind.lowercased()
        return group.isEmpty ? "\(kind)/\(owner.name)" : "\(kind).\(group)/\(owner.name)"
    }

    private static func amount(_ amount: IntOrString?) -> String {
        switch amount {
        case nil: "N/A"
        case .int(let number): "\(number)"
        case .string(let text): text
        }
    }
}
