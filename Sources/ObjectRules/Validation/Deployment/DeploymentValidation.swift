import ObjectModel

/// The rules of a deployment.
enum DeploymentValidation {
    static func create(_ object: Value) -> [FieldError] {
        FieldReport.collect(at: FieldPath("spec")) { spec(Deployment(object).spec, old: nil, &$0) }
    }

    static func update(_ object: Value, old: Value, subresource: String?) -> [FieldError] {
        let deployment = Deployment(object)
        let before = Deployment(old)
        guard subresource != "status" else {
            return FieldReport.collect(at: FieldPath("status")) { report in
                status(deployment.status.fields, before.status.fields, &report)
            }
        }
        return FieldReport.collect(at: FieldPath("spec")) { report in
            spec(deployment.spec, old: before.spec, &report)
            WorkloadValidation.immutableSelector(deployment.spec.selector, before.spec.selector, &report)
        }
    }

    private static func spec(_ spec: DeploymentSpec, old: DeploymentSpec?, _ report: inout FieldReport) {
        report.nonnegative("replicas", spec.replicas)
        WorkloadValidation.selector(spec.selector, kind: "deployment", &report)
        WorkloadValidation.template(
            spec.template, old: old?.template, selector: spec.selector, name: "ReplicaSet",
            invalidSelector: "invalid label selector", &report)
        strategy(spec.strategy, &report)
        report.nonnegative("minReadySeconds", spec.minReadySeconds)
        report.nonnegative("revisionHistoryLimit", spec.revisionHistoryLimit)
        report.nonnegative("progressDeadlineSeconds", spec.progressDeadlineSeconds)
        if let deadline = spec.progressDeadlineSeconds, deadline <= spec.minReadySeconds {
            report.invalid("progressDeadlineSeconds", .int(Int64(deadline)), "must be greater than minReadySeconds")
        }
    }

    private static func strategy(_ strategy: DeploymentStrategy, _ report: inout FieldReport) {
        switch strategy.type {
        case "Recreate":
            guard strategy.rollingUpdate != nil else { return }
            report.at("strategy") {
                $0.forbidden("rollingUpdate", "may not be specified when strategy `type` is 'Recreate'")
            }
        case "RollingUpdate":
            report.at("strategy") { report in
                guard let rolling = strategy.rollingUpdate else {
                    return report.required("rollingUpdate", "this should be defaulted and never be nil")
                }
                report.at("rollingUpdate") { bounds(rolling, &$0) }
            }
        default:
            report.notSupported("strategy", strategy.value.withGoFieldNames, ["Recreate", "RollingUpdate"])
        }
    }

    private static func bounds(_ rolling: RollingUpdateDeployment, _ report: inout FieldReport) {
        report.intOrPercent("maxUnavailable", rolling.maxUnavailable)
        report.intOrPercent("maxSurge", rolling.maxSurge)
        if rolling.maxUnavailable?.magnitude ?? 0 == 0, rolling.maxSurge?.magnitude ?? 0 == 0 {
            report.invalid(
                "maxUnavailable", rolling.maxUnavailable?.value ?? .null, "may not be 0 when `maxSurge` is 0")
        }
        report.atMostAll("maxUnavailable", rolling.maxUnavailable)
    }

    private static func status(_ status: Fields, _ old: Fields, _ report: inout FieldReport) {
        WorkloadValidation.counts(
            [
                "observedGeneration", "replicas", "updatedReplicas", "readyReplicas", "availableReplicas",
                "unavailableReplicas", "terminatingReplicas", "collisionCount",
            ], status, &report)
        WorkloadValidation.parts(
            ["updatedReplicas", "readyReplicas", "availableReplicas"], status, ready: "readyReplicas", &report)
        WorkloadValidation.collisions(status, old, &report)
    }
}
