import ObjectModel

/// The rules of a stateful set.
enum StatefulSetValidation {
    private static let mutable = [
        "replicas", "ordinals", "template", "updateStrategy", "revisionHistoryLimit",
        "persistentVolumeClaimRetentionPolicy", "minReadySeconds",
    ]

    static func create(_ object: Value) -> [FieldError] {
        let new = StatefulSet(object).spec
        return FieldReport.collect(at: FieldPath("spec")) { report in
            spec(new, &report)
            report.optionalText("serviceName", new.serviceName, format: NameFormat.dns1123Label)
            report.each("volumeClaimTemplates", new.volumeClaimTemplates) { claim, report in
                report.at("spec") { PersistentVolumeClaimSpecValidation.validate(claim.spec, &$0) }
            }
            template(new, old: nil, &report)
        }
    }

    /// What can't be changed is not looked at again: a set from before a rule can still be scaled.
    static func update(_ object: Value, old: Value, subresource: String?) -> [FieldError] {
        let set = StatefulSet(object)
        let before = StatefulSet(old)
        guard subresource != "status" else {
            return FieldReport.collect(at: FieldPath("status")) {
                status(set.status.fields, before.status.fields, &$0)
            }
        }
        return FieldReport.collect { report in
            report.at("spec") { report in
                spec(set.spec, &report)
                // A template that would not be let in today may stay.
                let was = FieldReport.collect(at: FieldPath("spec")) { template(before.spec, old: nil, &$0) }
                if was.isEmpty { template(set.spec, old: before.spec.template, &report) }
            }
            guard immutablePart(set.spec) != immutablePart(before.spec) else { return }
            let list = mutable.dropLast().map { "'\($0)'" }.joined(separator: ", ")
            report.forbidden(
                "spec",
                "updates to statefulset spec for fields other than \(list) and 'minReadySeconds' are forbidden")
        }
    }

    private static func immutablePart(_ spec: StatefulSetSpec) -> Fields {
        var fields = spec.fields
        fields.removeAll { mutable.contains($0.key) }
        return fields
    }

    private static func spec(_ spec: StatefulSetSpec, _ report: inout FieldReport) {
        switch spec.podManagementPolicy {
        case "": report.required("podManagementPolicy")
        case "OrderedReady", "Parallel": break
        default:
            report.invalid(
                "podManagementPolicy", .string(spec.podManagementPolicy), "must be 'OrderedReady' or 'Parallel'")
        }
        updateStrategy(spec.updateStrategy, &report)
        if let policy = spec.persistentVolumeClaimRetentionPolicy {
            report.at("persistentVolumeClaimRetentionPolicy") { report in
                report.oneOf("whenDeleted", policy.whenDeleted, ["Retain", "Delete"])
                report.oneOf("whenScaled", policy.whenScaled, ["Retain", "Delete"])
            }
        }
        report.nonnegative("replicas", spec.replicas)
        report.nonnegative("minReadySeconds", spec.minReadySeconds)
        if let ordinals = spec.ordinals { report.at("ordinals") { $0.nonnegative("start", ordinals.start) } }
        WorkloadValidation.selector(spec.selector, kind: "statefulset", &report)
    }

    private static func template(_ spec: StatefulSetSpec, old: PodTemplateSpec?, _ report: inout FieldReport) {
        WorkloadValidation.template(
            withClaims(spec), old: old, selector: spec.selector, name: "StatefulSet", invalidSelector: "", &report)
    }

    /// The template as its pods will have it: containers may mount what `volumeClaimTemplates` gives them.
    private static func withClaims(_ spec: StatefulSetSpec) -> PodTemplateSpec {
        var template = spec.template
        let volumes = Set(template.spec.volumes.map(\.name))
        for claim in spec.volumeClaimTemplates {
            let name = claim.metadata.name
            guard !volumes.contains(name), NameFormat.dns1123Label(name).isEmpty else { continue }
            template.spec.volumes.append(
                .make { volume in
                    volume.name = name
                    volume.persistentVolumeClaim = .make { $0.claimName = name }
                })
        }
        return template
    }

    private static func updateStrategy(_ strategy: StatefulSetUpdateStrategy, _ report: inout FieldReport) {
        switch strategy.type {
        case "": report.required("updateStrategy")
        case "OnDelete":
            guard let rolling = strategy.rollingUpdate else { return }
            report.at("updateStrategy") { report in
                report.invalid(
                    "rollingUpdate", rolling.value.withGoFieldNames, "only allowed for updateStrategy 'RollingUpdate'")
            }
        case "RollingUpdate":
            guard let rolling = strategy.rollingUpdate else { return }
            report.at("updateStrategy") { report in report.at("rollingUpdate") { bounds(rolling, &$0) } }
        default:
            report.invalid(
                "updateStrategy", strategy.value.withGoFieldNames, "must be 'RollingUpdate' or 'OnDelete'")
        }
    }

    private static func bounds(_ rolling: RollingUpdateStatefulSetStrategy, _ report: inout FieldReport) {
        report.nonnegative("partition", rolling.partition)
        guard let maximum = rolling.maxUnavailable else { return }
        report.intOrPercent("maxUnavailable", maximum)
        if maximum.magnitude == 0 { report.invalid("maxUnavailable", maximum.value, "cannot be 0") }
        report.atMostAll("maxUnavailable", maximum)
    }

    private static func status(_ status: Fields, _ old: Fields, _ report: inout FieldReport) {
        let parts = ["readyReplicas", "currentReplicas", "updatedReplicas", "availableReplicas"]
        WorkloadValidation.counts(["replicas", "observedGeneration", "collisionCount"] + parts, status, &report)
        WorkloadValidation.parts(parts, status, ready: "status.readyReplicas", &report)
        WorkloadValidation.collisions(status, old, &report)
    }
}
