import ObjectModel

/// The rules of the description of a storage driver.
enum CSIDriverValidation {
    private static let shortestUpdatePeriod = 10
    private static let tokenLifetimes = 600...(1 << 32)
    private static let modes = ["Persistent", "Ephemeral"]

    static func create(_ object: Value) -> [FieldError] {
        let spec = CSIDriver(object).spec
        return FieldReport.collect(at: FieldPath("spec")) { report in
            // The name of the first is misspelt in Kubernetes too.
            let flags = [
                ("attachedRequired", spec.attachRequired), ("podInfoOnMount", spec.podInfoOnMount),
                ("storageCapacity", spec.storageCapacity), ("seLinuxMount", spec.seLinuxMount),
            ]
            for (field, flag) in flags where flag == nil { report.required(field) }
            if let policy = spec.fsGroupPolicy {
                report.oneOf("fsGroupPolicy", policy, ["File", "None", "ReadWriteOnceWithFSType"])
            }
            tokens(spec.tokenRequests, &report)
            for mode in spec.volumeLifecycleModes { report.oneOf("volumeLifecycleModes", mode, modes) }
            if let seconds = spec.nodeAllocatableUpdatePeriodSeconds, seconds < shortestUpdatePeriod {
                report.invalid(
                    "nodeAllocatableUpdatePeriodSeconds", .int(Int64(seconds)),
                    "must be greater than or equal to \(shortestUpdatePeriod) seconds")
            }
            if let flag = spec.serviceAccountTokenInSecrets, spec.tokenRequests.isEmpty {
                report.invalid(
                    "serviceAccountTokenInSecrets", .bool(flag),
                    "serviceAccountTokenInSecrets is set but no tokenRequests are specified")
            }
        }
    }

    /// One token for each audience; one of them may be for the API server itself.
    private static func tokens(_ requests: [StorageV1TokenRequest], _ report: inout FieldReport) {
        var audiences: Set<String> = []
        report.each("tokenRequests", requests) { request, report in
            guard audiences.insert(request.audience).inserted else {
                return report.duplicate("audience", .string(request.audience))
            }
            guard let seconds = request.expirationSeconds else { return }
            let shown = Value.int(Int64(seconds))
            if seconds < tokenLifetimes.lowerBound {
                report.invalid("expirationSeconds", shown, "may not specify a duration less than 10 minutes")
            }
            if seconds > tokenLifetimes.upperBound {
                report.invalid("expirationSeconds", shown, "may not specify a duration larger than 2^32 seconds")
            }
        }
    }

    static func update(_ object: Value, old: Value, subresource: String?) -> [FieldError] {
        let (new, old) = (CSIDriver(object).spec.fields, CSIDriver(old).spec.fields)
        return create(object)
            + FieldReport.collect(at: FieldPath("spec")) { report in
                report.immutable("attachedRequired", new["attachRequired"], old["attachRequired"])
                report.immutable("volumeLifecycleModes", new["volumeLifecycleModes"], old["volumeLifecycleModes"])
            }
    }
}
