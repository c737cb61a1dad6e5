import ObjectModel

/// What a node is told of the cluster to see what belongs to it.
public protocol NodeSurroundings: Sendable {
    /// The pods on a node in a namespace; in all namespaces where it is nil.
    func pods(on node: String, namespace: String?) -> [Value]
    /// One object by kind (`persistentvolumeclaims`), namespace and name.
    func object(_ resource: String, namespace: String, name: String) -> Value?
}

/// What nodes may do (Kubernetes' Node authorizer): what the rules of nodes allow, of the kinds that hold other
/// people's things only what the node's own pods need.
public struct NodeAuthorization: Sendable {
    private let surroundings: any NodeSurroundings

    /// Asks `surroundings` at each decision, so that a pod that has gone opens nothing any more.
    public init(_ surroundings: any NodeSurroundings) { self.surroundings = surroundings }

    /// The decision about a request of a node. Whoever is no node gets no opinion.
    public func decide(_ request: AccessAttributes) -> AccessDecision {
        guard let node = NodeIdentity.name(of: request.caller) else { return .noOpinion(reason: "") }
        guard !node.isEmpty else {
            return .noOpinion(reason: "unknown node for user \(FieldError.quoted(request.caller.name))")
        }
        guard let refusal = refusal(of: request, node: node) else { return .allowed(reason: "") }
        return .noOpinion(reason: refusal)
    }

    /// Why not, possibly without words; nil when it is allowed.
    private func refusal(of request: AccessAttributes, node: String) -> String? {
        switch request.path == nil ? request.groupResource : "" {
        case "secrets", "configmaps": reading(request, node)
        case "persistentvolumeclaims" where request.subresource == "status": updatingStatus(request, node)
        case "persistentvolumeclaims", "persistentvolumes", "resourceclaims.resource.k8s.io",
            "volumeattachments.storage.k8s.io":
            getting(request, node)
        case "serviceaccounts": request.verb == "get" ? getting(request, node) : creatingToken(request, node)
        case "leases.coordination.k8s.io": lease(request, node)
        case "csinodes.storage.k8s.io": ownStorageNode(request, node)
        case "resourceslices.resource.k8s.io": slice(request, node)
        case "nodes": ownNode(request, node)
        case "pods": pod(request, node)
        default: BootstrapPolicy.nodeRules.contains { $0.allows(request) } ? nil : ""
        }
    }

    // MARK: - Things of pods

    private func reading(_ request: AccessAttributes, _ node: String) -> String? {
        guard ["get", "list", "watch"].contains(request.verb) else { return "can only read resources of this type" }
        guard request.subresource.isEmpty else { return "cannot read subresource" }
        guard !request.namespace.isEmpty else { return "can only read namespaced object of this type" }
        return related(request, node)
    }

    private func getting(_ request: AccessAttributes, _ node: String) -> String? {
        guard request.verb == "get" else { return "can only get individual resources of this type" }
        guard request.subresource.isEmpty else { return "cannot get subresource" }
        return related(request, node)
    }

    private func updatingStatus(_ request: AccessAttributes, _ node: String) -> String? {
        guard request.verb == "update" || request.verb == "patch" else {
            return "can only get/update/patch this type"
        }
        return related(request, node)
    }

    private func creatingToken(_ request: AccessAttributes, _ node: String) -> String? {
        guard request.verb == "create", !request.name.isEmpty else {
            return "can only create tokens for individual service accounts"
        }
        guard request.subresource == "token" else { return "can only create token subresource of serviceaccount" }
        return related(request, node)
    }

    private func related(_ request: AccessAttributes, _ node: String) -> String? {
        guard !request.name.isEmpty else { return "No Object name found" }
        return isRelated(request, node) ? nil : "no relationship found between node '\(node)' and this object"
    }

    private func isRelated(_ request: AccessAttributes, _ node: String) -> Bool {
        let (namespace, name) = (request.namespace, request.name)
        switch request.groupResource {
        case "pods": return nodeName(of: surroundings.object("pods", namespace: namespace, name: name)) == node
        case "configmaps": return uses(node, namespace) { $0.configMaps.contains(name) }
        case "serviceaccounts": return uses(node, namespace) { $0.serviceAccount == name }
        case "persistentvolumeclaims": return uses(node, namespace) { $0.claims.contains(name) }
        case "resourceclaims.resource.k8s.io": return uses(node, namespace) { $0.resourceClaims.contains(name) }
        case "secrets":
            return uses(node, namespace) { $0.secrets.contains(name) } || mounts(node, secret: name, in: namespace)
        case "persistentvolumes":
            let volume = surroundings.object("persistentvolumes", namespace: "", name: name)
            guard let claim = volume?.at("spec", "claimRef") else { return false }
            let claimName = claim["name"]?.stringValue ?? ""
            return uses(node, claim["namespace"]?.stringValue ?? "") { $0.claims.contains(claimName) }
        case let resource:
            return nodeName(of: surroundings.object(resource, namespace: namespace, name: name)) == node
        }
    }

    private func nodeName(of object: Value?) -> String? { object?.at("spec", "nodeName")?.stringValue }

    private func uses(_ node: String, _ namespace: String, _ isMet: (PodReferences) -> Bool) -> Bool {
        !namespace.isEmpty && references(node, namespace).contains { isMet($0.references) }
    }

    private func references(_ node: String, _ namespace: String?) -> [(namespace: String, references: PodReferences)] {
        surroundings.pods(on: node, namespace: namespace)
            .filter { $0.at("metadata", "annotations", PodReferences.mirrorAnnotation) == nil }
            .map { ($0.at("metadata", "namespace")?.stringValue ?? "", PodReferences($0)) }
    }

    /// Whether a volume of one of the node's pods needs a secret, which may be of another namespace than the pod.
    private func mounts(_ node: String, secret: String, in namespace: String) -> Bool {
        references(node, nil).contains { pod in
            pod.references.claims.contains { claimName in
                let claim = surroundings.object("persistentvolumeclaims", namespace: pod.namespace, name: claimName)
                guard let name = claim?.at("spec", "volumeName")?.stringValue,
                    let volume = surroundings.object("persistentvolumes", namespace: "", name: name),
                    volume.at("spec", "claimRef", "name")?.stringValue == claimName
                else { return false }
                return VolumeSecrets.contain(namespace: namespace, name: secret, volume: volume)
            }
        }
    }

    private func pod(_ request: AccessAttributes, _ node: String) -> String? {
        switch (request.subresource, request.verb) {
        case ("", "get"): return getting(request, node)
        case ("", "list"), ("", "watch"):
            if isRestricted(request, "spec.nodeName", node) { return nil }
            guard request.name.isEmpty else { return related(request, node) }
            return "can only list/watch pods with spec.nodeName field selector"
        // NodeRestriction sees to it that these are the node's own.
        case ("", "create"), ("", "delete"), ("status", "update"), ("status", "patch"), ("eviction", "create"):
            return nil
        default: return ""
        }
    }

    private func isRestricted(_ request: AccessAttributes, _ field: String, _ node: String) -> Bool {
        request.fields.contains { $0.field == field && $0.isEqual && $0.value == node }
    }

    // MARK: - Things of nodes

    private static let ownVerbs: Set = ["get", "create", "update", "patch", "delete"]

    private func lease(_ request: AccessAttributes, _ node: String) -> String? {
        guard Self.ownVerbs.contains(request.verb) else {
            return "can only get, create, update, patch, or delete a node lease"
        }
        guard request.namespace == NodeRestriction.leaseNamespace else { return NodeRestriction.foreignLeaseNamespace }
        // The name of what is created is not known yet: NodeRestriction looks at it.
        guard request.verb == "create" || request.name == node else { return NodeRestriction.foreignLease }
        return nil
    }

    private func ownStorageNode(_ request: AccessAttributes, _ node: String) -> String? {
        guard Self.ownVerbs.contains(request.verb) else {
            return "can only get, create, update, patch, or delete a CSINode"
        }
        guard request.subresource.isEmpty else { return "cannot authorize CSINode subresources" }
        guard request.verb == "create" || request.name == node else { return NodeRestriction.foreignStorageNode }
        return nil
    }

    private func slice(_ request: AccessAttributes, _ node: String) -> String? {
        guard request.subresource.isEmpty else { return "cannot authorize ResourceSlice subresources" }
        switch request.verb {
        case "create": return nil
        case "get", "update", "patch", "delete": return related(request, node)
        case "watch", "list", "deletecollection":
            guard !isRestricted(request, "spec.nodeName", node) else { return nil }
            return "can only list/watch/deletecollection resourceslices with nodeName field selector"
        default:
            return "only the following verbs are allowed for a ResourceSlice: "
                + "get, watch, list, create, update, patch, delete, deletecollection"
        }
    }

    private func ownNode(_ request: AccessAttributes, _ node: String) -> String? {
        switch (request.subresource, request.verb) {
        case ("", "create"), ("", "update"), ("", "patch"), ("status", "update"), ("status", "patch"): return nil
        case ("", "get"), ("", "list"), ("", "watch"):
            guard !request.name.isEmpty else { return "node '\(node)' cannot read all nodes, only its own Node object" }
            guard request.name != node else { return nil }
            return "node '\(node)' cannot read '\(request.name)', only its own Node object"
        default: return ""
        }
    }
}
