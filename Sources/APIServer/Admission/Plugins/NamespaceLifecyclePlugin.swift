import ObjectModel

/// Refuses objects in namespaces that are missing or going away, and the deletion of those that every cluster needs.
struct NamespaceLifecyclePlugin: AdmissionPlugin {
    private static let immortal: Set = ["default", "kube-system", "kube-public"]
    let lookups: Lookups

    func handles(_ request: AdmissionAttributes) -> Bool {
        switch request.operation {
        case .delete: request.isWhole("namespaces")
        case .create, .update, .connect: request.resource.namespaced && !Self.isReview(request)
        }
    }

    /// Questions about access may be asked of namespaces that do not exist.
    private static func isReview(_ request: AdmissionAttributes) -> Bool {
        request.resource.groupResource == "localsubjectaccessreviews.authorization.k8s.io"
    }

    func admit(_ request: inout AdmissionAttributes) throws(StatusError) {
        let target = request.target
        if request.operation == .delete {
            guard Self.immortal.contains(target.name) else { return }
            throw request.forbidden("this namespace may not be deleted")
        }
        guard let namespace = lookups.namespace(target.namespace) else {
            throw StatusError(
                code: 404, reason: "NotFound", message: "namespaces \(FieldError.quoted(target.namespace)) not found",
                details: Fields([("name", .string(target.namespace)), ("kind", "namespaces")]))
        }
        guard request.operation == .create, namespace["metadata"]?["deletionTimestamp"] != nil else { return }
        var error = request.forbidden(
            "unable to create new content in namespace \(target.namespace) because it is being terminated")
        error.details?["causes"] = [
            [
                "reason": "NamespaceTerminating",
                "message": .string("namespace \(target.namespace) is being terminated"),
                "field": "metadata.namespace",
            ]
        ]
        throw error
    }
}
