import ObjectModel

/// The answer to "what may I do here" (SelfSubjectRulesReview).
public enum SelfRules {
    /// The status of a review, from the rules of a caller in a namespace.
    /// - Parameters:
    ///   - problems: Roles that are bound and not there.
    ///   - isNode: Nodes may do more than rules say, which cannot be listed.
    public static func status(_ rules: [AccessRule], problems: [String], isNode: Bool) -> Fields {
        var resources: [Value] = []
        var paths: [Value] = []
        for rule in rules {
            if !rule.resources.isEmpty {
                var fields: Fields = ["verbs": list(rule.verbs)]
                if !rule.apiGroups.isEmpty { fields["apiGroups"] = list(rule.apiGroups) }
                fields["resources"] = list(rule.resources)
                if !rule.resourceNames.isEmpty { fields["resourceNames"] = list(rule.resourceNames) }
                resources.append(.object(fields))
            }
            if !rule.nonResourceURLs.isEmpty {
                paths.append(["verbs": list(rule.verbs), "nonResourceURLs": list(rule.nonResourceURLs)])
            }
        }
        var errors = isNode ? ["node authorizer does not support user rule resolution"] : []
        if !problems.isEmpty { errors.append(RoleIndex.joined(problems)) }
        var status: Fields = [
            "resourceRules": .array(resources), "nonResourceRules": .array(paths),
            "incomplete": .bool(!errors.isEmpty),
        ]
        if !errors.isEmpty { status["evaluationError"] = .string(RoleIndex.joined(errors)) }
        return status
    }

    private static func list(_ texts: [String]) -> Value { .array(texts.map(Value.string)) }
}
