import ObjectTree

/// Keeps the record of who manages which field of an object, on every write, as Kubernetes' field managers do.
///
/// Objects are given and answered without `managedFields`, which travel apart: the rules are about the fields of users.
public struct FieldOwnership: Sendable {
    let versions: FieldVersions
    /// What the request can set.
    let filter: FieldFilter
    /// Empty, or what is written, such as `status`.
    let subresource: String
    /// The time of the write, in RFC 3339.
    private let now: String
    private let json: JSONForm

    /// - Parameters:
    ///   - filter: What the request can set.
    ///   - subresource: Such as `status`; empty for the object itself.
    ///   - now: The time of the write, in RFC 3339.
    ///   - json: How annotations with JSON are read and written.
    public init(versions: FieldVersions, filter: FieldFilter, subresource: String, now: String, json: JSONForm) {
        self.versions = versions
        self.filter = filter
        self.json = json
        self.subresource = subresource
        self.now = now
    }

    func owner(_ name: String, _ operation: FieldOwner.Operation) -> FieldOwner {
        FieldOwner(name, operation, apiVersion: versions.current, subresource: subresource)
    }

    /// Fields that belong to nobody: what an object is, and what the server says about it.
    static let system = FieldSet(
        paths: [["apiVersion"], ["kind"], ["metadata"]]
            + [
                "name", "namespace", "creationTimestamp", "selfLink", "uid", "clusterName", "generation",
                "managedFields", "resourceVersion",
            ].map { ["metadata", $0] })

    // MARK: - Everything but apply

    /// The owners of an object's fields after it was created, replaced or patched by `manager`.
    ///
    /// - Parameters:
    ///   - live: The object before; the empty object of its kind for a creation.
    ///   - new: The object as the client wants it, with defaults, before admission.
    ///   - stated: The `managedFields` that the client sent; nil when it sent none.
    ///   - stored: Those of the stored object.
    public func afterUpdate(
        live: Value, new: Value, stated: Value?, stored: Value?, isCreation: Bool, manager: String
    ) -> Value? {
        var nothing = KnownDifferences(capacity: 0)
        return afterUpdate(
            live: live, new: new, stated: stated, stored: stored, isCreation: isCreation, manager: manager, &nothing)
    }

    /// The same, where parts of earlier comparisons may come again.
    package func afterUpdate(
        live: Value, new: Value, stated: Value?, stored: Value?, isCreation: Bool, manager: String,
        _ known: inout KnownDifferences
    ) -> Value? {
        guard let owners = Self.ownersToStartFrom(stated: subresource.isEmpty ? stated : nil, stored: stored) else {
            return nil
        }
        // Who has not begun to keep a record at the creation does not begin in the middle.
        if owners.isEmpty, !isCreation { return nil }
        let changes = Changes(from: live, to: new, versions, filter, &known)
        let updated = update(owners, changes, by: owner(manager, .update))
        if updated == owners, let stored, stated == nil || stated == stored { return stored }
        return updated.value
    }

    /// nil when the client clears the record.
    static func ownersToStartFrom(stated: Value?, stored: Value?) -> OwnerList? {
        guard let stated, stated != stored else { return OwnerList(stored: stored) }
        if isReset(stated) { return nil }
        do throws(UnreadableOwners) {
            let owners = try OwnerList(reading: stated)
            return owners.isEmpty ? OwnerList(stored: stored) : owners
        } catch {
            // A client that does not understand the record must not destroy it.
            return OwnerList(stored: stored)
        }
    }

    /// An empty list, or one empty entry: the client wants the record to begin anew.
    private static func isReset(_ stated: Value) -> Bool {
        guard case .array(let entries) = stated else { return false }
        return entries.isEmpty || (entries.count == 1 && entries[0].objectValue?.isEmpty == true)
    }

    /// Takes what changed from all who had it and gives it to the one who changed it.
    func update(_ owners: OwnerList, _ changes: Changes, by owner: FieldOwner) -> OwnerList {
        var owners = owners
        if !versions.areTypesFixed { owners.reconcile(versions) }
        owners.updateAll(except: nil) { entry in
            changes.fields(in: entry.owner.apiVersion).map(entry.fields.subtracting)
        }
        let taken = (changes.seen(in: versions.current)?.taken ?? FieldSet()).subtracting(Self.system)
        if !taken.isEmpty {
            let before = owners[owner]?.fields ?? FieldSet()
            owners.set(OwnedFields(owner: owner, fields: taken.union(before), time: now))
        }
        owners.cap()
        return owners
    }

    // MARK: - Apply

    /// What becomes of an object when a configuration is applied to it.
    public struct Applied: Sendable {
        /// Not normalised yet, without `managedFields`.
        public let object: Value
        public let managedFields: Value?
    }

    /// Applies a configuration.
    ///
    /// - Parameters:
    ///   - live: The stored object, or the empty object of its kind for a creation.
    ///   - stored: The `managedFields` of the stored object.
    ///   - config: What the client applies, as it sent it.
    ///   - isForced: Take what others manage.
    ///   - name: How messages call an object: namespace, name and kind.
    public func apply(
        _ config: Value, to live: Value, stored: Value?, empty: Value, manager: String, isForced: Bool,
        naming: (Value) -> String
    ) throws(ApplyFailure) -> Applied {
        if case .array? = config["metadata"]?["managedFields"] {
            throw .badRequest("metadata.managedFields must be nil")
        }
        if let complaint = versions.schema(of: versions.current).flatMap({
            TypeCheck.complaint(about: config, $0, allowsDuplicates: false)
        }) {
            throw .failed("failed to create typed patch object (\(naming(config))): \(complaint)")
        }
        var owners = OwnerList(stored: stored)
        if owners.isEmpty {
            let all = Changes(from: empty, to: live, versions, filter)
            owners = update(owners, all, by: owner(Self.beforeFirstApply, .update))
        }
        let request = ApplyRequest(
            config: config, live: live, owner: owner(manager, .apply), versions: versions, filter: filter)
        var outcome: ApplyRequest.Outcome
        let lastApplied = LastApplied(json: json)
        do throws(ApplyFailure) {
            outcome = try request.outcome(owners, isForced: isForced)
        } catch {
            outcome = try lastApplied.adopt(request, owners, after: error)
        }
        let isChanged = !outcome.object.means(live)
        outcome.owners.strip(Self.system, from: request.owner)
        if isChanged { outcome.owners.date(request.owner, now) }
        var object = isChanged ? outcome.object : live
        if manager == LastApplied.manager { lastApplied.sync(&object, with: config) }
        return Applied(object: object, managedFields: outcome.owners.value)
    }

    /// Who owns the fields of an object without a record when somebody first applies to it.
    static let beforeFirstApply = "before-first-apply"
}

/// What changed in an object, in every version that somebody wrote it in.
final class Changes {
    private let old: Value
    private let new: Value
    private let versions: FieldVersions
    private let filter: FieldFilter
    private var seen: [Seen] = []

    private struct Seen {
        let apiVersion: String
        let comparison: Comparison?
        /// Every field that is not as it was.
        let fields: FieldSet?
    }

    init(from old: Value, to new: Value, _ versions: FieldVersions, _ filter: FieldFilter) {
        self.old = old
        self.new = new
        self.versions = versions
        self.filter = filter
    }

    /// With the changes in the current version looked up among known ones.
    convenience init(
        from old: Value, to new: Value, _ versions: FieldVersions, _ filter: FieldFilter,
        _ known: inout KnownDifferences
    ) {
        self.init(from: old, to: new, versions, filter)
        note(in: versions.current, &known)
    }

    /// The changes in a version, without what its writers can't set; nil for a version that is gone.
    func seen(in apiVersion: String) -> Comparison? { difference(in: apiVersion).comparison }

    /// Every field that is not as it was, of those that writers of a version can set; nil for a version that is gone.
    func fields(in apiVersion: String) -> FieldSet? { difference(in: apiVersion).fields }

    private func difference(in apiVersion: String) -> Seen {
        if let seen = seen.first(where: { $0.apiVersion == apiVersion }) { return seen }
        var nothing = KnownDifferences(capacity: 0)
        return note(in: apiVersion, &nothing)
    }

    @discardableResult
    private func note(in apiVersion: String, _ known: inout KnownDifferences) -> Seen {
        var comparison: Comparison?
        if let before = versions.view(old, in: apiVersion), let after = versions.view(new, in: apiVersion) {
            comparison = filter(Comparison(from: before.value, to: after.value, before.schema, &known))
        }
        let found = Seen(apiVersion: apiVersion, comparison: comparison, fields: comparison?.all)
        seen.append(found)
        return found
    }
}

/// How JSON is read from and written to texts inside of objects.
public struct JSONForm: Sendable {
    /// nil for what is no JSON.
    let parse: @Sendable (String) -> Value?
    /// With members in the order of their names.
    let print: @Sendable (Value) -> String

    public init(parse: @escaping @Sendable (String) -> Value?, print: @escaping @Sendable (Value) -> String) {
        self.parse = parse
        self.print = print
    }
}

extension OwnerList {
    /// Follows types that have become others.
    mutating func reconcile(_ versions: FieldVersions) {
        updateAll(except: nil) { entry in
            versions.schema(of: entry.owner.apiVersion).map { entry.fields.reconciled($0) } ?? entry.fields
        }
    }

    /// Takes fields from one owner.
    mutating func strip(_ fields: FieldSet, from owner: FieldOwner) {
        guard var entry = self[owner] else { return }
        entry.fields = entry.fields.subtracting(fields)
        set(entry)
    }

    /// Notes when an owner last changed something.
    mutating func date(_ owner: FieldOwner, _ time: String) {
        guard var entry = self[owner] else { return }
        entry.time = time
        set(entry)
    }

    /// Makes one of the oldest updaters, version by version, until there are no more than the bound.
    mutating func cap() {
        var updaters = entries.filter { $0.owner.operation == .update }
        guard updaters.count > OwnershipLimits.updateManagers else { return }
        updaters.sort { left, right in
            if left.time != right.time { return (left.time ?? "") < (right.time ?? "") }
            return left.owner.sortKey < right.owner.sortKey
        }
        var count = updaters.count
        var firsts: [String: FieldOwner] = [:]
        for updater in updaters where count > OwnershipLimits.updateManagers {
            let version = updater.owner.apiVersion
            guard let first = firsts[version] else {
                firsts[version] = updater.owner
                continue
            }
            let bucket = FieldOwner(Self.ancient, .update, apiVersion: version)
            if self[bucket] == nil, let before = self[first] {
                remove(first)
                set(OwnedFields(owner: bucket, fields: before.fields, time: before.time))
            }
            let before = self[bucket]?.fields ?? FieldSet()
            remove(updater.owner)
            set(OwnedFields(owner: bucket, fields: updater.fields.union(before), time: updater.time))
            count -= 1
        }
    }

    /// What the oldest updaters are called together.
    private static let ancient = "ancient-changes"
}
