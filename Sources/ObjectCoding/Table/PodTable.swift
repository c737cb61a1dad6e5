import ObjectModel

extension TableFormat {
    static let podRows = [
        KindRow(whole: Pod.self) { pod, now in
            let status = pod.status
            let summary = PodSummary(pod)
            let cells: [Value] = [
                pod.metadata.nameCell, .string("\(summary.ready)/\(summary.total)"), .string(summary.reason),
                .string(summary.restartsText(now)), pod.metadata.ageCell(now),
                .string(CellText.orNone(status.podIPs.first?.ip ?? "")),
                .string(CellText.orNone(pod.spec.nodeName)), .string(CellText.orNone(status.nominatedNodeName)),
                .string(readinessGates(pod.spec, status)),
            ]
            return TableCells(cells: cells, conditions: completion(status.phase))
        },
        KindRow(PodTemplate.self) { template, _ in
            [template.metadata.nameCell] + CellText.containers(template.template.spec)
                + [.string(CellText.labels(template.template.metadata.labels))]
        },
    ]

    /// `1/2`: how many of the gates are open.
    private static func readinessGates(_ spec: PodSpec, _ status: PodStatus) -> String {
        let gates = spec.readinessGates
        guard !gates.isEmpty else { return CellText.none }
        let conditions = status.conditions
        let open = gates.filter { gate in
            conditions.first { $0.type == gate.conditionType }?.status == "True"
        }
        return "\(open.count)/\(gates.count)"
    }

    /// Tells clients which rows are of pods that are over.
    private static func completion(_ phase: String) -> [Value] {
        let message: Value
        switch phase {
        case "Succeeded": message = "The pod has completed successfully."
        case "Failed": message = "The pod failed."
        default: return []
        }
        return [["type": "Completed", "status": "True", "reason": .string(phase), "message": message]]
    }
}
