import ObjectModel

/// The rules of a priority level.
enum PriorityLevelConfigurationValidation {
    private static let mostQueues = 10_000_000
    private static let mostEntropyBits = 60

    static func create(_ object: Value) -> [FieldError] {
        let level = PriorityLevelConfiguration(object)
        return FieldReport.collect { report in
            report.at("spec") { report in
                let isNamedExempt = level.metadata.name == BootstrapFlowControl.exempt
                if isNamedExempt != (level.spec.type == "Exempt") {
                    report.invalid(
                        "type", .string(level.spec.type), "must be 'Exempt' if and only if `name` is 'exempt'")
                }
                spec(level.spec, &report)
            }
            FlowControlRules.fixed(object, exceptFor: "exempt", &report)
            FlowControlRules.conditions(level.status.conditions.map { ($0.type) }, &report)
        }
    }

    static func update(_ object: Value, old: Value, subresource: String?) -> [FieldError] { create(object) }

    private static func spec(_ spec: PriorityLevelConfigurationSpec, _ report: inout FieldReport) {
        switch spec.type {
        case "Exempt":
            if spec.limited != nil { report.forbidden("limited", "must be nil if the type is not Limited") }
            guard let exempt = spec.exempt else { return }
            report.at("exempt") { report in
                shares(exempt.nominalConcurrencyShares, &report)
                percent(exempt.lendablePercent, &report)
            }
        case "Limited":
            if spec.exempt != nil { report.forbidden("exempt", "must be nil if the type is Limited") }
            guard let limited = spec.limited else {
                return report.required("limited", "must not be empty when type is Limited")
            }
            report.at("limited") { self.limited(limited, &$0) }
        default: report.notSupported("type", .string(spec.type), ["Exempt", "Limited"])
        }
    }

    private static func limited(_ limited: LimitedPriorityLevelConfiguration, _ report: inout FieldReport) {
        shares(limited.nominalConcurrencyShares, &report)
        report.at("limitResponse") { response(limited.limitResponse, &$0) }
        percent(limited.lendablePercent, &report)
        if let limit = limited.borrowingLimitPercent, limit < 0 {
            report.invalid("borrowingLimitPercent", .int(Int64(limit)), "if specified, must be a non-negative integer")
        }
    }

    private static func shares(_ shares: Int?, _ report: inout FieldReport) {
        guard let shares, shares < 0 else { return }
        report.invalid("nominalConcurrencyShares", .int(Int64(shares)), "must be a non-negative integer")
    }

    private static func percent(_ percent: Int?, _ report: inout FieldReport) {
        guard let percent, !(0...100).contains(percent) else { return }
        report.invalid("lendablePercent", .int(Int64(percent)), "must be between 0 and 100, inclusive")
    }

    private static func response(_ response: LimitResponse, _ report: inout FieldReport) {
        switch response.type {
        case "Reject":
            guard response.queuing != nil else { return }
            report.forbidden("queuing", "must be nil if limited.limitResponse.type is not Limited")
        case "Queue":
            guard let queuing = response.queuing else {
                return report.required("queuing", "must not be empty if limited.limitResponse.type is Limited")
            }
            report.at("queuing") { self.queuing(queuing, &$0) }
        default: report.notSupported("type", .string(response.type), ["Queue", "Reject"])
        }
    }

    private static func queuing(_ queuing: QueuingConfiguration, _ report: inout FieldReport) {
        let (queues, hand) = (queuing.queues, queuing.handSize)
        let before = report.errors.count
        if queuing.queueLengthLimit <= 0 {
            report.invalid("queueLengthLimit", .int(Int64(queuing.queueLengthLimit)), "must be positive")
        }
        if queues <= 0 {
            report.invalid("queues", .int(Int64(queues)), "must be positive")
        } else if queues > mostQueues {
            report.invalid("queues", .int(Int64(queues)), "must not be greater than \(mostQueues)")
        }
        if hand <= 0 {
            report.invalid("handSize", .int(Int64(hand)), "must be positive")
        } else if hand > queues {
            report.invalid("handSize", .int(Int64(hand)), "should not be greater than queues (\(queues))")
        } else if report.errors.count == before, !fits(queues, hand) {
            report.invalid(
                "handSize", .int(Int64(hand)),
                "required entropy bits of deckSize \(queues) and handSize \(hand) should not be greater than "
                    + "\(mostEntropyBits)")
        }
    }

    /// Whether dealing a hand of a deck takes few enough bits of a hash: log2(deck) * hand of them.
    private static func fits(_ deck: Int, _ hand: Int) -> Bool {
        var combinations = 1
        for _ in 0..<hand {
            let (product, overflows) = combinations.multipliedReportingOverflow(by: deck)
            guard !overflows, product <= 1 << mostEntropyBits else { return deck == 1 }
            combinations = product
            if deck == 1 { return true }
        }
        return true
    }
}
