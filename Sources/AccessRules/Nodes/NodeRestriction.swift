import ObjectModel

/// What a node may write (Kubernetes' admission plugin NodeRestriction): itself, the state of its pods, its Lease.
public struct NodeRestriction: Sendable {
    /// One write of a node.
    public struct Request: Sendable {
        /// Creation, change or deletion.
        public enum Operation: String, Sendable {
            case create = "CREATE"
            case update = "UPDATE"
            case delete = "DELETE"
        }

        let resource: ResourceType
        let subresource: String
        let namespace: String
        /// Of the request; of what is created, where the request has none.
        let name: String
        let operation: Operation
        let object: Value
        let old: Value

        /// `object` is null for a deletion, `old` unless it is a change.
        public init(
            _ resource: ResourceType, subresource: String, namespace: String, name: String, operation: Operation,
            object: Value = .null, old: Value = .null
        ) {
            self.resource = resource
            self.subresource = subresource
            self.namespace = namespace
            self.name = name.isEmpty ? object.at("metadata", "name")?.stringValue ?? "" : name
            self.operation = operation
            self.object = object
            self.old = old
        }
    }

    static let leaseNamespace = "kube-node-lease"
    static let foreignLeaseNamespace =
        "can only access leases in the \(FieldError.quoted(leaseNamespace)) system namespace"
    static let foreignLease = "can only access node lease with the same name as the requesting node"
    static let foreignStorageNode = "can only access CSINode with the same name as the requesting node"

    private let surroundings: any NodeSurroundings
    private let hasRole: @Sendable (AccessAttributes) -> Bool

    /// Asks `surroundings` about the pods that are written to, and `hasRole` whether a role allows a node what its pods
    /// do not.
    public init(
        _ surroundings: any NodeSurroundings, hasRole: @escaping @Sendable (AccessAttributes) -> Bool = { _ in false }
    ) {
        self.surroundings = surroundings
        self.hasRole = hasRole
    }

    /// Refuses what a node may not write; others are not its matter.
    public func check(_ request: Request, by caller: Caller) throws(StatusError) {
        guard let node = NodeIdentity.name(of: caller) else { return }
        let refusal: String? =
            node.isEmpty
            ? "could not determine node from user \(FieldError.quoted(caller.name))"
            : try refusal(of: request, node: node, caller)
        if let refusal { throw .forbidden(request.resource, name: request.name, refusal) }
    }

    private func refusal(of request: Request, node: String, _ caller: Caller) throws(StatusError) -> String? {
        switch request.resource.groupResource {
        case "pods": return try pod(request, node)
        case "nodes": return self.node(request, node)
        case "persistentvolumeclaims":
            return request.subresource == "status" ? claimStatus(request, node) : "may only update PVC status"
        case "serviceaccounts": return try token(request, node, caller)
        case "leases.coordination.k8s.io":
            guard request.namespace == Self.leaseNamespace else { return Self.foreignLeaseNamespace }
            return request.name == node ? nil : Self.foreignLease
        case "csinodes.storage.k8s.io": return request.name == node ? nil : Self.foreignStorageNode
        default: return nil
        }
    }

    private static func nodeName(of pod: Value) -> String { pod.at("spec", "nodeName")?.stringValue ?? "" }

    private func existingPod(_ request: Request, name: String) throws(StatusError) -> Value {
        guard let pod = surroundings.object("pods", namespace: request.namespace, name: name) else {
            throw StatusError(
                code: 404, reason: "NotFound", message: "pods \(FieldError.quoted(name)) not found",
                details: ["name": .string(name), "kind": "pods"])
        }
        return pod
    }

    // MARK: - Pods

    private func pod(_ request: Request, _ node: String) throws(StatusError) -> String? {
        let quoted = FieldError.quoted(node)
        switch (request.subresource, request.operation) {
        case ("", .create): return try mirror(request, node)
        case ("", .delete):
            let pod = try existingPod(request, name: request.name)
            return Self.nodeName(of: pod) == node
                ? nil : "node \(quoted) can only delete pods with spec.nodeName set to itself"
        case ("", .update):
            return "unexpected operation \"UPDATE\", node \(quoted) can only create and delete mirror pods"
        case ("status", .update): return podStatus(request, node)
        case ("eviction", .create):
            let pod = try existingPod(request, name: request.name)
            return Self.nodeName(of: pod) == node
                ? nil : "node \(node) can only evict pods with spec.nodeName set to itself"
        case ("status", _), ("eviction", _):
            return "unexpected operation \(FieldError.quoted(request.operation.rawValue))"
        default:
            return "unexpected pod subresource \(FieldError.quoted(request.subresource)), only 'status' and 'eviction' "
                + "are allowed"
        }
    }

    private func podStatus(_ request: Request, _ node: String) -> String? {
        let quoted = FieldError.quoted(node)
        guard Self.nodeName(of: request.old) == node else {
            return "node \(quoted) can only update pod status for pods with spec.nodeName set to itself"
        }
        guard request.old.at("metadata", "labels") == request.object.at("metadata", "labels") else {
            return "node \(quoted) cannot update labels through pod status"
        }
        let claims = ["status", "resourceClaimStatuses"]
        guard request.old.at(claims[0], claims[1]) == request.object.at(claims[0], claims[1]) else {
            return "node \(quoted) cannot update resource claim statues"
        }
        return nil
    }

    /// The copy of a pod that the node runs by itself: it must say so, be of this node, and refer to nothing.
    private func mirror(_ request: Request, _ node: String) throws(StatusError) -> String? {
        let quoted = FieldError.quoted(node)
        let pod = request.object
        guard pod.at("metadata", "annotations", PodReferences.mirrorAnnotation) != nil else {
            return "pod does not have \(FieldError.quoted(PodReferences.mirrorAnnotation)) annotation, "
                + "node \(quoted) can only create mirror pods"
        }
        guard Self.nodeName(of: pod) == node else {
            return "node \(quoted) can only create pods with spec.nodeName set to itself"
        }
        if let refusal = try owners(of: pod, node) { return refusal }
        let references = PodReferences(pod)
        let kinds: [(Bool, String)] = [
            (!references.serviceAccount.isEmpty, "a service account"), (!references.secrets.isEmpty, "secrets"),
            (!references.configMaps.isEmpty, "configmaps"), (references.trustBundles, "clustertrustbundles"),
            (!references.claims.isEmpty, "persistentvolumeclaims"),
            (!references.resourceClaims.isEmpty, "resourceclaims"),
        ]
        return kinds.first { $0.0 }.map { "node \(quoted) can not create pods that reference \($0.1)" }
    }

    private func owners(of pod: Value, _ node: String) throws(StatusError) -> String? {
        let quoted = FieldError.quoted(node)
        let owners = ObjectMeta(pod["metadata"]).ownerReferences
        guard owners.count <= 1 else {
            return "node \(quoted) can only create pods with a single owner reference set to itself"
        }
        guard let owner = owners.first, owner.apiVersion == "v1", owner.kind == "Node", owner.name == node else {
            return "node \(quoted) can only create pods with an owner reference set to itself"
        }
        guard owner.controller == true else {
            return "node \(quoted) can only create pods with a controller owner reference set to itself"
        }
        guard owner.blockOwnerDeletion != true else {
            return "node \(quoted) must not set blockOwnerDeletion on an owner reference"
        }
        guard let known = surroundings.object("nodes", namespace: "", name: node) else {
            throw StatusError(
                code: 404, reason: "NotFound", message: "nodes \(quoted) not found",
                details: ["name": .string(node), "kind": "nodes"])
        }
        let uid = known.at("metadata", "uid")?.stringValue ?? ""
        return owner.uid == uid ? nil : "node \(node) UID mismatch: expected \(owner.uid) got \(uid)"
    }

    // MARK: - The node itself

    private func node(_ request: Request, _ node: String) -> String? {
        let quoted = FieldError.quoted(node)
        guard request.name == node else {
            return "node \(quoted) is not allowed to modify node \(FieldError.quoted(request.name))"
        }
        let source = request.object.at("spec", "configSource")
        switch request.operation {
        case .create:
            if source != nil {
                return "node \(quoted) is not allowed to create pods with a non-nil configSource"
            }
            let labels = NodeLabels.forbidden(from: Fields(), to: Self.labels(request.object))
            guard labels.isEmpty else {
                return "node \(quoted) is not allowed to set the following labels: \(labels.joined(separator: ", "))"
            }
        case .update:
            if source != nil, source != request.old.at("spec", "configSource") {
                return "node \(quoted) is not allowed to update configSource to a new non-nil configSource"
            }
            guard request.object.at("spec", "taints") == request.old.at("spec", "taints") else {
                return "node \(quoted) is not allowed to modify taints"
            }
            // A node whose owner is not there is collected: it would get rid of its taints by being created anew.
            guard Self.owners(request.object) == Self.owners(request.old) else {
                return "node \(quoted) is not allowed to modify ownerReferences"
            }
            let labels = NodeLabels.forbidden(from: Self.labels(request.old), to: Self.labels(request.object))
            guard labels.isEmpty else { return "is not allowed to modify labels: \(labels.joined(separator: ", "))" }
        case .delete: break
        }
        return nil
    }

    private static func owners(_ object: Value) -> [Value] {
        object.at("metadata", "ownerReferences")?.arrayValue ?? []
    }

    private static func labels(_ object: Value) -> Fields { object.at("metadata", "labels")?.objectValue ?? Fields() }

    // MARK: - Other kinds

    private func claimStatus(_ request: Request, _ node: String) -> String? {
        guard request.operation == .update else {
            return "unexpected operation \(FieldError.quoted(request.operation.rawValue))"
        }
        guard Self.withoutGrowth(request.object) == Self.withoutGrowth(request.old) else {
            return "node \(FieldError.quoted(node)) is not allowed to update fields other than status.capacity and "
                + "status.conditions: "
        }
        return nil
    }

    /// A claim without what a node reports when a volume has grown.
    private static func withoutGrowth(_ claim: Value) -> Value {
        guard case .object(var fields) = claim else { return claim }
        var metadata = fields.object("metadata")
        for key in ["resourceVersion", "managedFields"] { metadata[key] = nil }
        var status = fields.object("status")
        for key in ["capacity", "conditions", "allocatedResourceStatuses", "allocatedResources"] { status[key] = nil }
        fields["metadata"] = .object(metadata)
        fields["status"] = .object(status)
        return .object(fields)
    }

    private func token(_ request: Request, _ node: String, _ caller: Caller) throws(StatusError) -> String? {
        guard request.operation == .create, request.subresource == "token" else { return nil }
        let bound = request.object.at("spec", "boundObjectRef")
        let name = bound?["name"]?.stringValue ?? ""
        guard bound?["apiVersion"] == "v1", bound?["kind"] == "Pod", !name.isEmpty else {
            return "node requested token not bound to a pod"
        }
        let uid = bound?["uid"]?.stringValue ?? ""
        guard !uid.isEmpty else { return "node requested token with a pod binding without a uid" }
        let pod = try existingPod(request, name: name)
        guard pod.at("metadata", "uid")?.stringValue == uid else {
            return "the UID in the bound object reference (\(uid)) does not match the UID in record. "
                + "The object might have been deleted and then recreated"
        }
        guard Self.nodeName(of: pod) == node else {
            return "node requested token bound to a pod scheduled on a different node"
        }
        return audience(of: request, pod, caller)
    }

    /// The one audience of a token must be one that the pod has a use for, or that a role allows.
    private func audience(of request: Request, _ pod: Value, _ caller: Caller) -> String? {
        let audiences = request.object.at("spec", "audiences")?.arrayValue?.compactMap(\.stringValue) ?? []
        guard audiences.count <= 1 else { return "node may only request 0 or 1 audiences" }
        let audience = audiences.first ?? ""
        switch PodAudiences(pod, surroundings).use(of: audience) {
        case .found: return nil
        case .unknown(let problem): return "error validating audience \(FieldError.quoted(audience)): \(problem)"
        case .none: break
        }
        let question = AccessAttributes(
            caller, verb: "request-serviceaccounts-token-audience", apiGroup: "", resource: audience,
            namespace: request.namespace, name: request.name)
        guard !hasRole(question) else { return nil }
        return "audience \(FieldError.quoted(audience)) not found in pod spec volume, \(caller.name) is not authorized "
            + "to request tokens for this audience"
    }
}
