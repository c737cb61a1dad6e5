import AccessRules
import ObjectModel

/// Nodes write what is their own, and nothing else (NodeRestriction).
struct NodeRestrictionPlugin: AdmissionPlugin {
    let restriction: NodeRestriction

    func handles(_ request: AdmissionAttributes) -> Bool { NodeIdentity.name(of: request.caller) != nil }

    func admit(_ request: inout AdmissionAttributes) throws(StatusError) {
        let operation: NodeRestriction.Request.Operation
        switch request.operation {
        case .create: operation = .create
        case .update: operation = .update
        case .delete: operation = .delete
        case .connect: return
        }
        try restriction.check(
            NodeRestriction.Request(
                request.resource, subresource: request.target.subresource ?? "", namespace: request.target.namespace,
                name: request.target.name, operation: operation, object: request.object, old: request.oldObject),
            by: request.caller)
    }
}
