import ObjectModel

extension TableFormat {
    static let autoscalingRows = [
        KindRow(HorizontalPodAutoscaler.self) { autoscalerCells($0, $1) },
        // Rows are made from the stored form, so that a list of version v1 may well hold objects of v2.
        KindRow(AutoscalingV1HorizontalPodAutoscaler.self) { old, now in
            var cells = autoscalerCells(HorizontalPodAutoscaler(fields: old.fields), now)
            if let target = old.spec.targetCPUUtilizationPercentage {
                let current = old.status.currentCPUUtilizationPercentage.map { "\($0)%" } ?? CellText.unknown
                cells[2] = .string("cpu: \(current)/\(target)%")
            }
            return cells
        },
    ]

    /// The columns of a Scale, which is the answer of a subresource and no resource of its own.
    public static let scale = TableFormat(
        columns: [
            nameColumn,
            TableColumn(
                name: "Desired", type: "integer", format: "", description: "Number of replicas that are wanted",
                priority: 0),
            TableColumn(
                name: "Available", type: "integer", format: "", description: "Number of replicas that are observed",
                priority: 0),
            TableColumn(
                name: "Age", type: "string", format: "", description: "Time since the object was created", priority: 0),
        ],
        row: { object, now in
            let scale = Scale(object)
            return TableCells(cells: [
                scale.metadata.nameCell, .number(scale.spec.replicas), .number(scale.status.replicas),
                scale.metadata.ageCell(now),
            ])
        })

    private static func autoscalerCells(_ autoscaler: HorizontalPodAutoscaler, _ now: Time) -> [Value] {
        let (spec, status) = (autoscaler.spec, autoscaler.status)
        return [
            autoscaler.metadata.nameCell, .string("\(spec.scaleTargetRef.kind)/\(spec.scaleTargetRef.name)"),
            .string(targets(spec.metrics, status.currentMetrics)),
            .string(spec.minReplicas.map(String.init) ?? CellText.unset), .number(spec.maxReplicas),
            .number(status.currentReplicas), autoscaler.metadata.ageCell(now),
        ]
    }

    /// `cpu: 12%/80%, 3/5 + 1 more...`: what was measured against what is wanted, two of them at most.
    private static func targets(_ metrics: [MetricSpec], _ current: [MetricStatus]) -> String {
        guard !metrics.isEmpty else { return CellText.none }
        let texts = metrics.enumerated().map { position, metric in
            target(metric, position < current.count ? current[position] : nil)
        }
        let shown = texts.prefix(2).joined(separator: ", ")
        return texts.count > 2 ? "\(shown) + \(texts.count - 2) more..." : shown
    }

    private static func target(_ metric: MetricSpec, _ status: MetricStatus?) -> String {
        switch metric.type {
        case "Resource":
            return "\(metric.resource?.name ?? ""): "
                + utilization(metric.resource?.target, status?.resource?.current)
        case "ContainerResource":
            return "\(metric.containerResource?.name ?? ""): "
                + utilization(metric.containerResource?.target, status?.containerResource?.current)
        case "Pods":
            return amount(status?.pods?.current.averageValue) + "/" + amount(metric.pods?.target.averageValue)
        case "Object":
            return value(metric.object?.target, status?.object?.current)
        case "External":
            return value(metric.external?.target, status?.external?.current)
        default:
            return "<unknown type>"
        }
    }

    private static func utilization(_ target: MetricTarget?, _ current: MetricValueStatus?) -> String {
        if let average = target?.averageValue { return "\(amount(current?.averageValue))/\(average)" }
        let measured = current?.averageUtilization.map { "\($0)%" } ?? CellText.unknown
        return "\(measured)/\(target?.averageUtilization.map { "\($0)%" } ?? "<auto>")"
    }

    private static func value(_ target: MetricTarget?, _ current: MetricValueStatus?) -> String {
        if let average = target?.averageValue { return "\(amount(current?.averageValue))/\(average) (avg)" }
        return "\(amount(current?.valueQuantity))/\(amount(target?.valueQuantity))"
    }

    private static func amount(_ quantity: Quantity?) -> String { quantity?.description ?? CellText.unknown }
}

extension MetricTarget {
    fileprivate var valueQuantity: Quantity? { fields.quantity("value") }
}

extension MetricValueStatus {
    fileprivate var valueQuantity: Quantity? { fields.quantity("value") }
}
