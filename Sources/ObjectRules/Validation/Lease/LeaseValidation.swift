import ObjectModel

/// The rules of a lease.
enum LeaseValidation {
    static func create(_ object: Value) -> [FieldError] {
        let spec = Lease(object).spec
        return FieldReport.collect(at: FieldPath("spec")) { report in
            if let seconds = spec.leaseDurationSeconds, seconds <= 0 {
                report.invalid("leaseDurationSeconds", .int(Int64(seconds)), "must be greater than 0")
            }
            report.nonnegative("leaseTransitions", spec.leaseTransitions)
            if let strategy = spec.strategy { self.strategy(strategy, &report) }
            if let holder = spec.preferredHolder, !holder.isEmpty, spec.strategy ?? "" == "" {
                report.forbidden("preferredHolder", "may only be specified if `strategy` is defined")
            }
        }
    }

    /// Names without a prefix are Kubernetes' own. It reports them at a field `strategy` of the strategy.
    private static func strategy(_ strategy: String, _ report: inout FieldReport) {
        report.at("strategy") { report in
            guard strategy.contains("/") else { return report.oneOf("strategy", strategy, ["OldestEmulationVersion"]) }
            report.invalid("strategy", strategy, problems: NameFormat.qualifiedName(strategy))
        }
    }

    static func update(_ object: Value, old: Value, subresource: String?) -> [FieldError] { create(object) }
}
