import ObjectModel

/// The rules of a pod.
public enum PodValidation {
    /// Why a new pod is refused.
    public static func create(_ object: Value) -> [FieldError] {
        let pod = Pod(object)
        return FieldReport.collect { report in
            whole(pod, leniency: .none, &report)
            report.at("spec") { report in
                if !pod.spec.ephemeralContainers.isEmpty {
                    report.forbidden("ephemeralContainers", "cannot be set on create")
                }
                if !pod.spec.nodeName.isEmpty && !pod.spec.schedulingGates.isEmpty {
                    report.forbidden("nodeName", "cannot be set until all schedulingGates have been cleared")
                }
                PodAnnotationValidation.matchFields(annotations(pod), pod.spec, &report)
            }
        }
    }

    /// Why a change of a pod is refused.
    public static func update(_ object: Value, old: Value, subresource: String?) -> [FieldError] {
        let pod = Pod(object)
        let old = Pod(old)
        return FieldReport.collect { report in
            switch subresource {
            case "status": PodStatusValidation.update(pod, old: old, &report)
            case "ephemeralcontainers": updateEphemeralContainers(pod, old: old, &report)
            case "resize": PodResizeValidation.update(pod, old: old, &report)
            default: updateSpec(pod, old: old, &report)
            }
        }
    }

    /// What Kubernetes makes of a path without a name.
    static let wholeObject = FieldPath("[]")

    static func annotations(_ pod: Pod) -> Fields { pod.metadata.fields.object("annotations") }

    /// What holds for a pod however it came to be.
    static func whole(_ pod: Pod, leniency: PodLeniency, _ report: inout FieldReport) {
        annotationRules(pod, &report)
        spec(of: pod, leniency: leniency, &report)
    }

    private static func annotationRules(_ pod: Pod, _ report: inout FieldReport) {
        report.at("metadata") { report in
            report.at("annotations") { PodAnnotationValidation.validate(annotations(pod), pod.spec, &$0) }
        }
    }

    private static func spec(of pod: Pod, leniency: PodLeniency, _ report: inout FieldReport) {
        report.at("spec") { report in
            PodSpecValidation.validate(
                pod.spec, isPod: true, podName: pod.metadata.name, leniency: leniency, &report)
            if pod.spec.serviceAccountName.isEmpty { noTokens(pod.spec.volumes, &report) }
            // Templates may have such images: some put a space there, to be replaced.
            report.each("containers", pod.spec.containers, ContainerValidation.paddedImage)
            report.each("initContainers", pod.spec.initContainers, ContainerValidation.paddedImage)
        }
    }

    private static func noTokens(_ volumes: [Volume], _ report: inout FieldReport) {
        report.each("volumes", volumes) { volume, report in
            guard let projected = volume.projected else { return }
            report.at("projected") { report in
                report.each("sources", projected.sources) { source, report in
                    guard source.serviceAccountToken != nil else { return }
                    report.forbidden(
                        "serviceAccountToken", "must not be specified when serviceAccountName is not set")
                }
            }
        }
    }

    /// What all changes but those of status have in common.
    static func wholeAfterUpdate(_ pod: Pod, old: Pod, _ report: inout FieldReport) {
        annotationRules(pod, &report)
        // A spec that is the very same tree was found valid when it came.
        guard !pod.spec.value.isSameStorage(as: old.spec.value) else { return }
        spec(of: pod, leniency: PodLeniency(old: old.spec), &report)
    }

    static func annotationUpdate(_ pod: Pod, old: Pod, _ report: inout FieldReport) {
        report.at("metadata") { report in
            report.at("annotations") { report in
                PodAnnotationValidation.update(annotations(pod), old: annotations(old), &report)
                PodAnnotationValidation.validate(annotations(pod), pod.spec, &report)
            }
        }
    }

    private static func updateEphemeralContainers(_ pod: Pod, old: Pod, _ report: inout FieldReport) {
        if annotations(old).contains(PodAnnotationValidation.mirror) {
            return report.add(.forbidden(PodValidation.wholeObject, "static pods do not support ephemeral containers"))
        }
        wholeAfterUpdate(pod, old: old, &report)
        annotationUpdate(pod, old: old, &report)
        var containers: [String: EphemeralContainer] = [:]
        for container in pod.spec.ephemeralContainers { containers[container.name] = container }
        report.at("spec") { report in
            for container in old.spec.ephemeralContainers {
                let name = FieldError.quoted(container.name)
                guard let new = containers[container.name] else {
                    report.forbidden(
                        "ephemeralContainers", "existing ephemeral containers \(name) may not be removed\n")
                    continue
                }
                guard new != container else { continue }
                report.forbidden(
                    "ephemeralContainers",
                    "existing ephemeral containers \(name) may not be changed\n"
                        + ValueDifference.text(container.value, new.value))
            }
        }
    }
}
