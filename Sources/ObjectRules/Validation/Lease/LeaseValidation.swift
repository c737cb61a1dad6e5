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
            if let strategy = spec.strategy {
                report.optionalText("strategy", strategy, format: NameFormat.qualifiedName)
            }
            if let holder = spec.preferredHolder, !holder.isEmpty, spec.strategy ?? "" == "" {
                report.forbidden("preferredHolder", "may only be specified if `strategy` is defined")
            }
        }
    }

    static func update(_ object: Value, old: Value, subresource: String?) -> [FieldError] { create(object) }
}
