import ObjectModel

/// Rules as text for messages, in the form that Kubernetes gives them.
extension AccessRule: CustomStringConvertible {
    public var description: String {
        let lists = [
            ("APIGroups", apiGroups), ("Resources", resources), ("NonResourceURLs", nonResourceURLs),
            ("ResourceNames", resourceNames), ("Verbs", verbs),
        ]
        let parts = lists.filter { !$0.1.isEmpty }.map { "\($0.0):\(Self.quoted($0.1))" }
        return "{\(parts.joined(separator: ", "))}"
    }

    /// A list of texts as Go's `%q` writes it.
    static func quoted(_ texts: [String]) -> String {
        "[\(texts.map(FieldError.quoted).joined(separator: " "))]"
    }

    /// The same rules with fewer of them: those about one kind, and about one object or all, become one with all their
    /// verbs. Others stay as they are.
    static func compacted(_ rules: [AccessRule]) -> [AccessRule] {
        struct Subject: Hashable {
            let group: String
            let resource: String
            let names: [String]
        }
        var compact: [AccessRule] = []
        var places: [Subject: Int] = [:]
        for rule in rules {
            guard rule.isSimple else {
                compact.append(rule)
                continue
            }
            let subject = Subject(
                group: rule.apiGroups[0], resource: rule.resources[0], names: rule.resourceNames)
            if let place = places[subject] {
                compact[place].verbs += rule.verbs
            } else {
                places[subject] = compact.count
                compact.append(rule)
            }
        }
        return compact
    }

    private var isSimple: Bool {
        apiGroups.count == 1 && resources.count == 1 && resourceNames.count <= 1 && nonResourceURLs.isEmpty
    }
}
