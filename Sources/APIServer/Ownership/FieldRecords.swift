import FieldManagement
import ObjectCoding
import ObjectModel
import ObjectRules

/// Who wrote an object, to be noted in its `managedFields`.
enum FieldWriter: Sendable {
    /// A client by this name; what it changed is found by comparing.
    case manager(String)
    /// The record is kept already: the object carries it.
    case recorded

    /// The name of the client, if that is known.
    var name: String {
        if case .manager(let name) = self { return name }
        return ""
    }
}

/// Keeps `metadata.managedFields` on every write. The rules are in `FieldManagement`; here are the types and versions
/// of the kinds that are served, and where an object carries its record.
struct FieldRecords: Sendable {
    private let schema: Schema
    private let served: ServedResources
    private let types: SchemaTypes
    private let decoder: ObjectDecoder
    private let now: @Sendable () -> Time
    private let creations = KnownCreations()

    init(served: ServedResources, decoder: ObjectDecoder, now: @escaping @Sendable () -> Time) {
        schema = served.builtIn
        self.served = served
        types = schema === Schema.kubernetes ? Self.kubernetes : SchemaTypes(schema)
        self.decoder = decoder
        self.now = now
    }

    private static let kubernetes = SchemaTypes(.kubernetes)

    // MARK: - Versions

    /// Nil for kinds without types: nothing is recorded of those.
    private func ownership(of target: ResourceRequest, at time: Time? = nil) -> FieldOwnership? {
        let resource = target.resource
        guard let own = fieldSchema(of: resource) else { return nil }
        let versions = FieldVersions(
            current: resource.apiVersion, schema: own,
            schemas: { apiVersion in sibling(of: resource, apiVersion).flatMap { fieldSchema(of: $0) } },
            convert: { object, from, to in
                guard let from = sibling(of: resource, from), let to = sibling(of: resource, to) else { return nil }
                return SharedStorage.shown(SharedStorage.stored(object, resource: from), resource: to)
            })
        return FieldOwnership(
            versions: versions, filter: FieldFilter(resource: resource, subresource: target.subresource),
            subresource: target.subresource ?? "", now: (time ?? now()).rfc3339, json: .standard)
    }

    /// What is known of a resource's objects: of custom ones, what their definition says.
    private func fieldSchema(of resource: ResourceType) -> ObjectSchema? {
        resource.isCustom ? resource.served?.fieldSchema : types[resource.message]
    }

    /// An object with a configuration laid over it, not normalised yet, whoever owns what.
    func laid(
        _ config: Value, over object: Value, _ resource: ResourceType
    ) throws(TypedMerge.Failure) -> Value {
        guard let types = fieldSchema(of: resource) else {
            throw TypedMerge.Failure(
                message: "failed to convert patch object to typed object: no corresponding type for "
                    + "\(resource.apiVersion), Kind=\(resource.kind)")
        }
        return try ConfigurationPatch.apply(config, to: object, types)
    }

    /// The resource in another version, stored in the same place.
    private func sibling(of resource: ResourceType, _ apiVersion: String) -> ResourceType? {
        if resource.apiVersion == apiVersion { return resource }
        if resource.isCustom {
            let version = apiVersion.split(separator: "/").last.map(String.init) ?? ""
            return served.custom(group: resource.group, version: version, plural: resource.plural)
        }
        let place = SharedStorage.storageName(of: resource)
        return schema.resource(apiVersion: apiVersion, kind: resource.kind).flatMap {
            SharedStorage.storageName(of: $0) == place ? $0 : nil
        }
    }

    /// What an object of a kind is before anything is said about it.
    private func empty(_ message: MessageID) -> Value {
        do throws(CodingError) {
            return try decoder.normalise(.object(Fields()), as: message).value
        } catch {
            // There is nothing in it that could be wrong.
            return .object(Fields())
        }
    }

    // MARK: - Writes

    /// Notes who creates an object, and when.
    func create(_ object: inout Value, _ target: ResourceRequest, by writer: FieldWriter, at time: Time) {
        guard case .manager(let manager) = writer, let ownership = ownership(of: target, at: time) else { return }
        let stated = object.takeManagedFields()
        let record = creations.with { known in
            ownership.afterUpdate(
                live: empty(target.resource.message), new: object, stated: stated, stored: nil, isCreation: true,
                manager: manager, &known)
        }
        object.setManagedFields(record)
    }

    /// Notes who changed what, where a client has asked for `wanted` instead of `current`.
    func update(_ wanted: inout Value, from current: Value, _ target: ResourceRequest, by writer: FieldWriter) {
        guard case .manager(let manager) = writer else { return }
        let stated = wanted.takeManagedFields()
        var live = current
        let stored = live.takeManagedFields()
        guard let ownership = ownership(of: target) else { return wanted.setManagedFields(stored) }
        wanted.setManagedFields(
            ownership.afterUpdate(
                live: live, new: wanted, stated: stated, stored: stored, isCreation: false, manager: manager))
    }

    /// The object after a configuration was applied to it, not normalised yet. `current` is nil when there is none.
    func apply(
        _ patch: ApplyPatch, to current: Value?, _ target: ResourceRequest, _ options: WriteOptions
    ) throws(StatusError) -> (object: Value, managedFields: Value?) {
        guard let ownership = ownership(of: target) else { throw ResourceRequest.methodNotAllowed }
        let expected = ExpectedKind(target.resource)
        return try apply(patch, to: current, expected, ownership, options)
    }

    private func apply(
        _ patch: ApplyPatch, to current: Value?, _ expected: ExpectedKind, _ ownership: FieldOwnership,
        _ options: WriteOptions
    ) throws(StatusError) -> (object: Value, managedFields: Value?) {
        let config = try patch.config(of: expected)
        let empty = empty(expected.message)
        var live = current ?? empty
        let stored = live.takeManagedFields()
        do throws(ApplyFailure) {
            let applied = try ownership.apply(
                config, to: live, stored: stored, empty: empty, manager: options.fieldManager,
                isForced: options.isForced, naming: ApplyPatch.name)
            return (applied.object, applied.managedFields)
        } catch {
            throw StatusError(error)
        }
    }

    // MARK: - Scales

    private var scaleOwnership: FieldOwnership? {
        guard let kind = ExpectedKind(apiVersion: ScaleView.apiVersion, kind: ScaleView.kind, schema: schema),
            let own = types[kind.message]
        else { return nil }
        return FieldOwnership(
            versions: FieldVersions(current: ScaleView.apiVersion, schema: own), filter: .all, subresource: "scale",
            now: now().rfc3339, json: .standard)
    }

    /// The record of a workload after its Scale was replaced.
    func update(
        scale wanted: Value, from current: Value, of workload: Value, _ resource: ResourceType, by manager: String
    ) -> Value? {
        guard let ownership = scaleOwnership else { return workload.managedFields }
        let scales = scaleOwners(of: workload, resource)
        let record = ownership.afterUpdate(
            live: current, new: wanted, stated: nil, stored: scales.ofScale, isCreation: false, manager: manager)
        return scales.ofWorkload(afterScale: record)
    }

    private func scaleOwners(of workload: Value, _ resource: ResourceType) -> ScaleOwnership {
        ScaleOwnership(
            stored: workload.managedFields, apiVersion: resource.apiVersion,
            paths: resource.served?.custom.replicasPaths)
    }

    /// The Scale after a configuration was applied to it, and the record of its workload.
    func apply(
        _ patch: ApplyPatch, toScale current: Value, of workload: Value, _ resource: ResourceType,
        _ options: WriteOptions
    ) throws(StatusError) -> (scale: Value, managedFields: Value?) {
        guard let ownership = scaleOwnership,
            let expected = ExpectedKind(apiVersion: ScaleView.apiVersion, kind: ScaleView.kind, schema: schema)
        else { throw ResourceRequest.methodNotAllowed }
        let scales = scaleOwners(of: workload, resource)
        var live = current
        live.setManagedFields(scales.ofScale)
        let applied = try apply(patch, to: live, expected, ownership, options)
        return (applied.object, scales.ofWorkload(afterScale: applied.managedFields))
    }
}

extension JSONForm {
    /// JSON as the server reads and writes it everywhere.
    fileprivate static let standard = JSONForm(
        parse: { text in
            do throws(CodingError) {
                return try JSON.parse(text)
            } catch {
                return nil
            }
        },
        print: { String(decoding: JSON.encode($0.sortedByKey), as: UTF8.self) })
}

extension Value {
    /// This value with the members of all objects in the order of their names.
    fileprivate var sortedByKey: Value {
        switch self {
        case .object(let fields):
            let entries = fields.sorted { $0.key < $1.key }
                .map { Fields.Entry(key: $0.key, value: $0.value.sortedByKey) }
            return .object(Fields(uniqueEntries: entries))
        case .array(let elements): return .array(elements.map(\.sortedByKey))
        default: return self
        }
    }

    /// The record that an object carries.
    var managedFields: Value? { self["metadata"]?["managedFields"] }

    /// Takes the record off an object.
    mutating func takeManagedFields() -> Value? {
        guard managedFields != nil else { return nil }
        return changeMetadata { $0.removeValue(forKey: "managedFields") }
    }

    mutating func setManagedFields(_ record: Value?) {
        guard record != nil || managedFields != nil else { return }
        changeMetadata { $0["managedFields"] = record }
    }

    @discardableResult
    private mutating func changeMetadata<Result>(_ change: (inout Fields) -> Result) -> Result {
        var fields = objectValue ?? Fields()
        self = .null
        defer { self = .object(fields) }
        return fields.update("metadata") { metadata in
            var members = metadata?.objectValue ?? Fields()
            metadata = nil
            defer { metadata = .object(members) }
            return change(&members)
        }
    }
}
