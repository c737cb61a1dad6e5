import ObjectModel

extension Lifecycle {
    /// What is to be signed, and for whom, is settled when a signing request is made.
    static func keepSigningRequest(_ object: inout Fields, old: Fields) { object["spec"] = old["spec"] }

    /// `approval` adds conditions and changes metadata; the certificate is for the signer, who writes the status.
    static func keepAllButApproval(_ object: inout Fields, old: Fields, now: Time?) {
        let conditions = object["status"]?["conditions"]
        let metadata = object["metadata"]
        object = old
        object["metadata"] = metadata
        object.updateOrAddObject("status") { $0["conditions"] = conditions }
        if let now { dateConditions(&object, old: old, now: now) }
    }

    /// `status` is the signer's: what approvers have said stays word for word, unless it was added to or taken from,
    /// which validation refuses.
    static func keepApproval(_ object: inout Fields, old: Fields, now: Time?) {
        object["spec"] = old["spec"]
        for type in ["Approved", "Denied"] {
            let known = (old["status"]?["conditions"]?.arrayValue ?? []).filter { $0["type"]?.stringValue == type }
            let stated = (object["status"]?["conditions"]?.arrayValue ?? []).filter { $0["type"]?.stringValue == type }
            guard known.count == stated.count else { continue }
            var rest = known[...]
            object.updateObject("status") { status in
                status.updateObjects("conditions") { condition in
                    guard condition.string("type") == type, let next = rest.popFirst()?.objectValue else { return }
                    condition = next
                }
            }
        }
        if let now { dateConditions(&object, old: old, now: now) }
    }

    /// A condition whose author left the times out changed now, unless it is an old one.
    private static func dateConditions(_ object: inout Fields, old: Fields, now: Time) {
        let known = old["status"]?["conditions"]?.arrayValue ?? []
        object.updateObject("status") { status in
            status.updateObjects("conditions") { condition in
                let same = known.first {
                    $0["type"] == condition["type"] && $0["status"] == condition["status"]
                }
                let now = Value.string(now.rfc3339)
                condition.setDefault("lastUpdateTime", now)
                condition.setDefault("lastTransitionTime", same?["lastTransitionTime"] ?? now)
            }
        }
    }
}
