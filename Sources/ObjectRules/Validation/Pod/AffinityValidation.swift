import ObjectModel

/// The rules of affinity to nodes and to other pods.
enum AffinityValidation {
    static func validate(_ affinity: Affinity, _ leniency: PodLeniency, _ report: inout FieldReport) {
        if let node = affinity.nodeAffinity {
            report.at("nodeAffinity") { self.node(node, allowInvalidValues: leniency.invalidNodeAffinityValues, &$0) }
        }
        for field in ["podAffinity", "podAntiAffinity"] {
            guard let pods = affinity.fields[field]?.objectValue else { continue }
            report.at(field) {
                self.pods(PodAffinity(fields: pods), allowInvalidValues: leniency.invalidSelectorValues, &$0)
            }
        }
    }

    private static func weight(_ weight: Int, _ report: inout FieldReport) {
        guard !(1...100).contains(weight) else { return }
        report.invalid("weight", .int(Int64(weight)), "must be in the range 1-100")
    }
}

// MARK: - Nodes

extension AffinityValidation {
    private static func node(_ affinity: NodeAffinity, allowInvalidValues: Bool, _ report: inout FieldReport) {
        if let selector = affinity.requiredDuringSchedulingIgnoredDuringExecution {
            report.at("requiredDuringSchedulingIgnoredDuringExecution") {
                nodeSelector(selector, allowInvalidValues: allowInvalidValues, &$0)
            }
        }
        let preferred = affinity.preferredDuringSchedulingIgnoredDuringExecution
        report.each("preferredDuringSchedulingIgnoredDuringExecution", preferred) { term, report in
            weight(term.weight, &report)
            // A preference that no node can meet does no harm.
            report.at("preference") { nodeSelectorTerm(term.preference, allowInvalidValues: true, &$0) }
        }
    }

    /// A selector of nodes, which stands at the report's path. Its terms are alternatives.
    static func nodeSelector(_ selector: NodeSelector, allowInvalidValues: Bool, _ report: inout FieldReport) {
        guard !selector.nodeSelectorTerms.isEmpty else {
            return report.required("nodeSelectorTerms", "must have at least one node selector term")
        }
        report.each("nodeSelectorTerms", selector.nodeSelectorTerms) {
            nodeSelectorTerm($0, allowInvalidValues: allowInvalidValues, &$1)
        }
    }

    private static func nodeSelectorTerm(
        _ term: NodeSelectorTerm, allowInvalidValues: Bool, _ report: inout FieldReport
    ) {
        report.each("matchExpressions", term.matchExpressions) { requirement, report in
            nodeLabel(requirement, allowInvalidValues: allowInvalidValues, &report)
        }
        report.each("matchFields", term.matchFields) { nodeField($0, &$1) }
    }

    private static func nodeLabel(
        _ requirement: NodeSelectorRequirement, allowInvalidValues: Bool, _ report: inout FieldReport
    ) {
        if requirement.operator == "Gt" || requirement.operator == "Lt" {
            if requirement.values.count != 1 {
                report.required("values", "must be specified single value when `operator` is 'Lt' or 'Gt'")
            }
        } else {
            LabelValidation.selectorValues(requirement.values, operator: requirement.operator, &report)
        }
        report.invalid("key", requirement.key, problems: NameFormat.qualifiedName(requirement.key))
        guard !allowInvalidValues else { return }
        report.each("values", requirement.values) { value, report in
            report.invalid(nil, value, problems: NameFormat.labelValue(value))
        }
    }

    private static func nodeField(_ requirement: NodeSelectorRequirement, _ report: inout FieldReport) {
        switch requirement.operator {
        case "In", "NotIn":
            if requirement.values.count != 1 {
                report.required(
                    "values", "must be only one value when `operator` is 'In' or 'NotIn' for node field selector")
            }
        default: report.invalid("operator", .string(requirement.operator), "not a valid selector operator")
        }
        guard requirement.key == "metadata.name" else {
            return report.invalid("key", .string(requirement.key), "not a valid field selector key")
        }
        report.each("values", requirement.values) { value, report in
            report.invalid(nil, value, problems: NameFormat.dns1123Subdomain(value))
        }
    }
}

// MARK: - Pods

extension AffinityValidation {
    private static func pods(_ affinity: PodAffinity, allowInvalidValues: Bool, _ report: inout FieldReport) {
        let required = affinity.requiredDuringSchedulingIgnoredDuringExecution
        report.each("requiredDuringSchedulingIgnoredDuringExecution", required) {
            podTerm($0, allowInvalidValues: allowInvalidValues, &$1)
        }
        let preferred = affinity.preferredDuringSchedulingIgnoredDuringExecution
        report.each("preferredDuringSchedulingIgnoredDuringExecution", preferred) { term, report in
            weight(term.weight, &report)
            report.at("podAffinityTerm") {
                podTerm(term.podAffinityTerm, allowInvalidValues: allowInvalidValues, &$0)
            }
        }
    }

    private static func podTerm(_ term: PodAffinityTerm, allowInvalidValues: Bool, _ report: inout FieldReport) {
        for (field, selector) in [
            ("labelSelector", term.labelSelector), ("namespaceSelector", term.namespaceSelector),
        ] {
            guard let selector else { continue }
            report.at(field) { LabelValidation.selector(selector, allowInvalidValues: allowInvalidValues, &$0) }
        }
        for namespace in term.namespaces {
            report.invalid("namespace", namespace, problems: NameFormat.dns1123Label(namespace))
        }
        labelKeys(term, &report)
        if term.topologyKey.isEmpty { report.required("topologyKey", "can not be empty") }
        report.invalid("topologyKey", term.topologyKey, problems: NameFormat.qualifiedName(term.topologyKey))
    }

    /// The keys whose values come from the pod itself.
    private static func labelKeys(_ term: PodAffinityTerm, _ report: inout FieldReport) {
        let match = term.matchLabelKeys
        let mismatch = term.mismatchLabelKeys
        guard !match.isEmpty || !mismatch.isEmpty else { return }
        for (field, keys) in [("matchLabelKeys", match), ("mismatchLabelKeys", mismatch)] where !keys.isEmpty {
            guard term.labelSelector != nil else {
                report.forbidden(field, "must not be specified when labelSelector is not set")
                continue
            }
            report.each(field, keys) { key, report in
                report.invalid(nil, key, problems: NameFormat.qualifiedName(key))
            }
        }
        if let selector = term.labelSelector { twice(match, selector, &report) }
        let mismatching = Set(mismatch)
        report.each("matchLabelKeys", match) { key, report in
            guard mismatching.contains(key) else { return }
            report.invalid(nil, .string(key), "exists in both matchLabelKeys and mismatchLabelKeys")
        }
    }

    /// A key of `matchLabelKeys` stands once in the selector, put there when the pod was created; standing there
    /// twice means that the client wrote it too.
    static func twice(_ keys: [String], _ selector: LabelSelector, _ report: inout FieldReport) {
        var positions: [String: Int] = [:]
        for (position, key) in keys.enumerated() { positions[key] = position }
        var seen = Set(selector.fields.object("matchLabels").keys)
        for requirement in selector.matchExpressions where !seen.insert(requirement.key).inserted {
            guard let position = positions[requirement.key] else { continue }
            report.at(index: position) {
                $0.invalid(nil, .string(requirement.key), "exists in both matchLabelKeys and labelSelector")
            }
        }
    }
}
