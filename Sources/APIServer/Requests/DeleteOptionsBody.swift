import ObjectModel

extension DeleteOptions {
    /// From the body of a DELETE, with what the query says where the body is silent.
    static func read(_ body: Value?, _ query: Query) throws(StatusError) -> DeleteOptions {
        var options = DeleteOptions(body)
        if body == nil {
            if !query["gracePeriodSeconds"].isEmpty {
                guard let seconds = Int(query["gracePeriodSeconds"]) else {
                    throw .badRequest(
                        "strconv.ParseInt: parsing \(FieldError.quoted(query["gracePeriodSeconds"])): invalid syntax")
                }
                options.gracePeriodSeconds = seconds
            }
            if query.has("propagationPolicy") { options.propagationPolicy = query["propagationPolicy"] }
            if query.has("orphanDependents") { options.orphanDependents = query.flag("orphanDependents") }
            options.dryRun = query.all("dryRun")
        }
        try options.check()
        return options
    }

    /// Refuses options that contradict each other.
    func check() throws(StatusError) {
        var errors: [FieldError] = []
        if propagationPolicy != nil, orphanDependents != nil {
            errors.append(
                .invalid(
                    FieldPath("propagationPolicy"), .string(propagationPolicy ?? ""),
                    "orphanDependents and deletionPropagation cannot be both set"))
        }
        let policies = ["Foreground", "Background", "Orphan"]
        if let policy = propagationPolicy, !policies.contains(policy) {
            errors.append(
                .notSupported(
                    FieldPath("propagationPolicy"), .string(policy), supported: policies + ["nil"]))
        }
        if dryRun.contains(where: { $0 != "All" }) || dryRun.count > 1 {
            errors.append(.notSupported(FieldPath("dryRun"), .array(dryRun.map(Value.string)), supported: ["All"]))
        }
        guard errors.isEmpty else {
            throw .invalid(group: "meta.k8s.io", kind: "DeleteOptions", name: "", errors)
        }
    }
}
