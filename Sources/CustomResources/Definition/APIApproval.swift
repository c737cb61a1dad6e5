import ObjectModel
import ObjectTree

/// Groups of the Kubernetes community (`*.k8s.io`, `*.kubernetes.io`) are not for everybody: definitions in them say
/// where they were approved, or that they were not.
enum APIApproval {
    static let annotation = "api-approved.kubernetes.io"
    private static let review = "https://github.com/kubernetes/enhancements/pull/1111"

    enum State: Equatable {
        case missing, invalid, approved, bypassed
    }

    static func isProtected(_ group: String) -> Bool {
        ["k8s.io", "kubernetes.io"].contains { group == $0 || group.hasSuffix("." + $0) }
    }

    /// What the annotation says, and why.
    static func state(of definition: CustomResourceDefinition) -> (state: State, why: String) {
        let text = definition.metadata.annotations[annotation] ?? ""
        let name = FieldError.quoted(annotation)
        if text.isEmpty { return (.missing, "protected groups must have approval annotation \(name), see \(review)") }
        if text.hasPrefix("unapproved") { return (.bypassed, "not approved: \(FieldError.quoted(text))") }
        if isURL(text) { return (.approved, "approved in \(text)") }
        return (
            .invalid,
            "protected groups must have approval annotation \(name) with either a URL or a reason starting with "
                + "\"unapproved\", see \(review)"
        )
    }

    private static func isURL(_ text: String) -> Bool {
        guard ValueFormat.uri.accepts(text), let start = text.range(of: "://") else { return false }
        let host = text[start.upperBound...].prefix { $0 != "/" && $0 != "?" }
        return start.lowerBound != text.startIndex && !host.isEmpty
    }

    /// nil for groups that are free.
    static func condition(of definition: CustomResourceDefinition) -> DefinitionCondition? {
        guard isProtected(definition.spec.group) else { return nil }
        let (state, why) = state(of: definition)
        let type = "KubernetesAPIApprovalPolicyConformant"
        switch state {
        case .missing: return DefinitionCondition(type, "False", "MissingAnnotation", why)
        case .invalid: return DefinitionCondition(type, "False", "InvalidAnnotation", why)
        case .approved: return DefinitionCondition(type, "True", "ApprovedAnnotation", why)
        case .bypassed: return DefinitionCondition(type, "False", "UnapprovedAnnotation", why)
        }
    }

    /// Why a definition is refused. What was stored before without approval may stay so.
    static func errors(in definition: CustomResourceDefinition, old: CustomResourceDefinition?) -> [FieldError] {
        guard isProtected(definition.spec.group) else { return [] }
        let (state, why) = state(of: definition)
        if let old, Self.state(of: old).state == state { return [] }
        let path = FieldPath("metadata").child("annotations").key(annotation)
        switch state {
        case .approved, .bypassed: return []
        case .missing: return [.required(path, why)]
        case .invalid: return [.invalid(path, .string(definition.metadata.annotations[annotation] ?? ""), why)]
        }
    }
}

extension String {
    /// Where a text stands in this one first.
    fileprivate func range(of text: String) -> Range<String.Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
            start = index(after: start)
        }
        return nil
    }
}
