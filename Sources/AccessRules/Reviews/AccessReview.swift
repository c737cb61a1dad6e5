import ObjectModel
import ObjectRules

/// The question of an access review (authorization/v1): its rules, and what it asks.
public enum AccessReview {
    private static let group = "authorization.k8s.io"

    /// Refuses questions that cannot be answered. `namespace` is that of the request, for a LocalSubjectAccessReview.
    public static func validate(_ review: Fields, plural: String, namespace: String) throws(StatusError) {
        let spec = review.object("spec")
        let path = FieldPath("spec")
        var errors: [FieldError] = []
        let (objects, paths) = (spec["resourceAttributes"], spec["nonResourceAttributes"])
        if objects != nil, let paths {
            errors.append(
                .invalid(
                    path.child("nonResourceAttributes"), paths.withGoFieldNames,
                    "cannot be specified in combination with resourceAttributes"))
        }
        if objects == nil, paths == nil {
            errors.append(
                .invalid(
                    path.child("resourceAttributes"), .null,
                    "exactly one of nonResourceAttributes or resourceAttributes must be specified"))
        }
        if plural != "selfsubjectaccessreviews", spec.string("user").isEmpty, spec.strings("groups").isEmpty {
            errors.append(.invalid(path.child("user"), "", "at least one of user or group must be specified"))
        }
        if let attributes = objects?.objectValue {
            errors += selectorErrors(attributes, path.child("resourceAttributes"))
        }
        errors += metadataErrors(review, isLocal: plural == "localsubjectaccessreviews")
        if plural == "localsubjectaccessreviews" {
            let stated = objects?["namespace"]?.stringValue ?? ""
            if objects != nil, stated != namespace {
                errors.append(
                    .invalid(
                        FieldPath("spec.resourceAttributes.namespace"), .string(stated), "must match metadata.namespace"
                    ))
            }
            if let paths {
                errors.append(
                    .invalid(
                        FieldPath("spec.nonResourceAttributes"), paths.withGoFieldNames,
                        "disallowed on this kind of request"))
            }
        }
        guard errors.isEmpty else { throw .invalid(group: group, kind: "", name: "", errors) }
    }

    private static func metadataErrors(_ review: Fields, isLocal: Bool) -> [FieldError] {
        var metadata = review.object("metadata")
        metadata["managedFields"] = nil
        if isLocal { metadata["namespace"] = nil }
        guard metadata.entries.contains(where: { !$0.value.isNull }) else { return [] }
        return [
            .invalid(
                FieldPath("metadata"), Value.object(review.object("metadata")).withGoFieldNames,
                isLocal ? "must be empty except for namespace" : "must be empty")
        ]
    }

    private static func selectorErrors(_ attributes: Fields, _ path: FieldPath) -> [FieldError] {
        FieldReport.collect(at: path) { report in
            selector("labelSelector", of: attributes, &report) { requirement, report in
                LabelValidation.requirement(
                    LabelSelectorRequirement(requirement), allowUnknownOperators: true, &report)
            }
            selector("fieldSelector", of: attributes, &report) { requirement, report in
                let requirement = LabelSelectorRequirement(requirement)
                if requirement.key.isEmpty { report.required("key", "must be specified") }
                LabelValidation.selectorValues(
                    requirement.values, operator: requirement.operator, allowUnknown: true, &report)
            }
        }
    }

    /// Clients may be newer: operators that are not known are left to be ignored.
    private static func selector(
        _ name: String, of attributes: Fields, _ report: inout FieldReport,
        requirement: (Value, inout FieldReport) -> Void
    ) {
        guard let selector = attributes[name]?.objectValue else { return }
        report.at(name) { report in
            let raw = selector.string("rawSelector")
            let requirements = selector.values("requirements")
            if !raw.isEmpty, !requirements.isEmpty {
                report.invalid("rawSelector", .string(raw), "may not specified at the same time as requirements")
            }
            if raw.isEmpty, requirements.isEmpty {
                report.required(
                    "requirements", "when \(report.path) is specified, requirements or rawSelector is required")
            }
            report.each("requirements", requirements, requirement)
        }
    }

    /// What a review asks, of whom, and which of its conditions could not be read.
    public static func question(_ spec: Fields, of caller: Caller) -> (request: AccessAttributes, problems: [String]) {
        guard let attributes = spec["resourceAttributes"]?.objectValue else {
            let path = spec.object("nonResourceAttributes")
            return (AccessAttributes(caller, verb: path.string("verb"), path: path.string("path")), [])
        }
        var request = AccessAttributes(
            caller, verb: attributes.string("verb"), apiGroup: attributes.string("group"),
            resource: attributes.string("resource"), subresource: attributes.string("subresource"),
            namespace: attributes.string("namespace"), name: attributes.string("name"))
        let selectors = ReviewSelectors(attributes)
        request.fields = selectors.fields
        return (request, selectors.problems)
    }

    /// The user that a SubjectAccessReview asks about.
    public static func subject(of spec: Fields) -> Caller {
        var caller = Caller(name: spec.string("user"), groups: spec.strings("groups"))
        caller.uid = spec.string("uid")
        for entry in spec.object("extra").entries {
            caller.extra[entry.key] = (entry.value.arrayValue ?? []).compactMap(\.stringValue)
        }
        return caller
    }

    /// The answer.
    public static func status(_ decision: AccessDecision, problems: [String]) -> Fields {
        var status: Fields = ["allowed": .bool(decision.isAllowed)]
        if !decision.reason.isEmpty { status["reason"] = .string(decision.reason) }
        if !problems.isEmpty { status["evaluationError"] = .string(problems.joined(separator: "; ")) }
        return status
    }
}
