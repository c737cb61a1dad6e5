import ObjectModel

/// The rules of changing what containers of a running pod ask for (KEP-1287).
enum PodResizeValidation {
    static func update(_ pod: Pod, old: Pod, _ report: inout FieldReport) {
        if PodValidation.annotations(old).contains(PodAnnotationValidation.mirror) {
            return report.add(.forbidden(PodValidation.wholeObject, "static pods cannot be resized"))
        }
        if old.spec.os?.name == "windows" {
            return report.add(.forbidden(PodValidation.wholeObject, "windows pods cannot be resized"))
        }
        PodValidation.wholeAfterUpdate(pod, old: old, &report)
        report.at("spec") { report in
            if QualityOfService(spec: pod.spec.fields) != QualityOfService(spec: old.spec.fields) {
                report.invalid(
                    nil, .string(pod.status.qosClass), "Pod QOS Class may not change as a result of resizing")
            }
            if !isSupportedByNode(old) { report.forbidden(nil, "Pod running on node without support for resize") }
            guard pod.spec.containers.count == old.spec.containers.count,
                pod.spec.initContainers.count == old.spec.initContainers.count
            else { return report.forbidden(nil, "only cpu and memory resources are mutable") }
            sizes("initContainers", pod.spec.initContainers, old.spec.initContainers, &report)
            sizes("containers", pod.spec.containers, old.spec.containers, &report)
            unchangedRest(pod.spec, old.spec, &report)
        }
    }

    /// A node that can resize reports what containers have.
    private static func isSupportedByNode(_ pod: Pod) -> Bool {
        guard let running = pod.status.containerStatuses.first(where: { $0.state.running != nil }) else { return true }
        return running.resources != nil
    }

    private static func isResizable(_ container: Container, in field: String) -> Bool {
        field == "containers" || container.restartPolicy == "Always"
    }

    private static func sizes(_ field: String, _ new: [Container], _ old: [Container], _ report: inout FieldReport) {
        for (position, (container, old)) in zip(new, old).enumerated() where isResizable(old, in: field) {
            report.at(field) { report in
                report.at(index: position) { report in
                    report.at("resources") { size(container, old, &$0) }
                }
            }
        }
    }

    private static func size(_ container: Container, _ old: Container, _ report: inout FieldReport) {
        let resources = container.fields.object("resources")
        let oldResources = old.fields.object("resources")
        for field in ["requests", "limits"] {
            let amounts = resources.object(field)
            guard oldResources.object(field).keys.contains(where: { !amounts.contains($0) }) else { continue }
            report.forbidden(field, "resource \(field) cannot be removed")
        }
        let policy = container.resizePolicy.first { $0.resourceName == "memory" }?.restartPolicy ?? "NotRequired"
        guard policy == "NotRequired", resources.object("limits").contains("memory"),
            !oldResources.object("limits").contains("memory")
        else { return }
        report.at("limits") { report in
            report.at(key: "memory") {
                $0.forbidden(nil, "memory limits cannot be added unless resizePolicy is RestartContainer")
            }
        }
    }

    /// Everything but cpu and memory of containers that can be resized stays as it is.
    private static func unchangedRest(_ new: PodSpec, _ old: PodSpec, _ report: inout FieldReport) {
        var rest = new
        rest.containers = zip(new.containers, old.containers).map { container, old in
            let kept = withAmounts(of: old, container)
            if kept != old { report.forbidden(nil, "only cpu and memory resources are mutable") }
            return old
        }
        if !new.initContainers.isEmpty {
            rest.initContainers = zip(new.initContainers, old.initContainers).map { container, old in
                let isResizable = isResizable(old, in: "initContainers")
                if (isResizable ? withAmounts(of: old, container) : container) != old {
                    report.forbidden(
                        nil,
                        isResizable
                            ? "only cpu and memory resources for sidecar containers are mutable"
                            : "resources for non-sidecar init containers are immutable")
                }
                return old
            }
        }
        rest.resources = old.resources
        if report.errors.isEmpty && rest != old {
            report.forbidden(nil, "only cpu and memory resources are mutable")
        }
    }

    private static func withAmounts(of old: Container, _ container: Container) -> Container {
        var resources = container.fields.object("resources")
        let oldResources = old.fields.object("resources")
        for field in ["requests", "limits"] {
            var amounts = resources.object(field)
            let oldAmounts = oldResources.object(field)
            for name in ["cpu", "memory"] { amounts[name] = oldAmounts[name] }
            resources[field] = amounts.isEmpty ? oldResources[field] : .object(amounts)
        }
        var kept = container
        kept.fields["resources"] = resources.isEmpty ? old.fields["resources"] : .object(resources)
        kept.fields["resizePolicy"] = old.fields["resizePolicy"]
        return kept
    }
}
