import ObjectModel

/// What a server, not the client, decides about an object when it is created and changed: its identity and times, its
/// generation, and which half, spec or status, a request may touch. It comes after defaulting and mutating admission
/// and before validation.
public enum Lifecycle {
    /// Prepares an object for being stored for the first time. Its name and namespace are final, and its defaults are
    /// applied. System metadata of the client is replaced, a status it brought along is dropped (nodes keep theirs).
    public static func prepareForCreate(_ object: inout Value, resource: ResourceType, context: CreationContext) {
        object.updateObject { object in
            identify(&object, context: context)
            if GenerationRule(resource).startsAtCreation {
                object.updateOrAddObject("metadata") { $0["generation"] = 1 }
            }
            resetStatus(&object, resource: resource)
            prepareKindForCreate(&object, resource: resource, context: context)
        }
    }

    /// Prepares the new state of an object, made by an update or patch, for being stored in place of `old`.
    ///
    /// `subresource` is the one the request went to: nil or one of `status`, `resize`, `ephemeralcontainers`,
    /// `finalize`, `approval`. What the subresource does not cover is taken from `old`. `uid` and
    /// `deletionTimestamp` that differ are left for validation to refuse. `now` is needed where times of transitions
    /// are kept (persistent volumes, signing requests).
    public static func prepareForUpdate(
        _ object: inout Value, old: Value, resource: ResourceType, subresource: String?, now: Time? = nil
    ) {
        guard let old = old.objectValue else { return }
        object.updateObject { object in
            keepSystemMetadata(&object, old: old)
            switch subresource {
            case "status": keepAllButStatus(&object, old: old, resource: resource, now: now)
            case "finalize": keepStatus(&object, old: old)
            case "resize": keepAllButResources(&object, old: old)
            case "approval": keepAllButApproval(&object, old: old, now: now)
            case "ephemeralcontainers": keepAllButEphemeralContainers(&object, old: old)
            default: prepareKindForUpdate(&object, old: old, resource: resource)
            }
            guard subresource != "status", subresource != "finalize" else { return }
            GenerationRule(resource).count(&object, old: old)
        }
    }

    /// Completes a new object after validation: Kubernetes defaults objects again when it reads them back from its
    /// store, and for jobs that is when the labels that were generated for the template reach the job.
    public static func completeStored(_ object: inout Value, resource: ResourceType) {
        guard resource.groupResource == "jobs.batch" else { return canonicalize(&object, resource: resource) }
        object.updateObject { Defaulting.labelsFromTemplate(&$0) }
    }

    /// Gives an object that was found valid the form in which it is kept and shown.
    public static func canonicalize(_ object: inout Value, resource: ResourceType) {
        switch resource.groupResource {
        case "services": object.updateObject { dropInternalTrafficPolicy(&$0) }
        case "endpoints": object.updateObject { EndpointPacking.pack(&$0) }
        case "endpointslices.discovery.k8s.io": object.updateObject { emptyLists(of: &$0) }
        default: break
        }
    }

    private static func identify(_ object: inout Fields, context: CreationContext) {
        object.updateOrAddObject("metadata") { metadata in
            metadata["uid"] = .string(context.uid)
            metadata["creationTimestamp"] = .string(context.now.rfc3339)
            metadata["deletionTimestamp"] = nil
            metadata["deletionGracePeriodSeconds"] = nil
            metadata["selfLink"] = nil
        }
    }

    /// A client that leaves these out, or writes them anew, changes nothing.
    private static func keepSystemMetadata(_ object: inout Fields, old: Fields) {
        let old = old.object("metadata")
        object.updateOrAddObject("metadata") { metadata in
            metadata["selfLink"] = nil
            metadata["generation"] = old["generation"]
            metadata["creationTimestamp"] = old["creationTimestamp"]
            if metadata.string("uid").isEmpty { metadata["uid"] = old["uid"] }
            if let deletion = old["deletionTimestamp"] {
                metadata["deletionTimestamp"] = deletion
                if let seconds = old["deletionGracePeriodSeconds"] {
                    metadata.setDefault("deletionGracePeriodSeconds", seconds)
                }
            }
        }
    }
}
