import ObjectModel

extension Lifecycle {
    static func prepareKindForCreate(_ object: inout Fields, resource: ResourceType, context: CreationContext) {
        GatedFields.drop(from: &object, old: nil, resource: resource)
        switch (resource.group, resource.kind) {
        case ("", "Pod"): newPod(&object)
        case ("", "Namespace"): newNamespace(&object)
        case ("", "Secret"): SecretData.fold(&object)
        case ("", "Service"): newService(&object)
        case ("", "ServiceAccount"): keepSecretNames(&object)
        case ("", "PersistentVolumeClaim"): newClaim(&object)
        case ("", "PersistentVolume"):
            object["status"] = ["phase": "Pending", "lastPhaseTransitionTime": .string(context.now.rfc3339)]
        case ("batch", "Job"): newJob(&object, uid: context.uid)
        case ("apps", "DaemonSet"): TemplateGeneration.start(&object)
        case ("discovery.k8s.io", "EndpointSlice"): dropTopology(&object)
        case ("apiextensions.k8s.io", _): newCustomResourceDefinition(&object)
        case ("apiregistration.k8s.io", _): newAPIService(&object, now: context.now)
        default: break
        }
    }

    /// What this server serves itself is there at once.
    private static func newAPIService(_ service: inout Fields, now: Time) {
        guard service["spec"]?["service"] == nil else { return }
        service["status"] = [
            "conditions": [
                [
                    "type": "Available", "status": "True", "lastTransitionTime": .string(now.rfc3339),
                    "reason": "Local", "message": "Local APIServices are always available",
                ]
            ]
        ]
    }

    static func prepareKindForUpdate(_ object: inout Fields, old: Fields, resource: ResourceType) {
        if hasStatus(resource) { keepStatus(&object, old: old) }
        GatedFields.drop(from: &object, old: old, resource: resource)
        switch (resource.group, resource.kind) {
        case ("", "Namespace"):
            // Finalizers of a namespace change through its finalize subresource only.
            object.updateOrAddObject("spec") { $0["finalizers"] = old["spec"]?["finalizers"] }
        case ("", "Secret"): SecretData.fold(&object)
        case ("", "Service"): keepAddresses(&object, old: old)
        case ("", "ServiceAccount"): keepSecretNames(&object)
        case ("certificates.k8s.io", "CertificateSigningRequest"): keepSigningRequest(&object, old: old)
        case ("apps", "DaemonSet"): TemplateGeneration.count(&object, old: old)
        case ("discovery.k8s.io", "EndpointSlice") where object["endpoints"] != old["endpoints"]: dropTopology(&object)
        case ("apiextensions.k8s.io", _): noteStorageVersion(&object)
        default: break
        }
    }

    /// The namespace is emptied before its last finalizer goes.
    private static func newNamespace(_ namespace: inout Fields) {
        namespace["status"] = ["phase": "Active"]
        namespace.updateOrAddObject("spec") { spec in
            let finalizers = spec.values("finalizers")
            if !finalizers.contains("kubernetes") { spec["finalizers"] = .array(finalizers + ["kubernetes"]) }
        }
        // A generated name was not known yet when the defaults were applied.
        Defaulting.namespace(&namespace)
    }

    private static func newClaim(_ claim: inout Fields) {
        claim["status"] = ["phase": "Pending"]
        claim.updateObject("spec") { spec in
            if let source = spec["dataSource"] {
                spec.setDefault("dataSourceRef", source)
            } else if let source = spec["dataSourceRef"], source["namespace"] == nil {
                spec["dataSource"] = source
            }
        }
    }

    /// Of a reference to a secret only the name counts.
    private static func keepSecretNames(_ account: inout Fields) {
        account.updateObjects("secrets") { secret in secret.removeAll { $0.key != "name" } }
    }

    /// The topology of endpoints was given in `v1beta1` only.
    private static func dropTopology(_ slice: inout Fields) {
        slice.updateObjects("endpoints") { $0["deprecatedTopology"] = nil }
    }

    /// Lists that are always shown are null when Kubernetes reads them back from its store without anything in them.
    static func emptyLists(of slice: inout Fields) {
        for name in ["endpoints", "ports"] where slice.values(name).isEmpty { slice[name] = .null }
    }

    /// Objects may from now on be stored in this version too.
    private static func noteStorageVersion(_ definition: inout Fields) {
        let versions = definition["spec"]?["versions"]?.arrayValue ?? []
        guard let name = versions.first(where: { $0["storage"] == true })?["name"] else { return }
        definition.updateOrAddObject("status") { status in
            let stored = status.values("storedVersions")
            if !stored.contains(name) { status["storedVersions"] = .array(stored + [name]) }
        }
    }

    /// Objects are stored in one version from the start.
    private static func newCustomResourceDefinition(_ definition: inout Fields) {
        let versions = (definition["spec"]?["versions"]?.arrayValue ?? []).filter { $0["storage"] == true }
        definition.updateOrAddObject("status") { $0["storedVersions"] = .array(versions.compactMap { $0["name"] }) }
    }
}
