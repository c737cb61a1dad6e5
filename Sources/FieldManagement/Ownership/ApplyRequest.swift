import ObjectTree

/// One configuration on its way into an object.
struct ApplyRequest {
    let config: Value
    let live: Value
    let owner: FieldOwner
    let versions: FieldVersions
    let filter: FieldFilter

    struct Outcome {
        var object: Value
        var owners: OwnerList
    }

    /// The object with the configuration laid over it and without what its owner no longer applies.
    func outcome(_ owners: OwnerList, isForced: Bool) throws(ApplyFailure) -> Outcome {
        var owners = owners
        owners.reconcile(versions)
        guard let schema = versions.schema(of: versions.current) else {
            throw .failed("no type for \(versions.current)")
        }
        let merged: Value
        do throws(TypedMerge.Failure) {
            merged = try TypedMerge.merge(live, config, schema)
        } catch {
            throw .failed("failed to merge config: \(error.message)")
        }
        let last = owners[owner]
        let applied = filter(FieldSet(of: config, schema))
        owners.remove(owner)
        let object = pruned(merged, last: last, applied: applied, others: owners)
        let changes = Changes(from: live, to: object, versions, filter)
        if !isForced { try refuseConflicts(owners, changes) }
        owners.updateAll(except: nil) { entry in
            changes.fields(in: entry.owner.apiVersion).map(entry.fields.subtracting)
        }
        owners.set(OwnedFields(owner: owner, fields: applied, time: last?.time))
        return Outcome(object: object, owners: owners)
    }

    private func refuseConflicts(_ owners: OwnerList, _ changes: Changes) throws(ApplyFailure) {
        var conflicts: [FieldConflict] = []
        for entry in owners.entries {
            guard let taken = changes.seen(in: entry.owner.apiVersion)?.taken else { continue }
            let disputed = entry.fields.intersection(taken)
            conflicts += disputed.descriptions.map { FieldConflict(owner: entry.owner, path: $0) }
        }
        guard conflicts.isEmpty else { throw .conflicts(conflicts) }
    }

    // MARK: - Removal

    /// The merged object without what its owner applied last time, does not apply now, and nobody else owns.
    private func pruned(_ merged: Value, last: OwnedFields?, applied: FieldSet, others: OwnerList) -> Value {
        guard let last, !last.fields.isEmpty, let view = versions.view(merged, in: last.owner.apiVersion) else {
            return merged
        }
        // Removing happens in the version it was applied in. Where that is another one than now, what goes is found
        // there and taken away here.
        let removed = removedFields(view, last.fields, version: last.owner.apiVersion, applied, others)
        guard !removed.isEmpty else { return merged }
        let remaining = TypedRemoval.remove(removed, from: view.value, view.schema)
        guard last.owner.apiVersion != versions.current else { return remaining }
        return versions.back(remaining, from: last.owner.apiVersion) ?? merged
    }

    private func removedFields(
        _ merged: FieldVersions.View, _ last: FieldSet, version: String, _ applied: FieldSet,
        _ others: OwnerList
    ) -> FieldSet {
        let schema = merged.schema
        let present = FieldSet(of: merged.value, schema).withNamedMembers(schema)
        let last = last.withNamedMembers(schema)
        let bare = TypedRemoval.remove(last, from: merged.value, schema)
        var kept = FieldSet(of: bare, schema).withNamedMembers(schema)
        var owned = version == versions.current ? applied : FieldSet()
        for entry in others.entries where entry.owner.apiVersion == version { owned = owned.union(entry.fields) }
        kept = kept.union(owned.withNamedMembers(schema))
        kept = kept.union(ownedElsewhere(version, applied, others, schema: schema, present: present))
        // What nobody applied stays, even inside of what goes: it was never this owner's.
        let remaining = TypedRemoval.remove(present.subtracting(kept), from: merged.value, schema)
        let remainingFields = FieldSet(of: remaining, schema).withNamedMembers(schema)
        return present.subtracting(remainingFields).intersection(last)
    }

    /// What owners of other versions have, as far as it goes by the same names.
    private func ownedElsewhere(
        _ version: String, _ applied: FieldSet, _ others: OwnerList, schema: ObjectSchema, present: FieldSet
    ) -> FieldSet {
        var owned = version == versions.current ? FieldSet() : applied
        for entry in others.entries where entry.owner.apiVersion != version { owned = owned.union(entry.fields) }
        return owned.isEmpty ? owned : owned.withNamedMembers(schema).intersection(present)
    }
}
