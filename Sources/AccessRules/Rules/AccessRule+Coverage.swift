/// Whether the rules that somebody has allow everything that other rules would: nobody may give away what they don't
/// have.
///
/// Each rule is broken into its smallest parts, one verb on one kind each. A part is covered when a single rule of the
/// owner covers it.
extension AccessRule {
    /// The parts of `rules` that no rule of `owned` covers, in their order.
    public static func missing(from owned: [AccessRule], of rules: [AccessRule]) -> [AccessRule] {
        rules.flatMap(\.parts).filter { part in !owned.contains { $0.covers(part) } }
    }

    /// The rule as one rule for each verb, group, kind and name, and for each verb and path.
    var parts: [AccessRule] {
        guard partCount <= AccessRuleLimits.partsOfRule else { return [self] }
        var parts: [AccessRule] = []
        for group in apiGroups {
            for resource in resources {
                for verb in verbs {
                    var part = AccessRule()
                    (part.apiGroups, part.resources, part.verbs) = ([group], [resource], [verb])
                    guard !resourceNames.isEmpty else {
                        parts.append(part)
                        continue
                    }
                    for name in resourceNames {
                        part.resourceNames = [name]
                        parts.append(part)
                    }
                }
            }
        }
        for path in nonResourceURLs {
            for verb in verbs {
                var part = AccessRule()
                (part.nonResourceURLs, part.verbs) = ([path], [verb])
                parts.append(part)
            }
        }
        return parts
    }

    private var partCount: Int {
        let counts = [apiGroups.count, resources.count, max(1, resourceNames.count), verbs.count]
        let ofObjects = counts.reduce(1) { $0.multipliedReportingOverflow(by: $1).partialValue }
        return max(ofObjects, nonResourceURLs.count * verbs.count)
    }

    /// Whether this rule allows all that a part of another does.
    func covers(_ part: AccessRule) -> Bool {
        Self.covers(verbs, part.verbs) && Self.covers(apiGroups, part.apiGroups)
            && part.resources.allSatisfy(coversResource)
            && part.nonResourceURLs.allSatisfy { path in
                nonResourceURLs.contains { Self.path($0, covers: path) }
            }
            && coversNames(part.resourceNames)
    }

    private static func covers(_ owned: [String], _ wanted: [String]) -> Bool {
        owned.contains(all) || wanted.allSatisfy(owned.contains)
    }

    private func coversResource(_ resource: String) -> Bool {
        if resources.contains(Self.all) || resources.contains(resource) { return true }
        guard let slash = resource.firstIndex(of: "/") else { return false }
        return resources.contains(Self.all + resource[slash...])
    }

    private func coversNames(_ names: [String]) -> Bool {
        if resourceNames.isEmpty { return true }
        return !names.isEmpty && names.allSatisfy(resourceNames.contains)
    }
}
