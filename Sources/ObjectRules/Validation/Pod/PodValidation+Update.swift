import ObjectModel

/// What may change in the spec of a pod that is there already: next to nothing.
extension PodValidation {
    private static let updatable = [
        "`spec.containers[*].image`", "`spec.initContainers[*].image`", "`spec.activeDeadlineSeconds`",
        "`spec.tolerations` (only additions to existing tolerations)",
        "`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)",
    ].joined(separator: ",")

    static func updateSpec(_ pod: Pod, old: Pod, _ report: inout FieldReport) {
        wholeAfterUpdate(pod, old: old, &report)
        annotationUpdate(pod, old: old, &report)
        report.at("spec") { report in
            let new = pod.spec
            let old = old.spec
            guard containers("containers", new.containers, old.containers, &report),
                containers("initContainers", new.initContainers, old.initContainers, &report),
                deadline(new.activeDeadlineSeconds, old.activeDeadlineSeconds, &report)
            else { return }
            if TolerationValidation.keepsAll(old.tolerations, in: new.tolerations) {
                report.at("tolerations") { TolerationValidation.validate(new.tolerations, &$0) }
            } else {
                report.forbidden(
                    "tolerations", "existing toleration can not be modified except its tolerationSeconds")
            }
            schedulingGates(new.schedulingGates, old.schedulingGates, &report)
            guard new != old else { return }
            unchangedRest(new, old, &report)
        }
    }

    /// Whether the rest may be compared.
    private static func containers(
        _ field: String, _ new: [Container], _ old: [Container], _ report: inout FieldReport
    ) -> Bool {
        guard new.count == old.count else {
            report.forbidden(field, "pod updates may not add or remove containers")
            return false
        }
        report.each(field, new) { container, report in
            if container.image.isEmpty { report.required("image") }
            ContainerValidation.paddedImage(container, &report)
        }
        return true
    }

    /// A deadline may be set and come closer. Whether the rest may be compared.
    private static func deadline(_ new: Int?, _ old: Int?, _ report: inout FieldReport) -> Bool {
        guard let new else {
            if old != nil {
                report.invalid(
                    "activeDeadlineSeconds", .null, "must not update from a positive integer to nil value")
            }
            return true
        }
        let bounds = 0...2_147_483_647
        guard bounds.contains(new) else {
            report.range("activeDeadlineSeconds", new, bounds)
            return false
        }
        guard let old, old < new else { return true }
        report.invalid("activeDeadlineSeconds", .int(Int64(new)), "must be less than or equal to previous value")
        return false
    }

    private static func schedulingGates(
        _ new: [PodSchedulingGate], _ old: [PodSchedulingGate], _ report: inout FieldReport
    ) {
        let known = Set(old.map(\.name))
        report.each("schedulingGates", new) { gate, report in
            guard !known.contains(gate.name) else { return }
            report.forbidden("name", "only deletion is allowed, but found new scheduling gate '\(gate.name)'")
        }
    }

    /// Compares the specs with everything that may change taken over from the old one.
    private static func unchangedRest(_ new: PodSpec, _ old: PodSpec, _ report: inout FieldReport) {
        var rest = new
        rest.containers = withImages(of: old.containers, new.containers)
        if !new.initContainers.isEmpty {
            rest.initContainers = withImages(of: old.initContainers, new.initContainers)
        }
        rest.activeDeadlineSeconds = old.activeDeadlineSeconds
        rest.schedulingGates = old.schedulingGates
        rest.tolerations = old.tolerations
        if let oldGrace = old.terminationGracePeriodSeconds, oldGrace < 0, rest.terminationGracePeriodSeconds == 1 {
            rest.terminationGracePeriodSeconds = oldGrace
        }
        if !old.schedulingGates.isEmpty { gatedPlacement(&rest, old, &report) }
        guard rest != old else { return }
        report.forbidden(
            nil,
            "pod updates may not change fields other than \(updatable)\n" + ValueDifference.text(old.value, rest.value))
    }

    private static func withImages(of old: [Container], _ new: [Container]) -> [Container] {
        zip(new, old).map { container, old in
            var container = container
            container.image = old.image
            return container
        }
    }
}

// MARK: - Pods that wait for their gates

extension PodValidation {
    /// A gated pod may become choosier about its node (KEP-3838). What was checked here is taken over from the old.
    private static func gatedPlacement(_ rest: inout PodSpec, _ old: PodSpec, _ report: inout FieldReport) {
        let selector = rest.fields.object("nodeSelector")
        let oldSelector = old.fields.object("nodeSelector")
        if selector != oldSelector {
            report.at("nodeSelector") { nodeSelectorAdditions(selector, oldSelector, &$0) }
            rest.fields["nodeSelector"] = old.fields["nodeSelector"]
        }
        let affinity = rest.affinity?.nodeAffinity
        let oldAffinity = old.affinity?.nodeAffinity
        guard affinity != oldAffinity else { return }
        report.at("affinity") { report in
            report.at("nodeAffinity") { nodeAffinityAdditions(affinity, oldAffinity, &$0) }
        }
        var kept = rest.affinity ?? Affinity()
        kept.nodeAffinity = oldAffinity
        rest.affinity = kept.isEmpty && old.affinity == nil ? nil : kept
    }

    private static func nodeSelectorAdditions(_ new: Fields, _ old: Fields, _ report: inout FieldReport) {
        for entry in old.entries where new[entry.key] != entry.value {
            let shown = new[entry.key] ?? ""
            let why = "only additions to spec.nodeSelector are allowed (no mutations or deletions)"
            report.invalid(nil, new.isEmpty ? shown : .object(new), why)
            return
        }
    }

    private static func nodeAffinityAdditions(
        _ new: NodeAffinity?, _ old: NodeAffinity?, _ report: inout FieldReport
    ) {
        let field = "requiredDuringSchedulingIgnoredDuringExecution"
        guard let required = old?.requiredDuringSchedulingIgnoredDuringExecution else { return }
        let oldTerms = required.nodeSelectorTerms
        let terms = new?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms ?? []
        guard terms.count == oldTerms.count else {
            report.at(field) {
                $0.invalid(
                    "nodeSelectorTerms", .array(terms.map(\.value)).withGoFieldNames,
                    "no additions/deletions to non-empty NodeSelectorTerms list are allowed")
            }
            return
        }
        report.at(field) { report in
            report.each("nodeSelectorTerms", Array(zip(terms, oldTerms))) { pair, report in
                guard !extends(pair.0, pair.1) else { return }
                report.invalid(
                    nil, pair.0.value.withGoFieldNames, "only additions are allowed (no mutations or deletions)")
            }
        }
    }

    private static func extends(_ term: NodeSelectorTerm, _ old: NodeSelectorTerm) -> Bool {
        guard term != old else { return true }
        guard !old.isEmpty else { return false }
        return term.matchExpressions.starts(with: old.matchExpressions)
            && term.matchFields.starts(with: old.matchFields)
    }
}
