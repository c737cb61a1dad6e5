import ObjectModel

/// The rules of `metadata`, which all kinds share. Only the name differs from kind to kind.
public enum MetadataValidation {
    /// All annotations of an object together, keys and values, in bytes.
    static let maximumAnnotationBytes = 256 * 1024
    static let maximumSubresourceBytes = 256

    /// The metadata of a new object whose name has been generated. Reviews are answered, not stored, and need none.
    public static func create(_ metadata: ObjectMeta, resource: ResourceType) -> [FieldError] {
        guard resource.verbs != ["create"] else { return [] }
        let rule = NameRule.rule(for: resource)
        return FieldReport.collect(at: FieldPath("metadata")) { report in
            if !metadata.generateName.isEmpty {
                report.invalid(
                    "generateName", metadata.generateName, problems: rule.problems(ofPrefix: metadata.generateName))
            }
            if metadata.name.isEmpty {
                report.required("name", "name or generateName is required")
            } else {
                report.invalid("name", metadata.name, problems: rule.problems(of: metadata.name))
            }
            namespace(metadata.namespace, isNeeded: resource.namespaced, &report)
            report.nonnegative("generation", metadata.generation)
            rest(metadata, &report)
            standardFinalizers(metadata.finalizers, resource, &report)
        }
    }

    /// What a kind looks at when one of its objects changes, beside what all kinds look at.
    private struct ChangeChecks {
        /// Whether it compares the object with the one before.
        var comparesOld = true
        /// Whether it checks the object like a new one.
        var isNew = false
    }

    /// Kinds that check a changed object like a new one, besides what has changed.
    private static let checkedAsNewToo: Set<String> = [
        "pods", "configmaps", "secrets", "services", "serviceaccounts", "endpoints", "persistentvolumes",
        "persistentvolumeclaims", "limitranges", "roles.rbac.authorization.k8s.io",
        "rolebindings.rbac.authorization.k8s.io", "clusterroles.rbac.authorization.k8s.io",
        "clusterrolebindings.rbac.authorization.k8s.io", "ingresses.networking.k8s.io",
        "ingressclasses.networking.k8s.io", "controllerrevisions.apps", "apiservices.apiregistration.k8s.io",
        "volumeattributesclasses.storage.k8s.io", "certificatesigningrequests.certificates.k8s.io",
        "runtimeclasses.node.k8s.io",
    ]

    /// Kinds that check a changed object like a new one, and leave it at that.
    private static let checkedAsNew: Set<String> = [
        "volumeattachments.storage.k8s.io", "csinodes.storage.k8s.io", "endpointslices.discovery.k8s.io",
        "validatingadmissionpolicies.admissionregistration.k8s.io",
        "validatingadmissionpolicybindings.admissionregistration.k8s.io",
        "mutatingadmissionpolicies.admissionregistration.k8s.io",
        "mutatingadmissionpolicybindings.admissionregistration.k8s.io",
        "validatingwebhookconfigurations.admissionregistration.k8s.io",
        "mutatingwebhookconfigurations.admissionregistration.k8s.io",
    ]

    private static func checks(of resource: ResourceType, _ subresource: String?) -> ChangeChecks {
        guard subresource != "status" else { return ChangeChecks() }
        let kind = resource.groupResource
        if checkedAsNew.contains(kind) { return ChangeChecks(comparesOld: false, isNew: true) }
        return ChangeChecks(isNew: checkedAsNewToo.contains(kind))
    }

    /// The metadata of a changed object. Kubernetes checks it generically, once more for the kind, and for some kinds
    /// a third time, and lists what it found each time; so does this.
    public static func update(
        _ metadata: ObjectMeta, old: ObjectMeta, resource: ResourceType, subresource: String? = nil
    ) -> [FieldError] {
        let path = FieldPath("metadata")
        let change = FieldReport.collect(at: path) { report in
            if old.deletionTimestamp != nil { noNewFinalizers(metadata.finalizers, old.finalizers, &report) }
            if metadata.generation < old.generation {
                report.invalid("generation", .int(Int64(metadata.generation)), "must not be decremented")
            }
            for field in immutableFields { immutable(field, metadata.fields, old.fields, &report) }
        }
        let values = FieldReport.collect(at: path) { rest(metadata, old: old, &$0) }
        let finalizers = FieldReport.collect(at: path) { standardFinalizers(metadata.finalizers, resource, &$0) }
        let checks = checks(of: resource, subresource)
        return values + change + values
            + (checks.comparesOld ? change + values + finalizers : []) + (checks.isNew ? values + finalizers : [])
    }

    private static let immutableFields = [
        "name", "namespace", "uid", "creationTimestamp", "deletionTimestamp", "deletionGracePeriodSeconds",
    ]

    private static func immutable(_ field: String, _ new: Fields, _ old: Fields, _ report: inout FieldReport) {
        guard new[field] != old[field] else { return }
        // A text without presence is shown as empty where it was taken away.
        let isText = field == "name" || field == "namespace" || field == "uid"
        report.invalid(field, new[field] ?? (isText ? "" : .null), "field is immutable")
    }

    private static func namespace(_ namespace: String, isNeeded: Bool, _ report: inout FieldReport) {
        if !isNeeded {
            if !namespace.isEmpty { report.forbidden("namespace", "not allowed on this type") }
        } else if namespace.isEmpty {
            report.required("namespace")
        } else {
            report.invalid("namespace", namespace, problems: NameFormat.dns1123Label(namespace))
        }
    }

    /// What creates and updates check alike. What is as it was has been checked.
    private static func rest(_ metadata: ObjectMeta, old: ObjectMeta? = nil, _ report: inout FieldReport) {
        func isNew(_ field: String) -> Bool {
            guard let old, let value = metadata.fields[field] else { return true }
            return value != old.fields[field]
        }
        if isNew("labels") { report.at("labels") { LabelValidation.labels(metadata.fields.object("labels"), &$0) } }
        if isNew("annotations") {
            report.at("annotations") { annotations(metadata.fields.object("annotations"), &$0) }
        }
        if isNew("ownerReferences") { report.at("ownerReferences") { owners(metadata.ownerReferences, &$0) } }
        if isNew("finalizers") { report.at("finalizers") { finalizers(metadata.finalizers, &$0) } }
        if isNew("managedFields") {
            report.each("managedFields", metadata.managedFields) { managedFields($0, &$1) }
        }
    }

    /// Keys and the size of a map of annotations; errors are about the map as a whole.
    public static func annotations(_ annotations: Fields, at path: FieldPath) -> [FieldError] {
        FieldReport.collect(at: path) { Self.annotations(annotations, &$0) }
    }

    /// Keys and the size of a map of annotations, which stands at the report's path.
    static func annotations(_ annotations: Fields, _ report: inout FieldReport) {
        var size = 0
        for entry in annotations.entries {
            size += entry.key.utf8.count + (entry.value.stringValue?.utf8.count ?? 0)
            // Upper case is fine in the domain of an annotation.
            let problems = NameFormat.qualifiedName(entry.key.lowercased())
            report.invalid(nil, entry.key, problems: problems)
        }
        if size > maximumAnnotationBytes { report.tooLong(maximum: maximumAnnotationBytes) }
    }

    private static func managedFields(_ entry: ManagedFieldsEntry, _ report: inout FieldReport) {
        if entry.operation != "Apply" && entry.operation != "Update" {
            report.invalid("operation", .string(entry.operation), "must be `Apply` or `Update`")
        }
        if !entry.fieldsType.isEmpty && entry.fieldsType != "FieldsV1" {
            report.invalid("fieldsType", .string(entry.fieldsType), "must be `FieldsV1`")
        }
        report.at("manager") { FieldManagerName.check(entry.manager, &$0) }
        if entry.subresource.utf8.count > maximumSubresourceBytes {
            report.tooLong("subresource", maximum: maximumSubresourceBytes)
        }
    }
}

// MARK: - Owners

extension MetadataValidation {
    private static func owners(_ owners: [OwnerReference], _ report: inout FieldReport) {
        var controller: OwnerReference?
        for owner in owners {
            // Kubernetes leaves the position out of the path.
            ownerFields(owner, &report)
            guard owner.controller == true else { continue }
            if let first = controller {
                report.invalid(
                    nil, .array(owners.map(\.value)),
                    "Only one reference can have Controller set to true. Found \"true\" in references for "
                        + "\(first.kind)/\(first.name) and \(owner.kind)/\(owner.name)")
            } else if !owner.kind.isEmpty || !owner.name.isEmpty {
                controller = owner
            }
        }
    }

    private static func ownerFields(_ owner: OwnerReference, _ report: inout FieldReport) {
        let version = owner.apiVersion.split(separator: "/", omittingEmptySubsequences: false)
        if version.count > 2 || version.last?.isEmpty != false {
            report.invalid("apiVersion", .string(owner.apiVersion), "version must not be empty")
        }
        for (field, text) in [("kind", owner.kind), ("name", owner.name), ("uid", owner.uid)] where text.isEmpty {
            report.invalid(field, "", "must not be empty")
        }
        if owner.apiVersion == "v1" && owner.kind == "Event" {
            report.invalid(nil, owner.value, "/v1, Kind=Event is disallowed from being an owner")
        }
    }
}

// MARK: - Finalizers

extension MetadataValidation {
    private static let orphan = "orphan"
    private static let foreground = "foregroundDeletion"
    private static let standard = ["kubernetes", orphan, foreground]

    private static func finalizers(_ finalizers: [String], _ report: inout FieldReport) {
        for finalizer in finalizers {
            report.invalid(nil, finalizer, problems: NameFormat.qualifiedName(finalizer))
        }
        if finalizers.contains(orphan) && finalizers.contains(foreground) {
            report.invalid(
                nil, .array(finalizers.map(Value.string)),
                "finalizer \(orphan) and \(foreground) cannot be both set")
        }
    }

    /// On Kubernetes' own kinds a finalizer without a domain must be one of Kubernetes' own.
    private static func standardFinalizers(
        _ finalizers: [String], _ resource: ResourceType, _ report: inout FieldReport
    ) {
        guard !finalizers.isEmpty,
            Schema.kubernetes.resource(group: resource.group, version: resource.version, plural: resource.plural) != nil
        else { return }
        report.each("finalizers", finalizers) { finalizer, report in
            guard !finalizer.contains("/"), !standard.contains(finalizer) else { return }
            report.invalid(
                nil, .string(finalizer), "name is neither a standard finalizer name nor is it fully qualified")
        }
    }

    private static func noNewFinalizers(_ new: [String], _ old: [String], _ report: inout FieldReport) {
        let added = Set(new).subtracting(old).sorted()
        guard !added.isEmpty else { return }
        let list = added.map { FieldError.quoted($0) }.joined(separator: ", ")
        report.forbidden(
            "finalizers",
            "no new finalizers can be added if the object is being deleted, found new finalizers []string{\(list)}")
    }
}

// MARK: - Embedded resources

extension MetadataValidation {
    /// What is wrong with the metadata of an object inside of a custom resource, which needs neither name nor
    /// namespace, at `path`.
    public static func embedded(_ metadata: ObjectMeta, at path: FieldPath) -> [FieldError] {
        FieldReport.collect(at: path) { report in
            for (field, name) in [("generateName", metadata.generateName), ("name", metadata.name)]
            where !name.isEmpty {
                report.invalid(field, name, problems: NameFormat.pathSegmentName(name))
            }
            if !metadata.namespace.isEmpty {
                report.invalid("namespace", metadata.namespace, problems: NameFormat.dns1123Label(metadata.namespace))
            }
            report.nonnegative("generation", metadata.generation)
            rest(metadata, &report)
        }
    }
}
