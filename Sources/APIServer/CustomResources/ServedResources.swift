import ObjectModel
import Synchronization

/// The resources that are served now: those built in, which never change, and custom ones, which come and go.
///
/// Requests for what is built in do not come here: the router knows those by itself. Who asks for a custom resource
/// holds a lock for one look into a dictionary.
final class ServedResources: Sendable {
    private struct Key: Hashable {
        let group: String
        let version: String
        let plural: String
    }

    private struct State {
        var custom: [ResourceType] = []
        var byKey: [Key: ResourceType] = [:]
        var number = 0
        var observers: [@Sendable () -> Void] = []
    }

    let builtIn: Schema
    private let state = Mutex(State())

    init(builtIn: Schema) { self.builtIn = builtIn }

    /// Grows whenever the custom resources change.
    var number: Int { state.withLock { $0.number } }
    /// The custom resources and the number of their set.
    var customNow: (resources: [ResourceType], number: Int) { state.withLock { ($0.custom, $0.number) } }
    /// All resources and the number of their set.
    var all: (resources: [ResourceType], number: Int) {
        let (custom, number) = state.withLock { ($0.custom, $0.number) }
        return (builtIn.resources + custom, number)
    }

    /// A custom resource by its path; nil when none is served there.
    func custom(group: String, version: String, plural: String) -> ResourceType? {
        state.withLock { $0.byKey[Key(group: group, version: version, plural: plural)] }
    }

    /// Other resources that hold the same objects.
    func equivalents(of resource: ResourceType) -> [ResourceType] {
        if resource.isCustom {
            return customNow.resources.filter {
                $0.groupResource == resource.groupResource && $0.version != resource.version
            }
        }
        let name = SharedStorage.storageName(of: resource)
        return builtIn.resources.filter { other in
            other.apiVersion != resource.apiVersion && other.plural == resource.plural
                && SharedStorage.storageName(of: other) == name
        }
    }

    /// The resource of a kind; nil where none is served.
    func resource(apiVersion: String, kind: String) -> ResourceType? {
        builtIn.resource(apiVersion: apiVersion, kind: kind)
            ?? customNow.resources.first { $0.apiVersion == apiVersion && $0.kind == kind }
    }

    /// `resource` as it is served now: controllers know custom resources by name alone.
    func current(_ resource: ResourceType) -> ResourceType {
        guard resource.isCustom, resource.served == nil else { return resource }
        return custom(group: resource.group, version: resource.version, plural: resource.plural) ?? resource
    }

    /// Serves other custom resources from now on.
    func replace(_ custom: [ResourceType]) {
        var byKey: [Key: ResourceType] = [:]
        for resource in custom {
            byKey[Key(group: resource.group, version: resource.version, plural: resource.plural)] = resource
        }
        let observers = state.withLock { state in
            state.custom = custom
            state.byKey = byKey
            state.number += 1
            return state.observers
        }
        for observer in observers { observer() }
    }

    /// `action` is called from now on whenever the custom resources have changed.
    func whenChanged(_ action: @escaping @Sendable () -> Void) {
        state.withLock { $0.observers.append(action) }
    }
}
