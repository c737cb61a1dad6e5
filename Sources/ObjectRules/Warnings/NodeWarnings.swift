import ObjectModel

/// What is said about labels of nodes that have newer names, and about nodes themselves.
enum NodeWarnings {
    private static let oldLabels: [String: String] = [
        "beta.kubernetes.io/arch": #"deprecated since v1.14; use "kubernetes.io/arch" instead"#,
        "beta.kubernetes.io/os": #"deprecated since v1.14; use "kubernetes.io/os" instead"#,
        "beta.kubernetes.io/instance-type":
            #"deprecated since v1.17; use "node.kubernetes.io/instance-type" instead"#,
        "failure-domain.beta.kubernetes.io/region":
            #"deprecated since v1.17; use "topology.kubernetes.io/region" instead"#,
        "failure-domain.beta.kubernetes.io/zone": #"deprecated since v1.17; use "topology.kubernetes.io/zone" instead"#,
    ]

    /// A field that states the key of a label.
    static func key(_ field: String, _ label: String, _ report: inout FieldReport) {
        guard let fate = oldLabels[label] else { return }
        report.warn(field, "\(label) is \(fate)")
    }

    /// A map of labels, which stands at the report's path.
    static func labels(_ labels: Fields, _ report: inout FieldReport) {
        for entry in labels.entries {
            guard let fate = oldLabels[entry.key] else { continue }
            report.at(key: entry.key) { $0.warn(nil, fate) }
        }
    }

    /// A term that selects nodes, which stands at the report's path.
    /// - Parameter looksAtValues: whether values that no label can have are told of; validation refuses them elsewhere.
    static func term(_ term: NodeSelectorTerm, looksAtValues: Bool, _ report: inout FieldReport) {
        report.each("matchExpressions", term.matchExpressions) { requirement, report in
            key("key", requirement.key, &report)
            guard looksAtValues else { return }
            report.each("values", requirement.values) { value, report in
                for problem in NameFormat.labelValue(value) { report.warn(nil, "\(value) is invalid, \(problem)") }
            }
        }
    }

    static func runtimeClass(_ runtimeClass: RuntimeClass, _ report: inout FieldReport) {
        guard let scheduling = runtimeClass.scheduling else { return }
        report.at("scheduling") { report in
            report.at("nodeSelector") { labels(scheduling.fields.object("nodeSelector"), &$0) }
        }
    }

    static func node(_ node: Node, _ report: inout FieldReport) {
        report.at("spec") { report in
            if node.spec.configSource != nil { report.warn("configSource", "the feature is removed") }
            if !node.spec.externalID.isEmpty {
                report.warn("externalID", "this field is deprecated, and is unused by Kubernetes")
            }
            report.each("podCIDRs", node.spec.podCIDRs) { AddressWarnings.range($0, &$1) }
        }
    }
}
