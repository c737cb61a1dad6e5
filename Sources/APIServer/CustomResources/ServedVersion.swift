import CustomResources
import FieldManagement
import ObjectModel
import ObjectStore
import Synchronization

/// A version of a custom resource in this server: its definition, and which stored objects are in its form already.
final class ServedVersion: ResourceDefinition {
    let custom: CustomVersion
    /// What field management knows of its objects.
    let fieldSchema: ObjectSchema
    let form: CustomObjectForm
    /// Who converts objects of other versions; nil where only apiVersion changes.
    let webhook: ConversionWebhook?
    /// What it has converted.
    let converted = ConvertedObjects()
    /// Who is to be told when the definition has changed or gone.
    let followers: DefinitionFollowers
    /// Objects of later revisions were written under this definition and need no look.
    private let currentSince: Atomic<UInt64>

    init(_ custom: CustomVersion, currentSince: UInt64, followers: DefinitionFollowers) {
        self.custom = custom
        self.followers = followers
        form = CustomObjectForm(custom)
        webhook = ConversionWebhook(custom.conversion)
        fieldSchema = ObjectSchema(openAPIV3Schema: .object(custom.schema.source), schema: .kubernetes)
        self.currentSince = Atomic(currentSince)
    }

    /// From now on objects of later revisions are taken as they are.
    func settle(at revision: UInt64) { currentSince.store(revision, ordering: .relaxed) }

    /// An object as requests for this version see it.
    func shown(_ object: Value) -> Value { form.shown(object) }

    /// The same for a stored one, which is mostly in the right form already.
    func shown(_ object: StoredObject) -> StoredObject {
        if custom.version == custom.storageVersion, object.revision > currentSince.load(ordering: .relaxed) {
            return object
        }
        let tree = object.tree
        let shown = form.shown(tree)
        return shown == tree ? object : object.replacing(tree: shown)
    }

    /// An object of another version with nothing but its version changed.
    func renamed(_ object: Value) -> Value {
        var object = object
        object["apiVersion"] = .string(custom.apiVersion)
        return form.converted(object)
    }

    /// Whether an object cannot be shown before the webhook has converted it.
    func isForeign(_ object: StoredObject) -> Bool {
        guard webhook != nil else { return false }
        if custom.version == custom.storageVersion, object.revision > currentSince.load(ordering: .relaxed) {
            return false
        }
        return object.tree["apiVersion"]?.stringValue != custom.apiVersion
    }

    /// An object as it is stored, where no webhook has to be asked.
    func stored(_ object: Value) -> Value { form.stored(object) }
}

extension ResourceType {
    /// What this server knows of a custom resource; nil for others.
    var served: ServedVersion? { definition as? ServedVersion }

    /// The kind of its lists, which a definition may name as it likes.
    var listKind: String { served?.custom.listKind ?? kind + "List" }

    /// A stored object as requests for this resource see it.
    func shown(_ object: StoredObject) -> StoredObject { served?.shown(object) ?? object }
}
