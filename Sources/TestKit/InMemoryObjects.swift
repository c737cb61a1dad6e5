import APIClient
import ControllerRuntime
import ObjectModel
import ObjectRules

/// The objects of `InMemoryAPI` and the rules of their lives: versions, finalizers, graceful deletion.
struct InMemoryObjects {
    struct Place: Hashable {
        let resource: String
        let key: ObjectKey
    }

    struct Change {
        let version: Int
        let resource: String
        let event: ObjectEvent
    }

    private(set) var objects: [Place: Value] = [:]
    private(set) var changes: [Change] = []
    private(set) var version = 100
    private(set) var evictions: [InMemoryAPI.GrantedEviction] = []
    /// Changes up to here are forgotten.
    var compacted = 0
    private var created = 0
    /// What managers applied last, by the object's uid and their name.
    private var applied: [String: Value] = [:]

    /// What a patch makes of an object.
    mutating func applying(_ patch: Patch, to current: Value, of resource: ResourceType) throws -> Value {
        switch patch {
        case .merge(let change): try MergePatch.apply(change, to: current)
        case .strategicMerge(let change):
            try StrategicMergePatch.apply(change, to: current, message: resource.message, schema: .kubernetes)
        case .json(let operations): try JSONPatch.apply(operations, to: current)
        case .apply(let wanted, let manager): try applying(wanted, by: manager, to: current)
        }
    }

    /// Server-side apply without a look at what others own: fields that the manager has applied before and now leaves
    /// out go.
    private mutating func applying(_ wanted: Value, by manager: String, to current: Value) throws -> Value {
        let key = "\(ObjectMeta(current["metadata"]).uid)/\(manager)"
        var change = wanted
        for entry in applied[key]?.objectValue?.entries ?? [] where wanted[entry.key] == nil {
            change[entry.key] = .null
        }
        applied[key] = wanted
        return try MergePatch.apply(change, to: current)
    }

    func object(_ resource: ResourceType, _ key: ObjectKey) throws -> Value {
        guard let object = objects[Place(resource: resource.groupResource, key: key)] else {
            throw StatusError.notFound(resource, name: key.name)
        }
        return object
    }

    mutating func create(_ resource: ResourceType, namespace: String, _ object: Value, now: Time) throws -> Value {
        created += 1
        var object = object
        var metadata = ObjectMeta(object["metadata"])
        if metadata.name.isEmpty {
            guard !metadata.generateName.isEmpty else {
                throw StatusError.badRequest("name or generateName is required")
            }
            metadata.name = metadata.generateName + Self.suffix(created)
        }
        if resource.namespaced { metadata.namespace = namespace }
        metadata.uid = Self.uid(created)
        metadata.creationTimestamp = now
        metadata.resourceVersion = ""
        if object["spec"] != nil { metadata.generation = 1 }
        object["apiVersion"] = .string(resource.apiVersion)
        object["kind"] = .string(resource.kind)
        object["metadata"] = metadata.value
        Self.prepare(&object, resource)
        let key = ObjectKey(metadata)
        guard objects[Place(resource: resource.groupResource, key: key)] == nil else {
            throw StatusError.alreadyExists(resource, name: key.name)
        }
        try checkNamespace(resource, key)
        return store(resource, object, .added)
    }

    /// Nothing can be created in a namespace that goes away. Namespaces nobody created exist.
    private func checkNamespace(_ resource: ResourceType, _ key: ObjectKey) throws {
        let place = Place(resource: Namespace.resource.groupResource, key: ObjectKey(name: key.namespace))
        guard resource.namespaced, let namespace = objects[place],
            namespace.at("metadata", "deletionTimestamp") != nil
        else { return }
        var error = StatusError.forbidden(
            resource, name: key.name,
            "unable to create new content in namespace \(key.namespace) because it is being terminated")
        error.details?["causes"] = [["reason": "NamespaceTerminating", "field": "metadata.namespace"]]
        throw error
    }

    private static func prepare(_ object: inout Value, _ resource: ResourceType) {
        switch resource.kind {
        case "Pod" where object.at("status", "phase") == nil:
            object["status"] = .object(Fields([("phase", "Pending")]))
        case "Namespace":
            object["spec"] = ["finalizers": ["kubernetes"]]
            object["status"] = ["phase": "Active"]
        case "Job" where object.at("spec", "selector") == nil: selectByUID(&object)
        default: break
        }
    }

    /// Jobs that state no selector select by their uid, or they would not find their pods.
    private static func selectByUID(_ object: inout Value) {
        var job = Job(object)
        let labels = ["batch.kubernetes.io/controller-uid": job.metadata.uid]
        job.spec.selector = .make { $0.matchLabels = labels }
        job.spec.template.metadata.labels.merge(labels) { _, new in new }
        object = job.value
    }

    mutating func update(
        _ resource: ResourceType, _ key: ObjectKey, subresource: String?, _ object: Value, now: Time
    ) throws -> Value {
        let current = try self.object(resource, key)
        let currentMetadata = ObjectMeta(current["metadata"])
        let metadata = ObjectMeta(object["metadata"])
        guard metadata.resourceVersion.isEmpty || metadata.resourceVersion == currentMetadata.resourceVersion else {
            throw StatusError.modified(resource, name: key.name)
        }
        guard metadata.uid.isEmpty || metadata.uid == currentMetadata.uid else {
            throw StatusError.conflict(
                resource, name: key.name,
                "Precondition failed: UID in precondition: \(metadata.uid), UID in object meta: \(currentMetadata.uid)")
        }
        var next = current
        switch subresource {
        case nil:
            next = object
            if resource.subresources.contains(where: { $0.name == "status" }) { next["status"] = current["status"] }
            var kept = metadata
            kept.uid = currentMetadata.uid
            kept.creationTimestamp = currentMetadata.creationTimestamp
            kept.deletionTimestamp = currentMetadata.deletionTimestamp
            kept.deletionGracePeriodSeconds = currentMetadata.deletionGracePeriodSeconds
            kept.generation = currentMetadata.generation + (next["spec"] == current["spec"] ? 0 : 1)
            kept.resourceVersion = currentMetadata.resourceVersion
            next["metadata"] = kept.value
        case "finalize"?: next["spec"] = object["spec"]
        default:
            next["status"] = object["status"]
            next["metadata"]?["annotations"] = object.at("metadata", "annotations")
        }
        guard next != current else { return current }
        return settle(resource, key, next)
    }

    mutating func bind(_ key: ObjectKey, to node: String, now: Time) throws {
        var pod = Pod(try object(Pod.resource, key))
        guard pod.spec.nodeName.isEmpty else {
            throw StatusError.conflict(
                Pod.resource, name: key.name,
                "pod \(key.name) is already assigned to node \(FieldError.quoted(pod.spec.nodeName))")
        }
        pod.spec.nodeName = node
        pod.status.conditions.removeAll { $0.type == "PodScheduled" }
        pod.status.conditions.append(
            .make {
                $0.type = "PodScheduled"
                $0.status = "True"
                $0.lastTransitionTime = now
            })
        _ = store(Pod.resource, pod.value, .modified)
    }

    /// Removes a pod with the consent of its budget, which counts it as disrupted.
    mutating func evict(_ key: ObjectKey, now: Time) throws -> Value {
        let pod = Pod(try object(Pod.resource, key))
        let budgets = all(PodDisruptionBudget.self, in: key.namespace)
        guard case .taking(let budget) = try EvictionDecision(pod, budgets: budgets, now: now) else {
            return try delete(Pod.resource, key, DeleteRequest(), now: now)
        }
        _ = settle(PodDisruptionBudget.resource, ObjectKey(budget.metadata), budget.value)
        let answer = try delete(Pod.resource, key, DeleteRequest(), now: now)
        let healthy = all(Pod.self, in: key.namespace).count {
            $0.isReady && $0.metadata.deletionTimestamp == nil && budget.selects($0.metadata.fields.object("labels"))
        }
        evictions.append(
            InMemoryAPI.GrantedEviction(pod: key, budget: ObjectKey(budget.metadata), healthyPodsLeft: healthy))
        return answer
    }

    private func all<K: Kind>(_ type: K.Type, in namespace: String) -> [K] {
        objects.filter { $0.key.resource == K.resource.groupResource && $0.key.key.namespace == namespace }
            .map { K($0.value) }
    }

    /// The object while it lingers, else a Status.
    mutating func delete(
        _ resource: ResourceType, _ key: ObjectKey, _ options: DeleteRequest, now: Time
    ) throws -> Value {
        var object = try object(resource, key)
        var metadata = ObjectMeta(object["metadata"])
        if let uid = options.uid, uid != metadata.uid {
            throw StatusError.conflict(resource, name: key.name, "the UID in the precondition does not match")
        }
        if let version = options.resourceVersion, version != metadata.resourceVersion {
            throw StatusError.conflict(resource, name: key.name, "the resourceVersion does not match")
        }
        switch options.propagationPolicy {
        case "Foreground"?: metadata.addFinalizer("foregroundDeletion")
        case "Orphan"?: metadata.addFinalizer("orphan")
        default: break
        }
        let grace = Self.grace(resource, object, options)
        if metadata.deletionTimestamp == nil {
            metadata.deletionTimestamp = now.adding(seconds: Double(grace))
            metadata.deletionGracePeriodSeconds = grace
        } else if grace < metadata.deletionGracePeriodSeconds ?? 0 {
            metadata.deletionGracePeriodSeconds = grace
        }
        object["metadata"] = metadata.value
        if resource.kind == "Namespace" { object["status"] = setting(object["status"], "phase", "Terminating") }
        let after = settle(resource, key, object)
        guard objects[Place(resource: resource.groupResource, key: key)] == nil else { return after }
        let details = Fields([("name", .string(key.name)), ("uid", .string(metadata.uid))])
        return ["kind": "Status", "apiVersion": "v1", "status": "Success", "details": .object(details)]
    }

    private func setting(_ value: Value?, _ key: String, _ text: String) -> Value {
        var value = value ?? .object(Fields())
        value[key] = .string(text)
        return value
    }

    /// Only pods that a node may be running are deleted gracefully.
    private static func grace(_ resource: ResourceType, _ object: Value, _ options: DeleteRequest) -> Int {
        guard resource.kind == "Pod", object.at("spec", "nodeName") != nil,
            !["Succeeded", "Failed"].contains(object.at("status", "phase")?.stringValue ?? "")
        else { return 0 }
        return options.gracePeriodSeconds ?? object.at("spec", "terminationGracePeriodSeconds")?.intValue ?? 30
    }

    /// Stores an object, or removes it when it is marked for deletion and nothing holds it.
    private mutating func settle(_ resource: ResourceType, _ key: ObjectKey, _ object: Value) -> Value {
        let metadata = ObjectMeta(object["metadata"])
        let isHeld =
            !metadata.finalizers.isEmpty || (metadata.deletionGracePeriodSeconds ?? 0) > 0
            || object.at("spec", "finalizers")?.arrayValue?.isEmpty == false
        guard metadata.deletionTimestamp != nil, !isHeld else {
            let place = Place(resource: resource.groupResource, key: key)
            return objects[place] == object ? object : store(resource, object, .modified)
        }
        objects[Place(resource: resource.groupResource, key: key)] = nil
        return append(resource, object, .deleted)
    }

    private mutating func store(_ resource: ResourceType, _ object: Value, _ kind: ObjectEvent.Kind) -> Value {
        let stored = append(resource, object, kind)
        objects[Place(resource: resource.groupResource, key: ObjectKey(ObjectMeta(stored["metadata"])))] = stored
        return stored
    }

    private mutating func append(_ resource: ResourceType, _ object: Value, _ kind: ObjectEvent.Kind) -> Value {
        version += 1
        var object = object
        var metadata = ObjectMeta(object["metadata"])
        metadata.resourceVersion = "\(version)"
        object["metadata"] = metadata.value
        changes.append(
            Change(
                version: version, resource: resource.groupResource, event: ObjectEvent(kind: kind, object: object)))
        return object
    }

    private static func uid(_ number: Int) -> String {
        let hex = String(number, radix: 16)
        return "00000000-0000-4000-8000-" + String(repeating: "0", count: 12 - hex.count) + hex
    }

    private static func suffix(_ number: Int) -> String {
        let text = String(number, radix: 36)
        return String(repeating: "x", count: max(5 - text.count, 0)) + text
    }
}

extension ObjectMeta {
    fileprivate mutating func addFinalizer(_ name: String) {
        if !finalizers.contains(name) { finalizers.append(name) }
    }
}
