import APIClient
import ClusterPlans
import ObjectModel
import WorkloadPlans

/// The writes of garbage collection. Objects that are gone, or replaced by namesakes, need none.
struct OwnershipWriter: Sendable {
    let client: any APIClient
    let catalog: ResourceCatalog

    /// Deletes this very version: whoever has got a new owner in the meantime stays.
    func delete(_ object: ObjectIdentity, _ propagation: Deletion.Propagation) async throws {
        do {
            try await client.delete(
                ServedResource.of(apiVersion: object.apiVersion, kind: object.kind, in: catalog),
                namespace: object.namespace,
                name: object.name,
                options: DeleteRequest(
                    propagationPolicy: propagation.rawValue, uid: object.uid,
                    resourceVersion: object.resourceVersion))
        } catch let error as StatusError where error.isNotFound {
            // Gone is what was wanted.
        }
    }

    /// Takes owners from an object, in this version of it.
    func disown(_ object: ObjectIdentity, owners: [String]) async throws {
        try await patch(
            object, isPinned: true,
            [
                "ownerReferences": .array(owners.map { ["$patch": "delete", "uid": .string($0)] })
            ])
    }

    /// Lets the object hold its owners back no longer.
    func release(_ object: ObjectIdentity, owners: [String]) async throws {
        try await patch(
            object, isPinned: true,
            [
                "ownerReferences": .array(owners.map { ["uid": .string($0), "blockOwnerDeletion": false] })
            ])
    }

    /// Takes the owner from its dependents; when none has it any more, the owner may go.
    func orphan(_ owner: ObjectIdentity, dependents: [ObjectIdentity]) async throws {
        var rest = dependents[...]
        while !rest.isEmpty {
            let batch = rest.prefix(ClusterControllerLimits.writesInFlight)
            rest = rest.dropFirst(batch.count)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for dependent in batch {
                    group.addTask {
                        try await patch(
                            dependent, isPinned: false,
                            [
                                "ownerReferences": [["$patch": "delete", "uid": .string(owner.uid)]]
                            ])
                    }
                }
                try await group.waitForAll()
            }
        }
        try await removeFinalizer(OwnedObject.orphanFinalizer, from: owner)
    }

    func removeFinalizer(_ finalizer: String, from object: ObjectIdentity) async throws {
        try await patch(object, isPinned: false, ["$deleteFromPrimitiveList/finalizers": [.string(finalizer)]])
    }

    private func patch(_ object: ObjectIdentity, isPinned: Bool, _ metadata: Value) async throws {
        var metadata = metadata
        metadata["uid"] = .string(object.uid)
        if isPinned { metadata["resourceVersion"] = .string(object.resourceVersion) }
        do {
            _ = try await client.patch(
                ServedResource.of(apiVersion: object.apiVersion, kind: object.kind, in: catalog),
                namespace: object.namespace,
                name: object.name, subresource: nil,
                patch: .strategicMerge(.object(Fields([("metadata", metadata)]))))
        } catch let error as StatusError where error.isNotFound {
            // Nothing left to change.
        }
    }
}
