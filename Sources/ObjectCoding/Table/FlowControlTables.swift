import ObjectModel

extension TableFormat {
    static let flowControlRows = [
        KindRow(FlowSchema.self) { schema, now in
            let spec = schema.spec
            let dangling = schema.status.conditions.first { $0.type == "Dangling" }
            return [
                schema.metadata.nameCell, .string(spec.priorityLevelConfiguration.name),
                .number(spec.matchingPrecedence), .string(spec.distinguisherMethod?.type ?? CellText.none),
                schema.metadata.ageCell(now), .string(dangling?.status ?? "?"),
            ]
        },
        KindRow(PriorityLevelConfiguration.self) { level, now in
            let (limited, queuing) = (level.spec.limited, level.spec.limited?.limitResponse.queuing)
            func cell(_ number: Int?) -> Value { number.map(Value.number) ?? .string(CellText.none) }
            return [
                level.metadata.nameCell, .string(level.spec.type), cell(limited?.nominalConcurrencyShares),
                cell(queuing?.queues), cell(queuing?.handSize), cell(queuing?.queueLengthLimit),
                level.metadata.ageCell(now),
            ]
        },
    ]

    /// The order in which requests try flow schemas, which is that of their list.
    static func isTriedBefore(_ one: Value, _ other: Value) -> Bool {
        let (first, second) = (FlowSchema(one), FlowSchema(other))
        let precedences = (first.spec.matchingPrecedence, second.spec.matchingPrecedence)
        return precedences.0 == precedences.1
            ? first.metadata.name < second.metadata.name : precedences.0 < precedences.1
    }
}
