import APIClient
import ControllerRuntime
import CustomResources
import ObjectModel
import Synchronization

/// The resources that there are: those built in, and custom ones as their definitions come and go. For controllers that
/// treat all kinds alike.
final class ResourceCatalog: Sendable {
    private static let message = Schema.kubernetes.messageID("meta.v1.PartialObjectMetadata") ?? 0

    /// By the name of the definition.
    private let definitions = Mutex<[String: [ResourceType]]>([:])
    /// Raised when the custom resources have changed.
    let changes = ChangeSignal()

    init() {}

    /// A catalogue that follows the definitions in an environment's caches.
    convenience init(_ environment: ControllerEnvironment, onChange: @escaping @Sendable () -> Void = {}) {
        self.init()
        environment.caches.cache(of: CustomResourceDefinition.self).onChange { [self] change in
            if let definition = change.new {
                set(definition)
            } else {
                remove(change.object.metadata.name)
            }
            onChange()
        }
    }

    // MARK: - Reading

    /// In the order of their names; every version that is served.
    var custom: [ResourceType] {
        definitions.withLock { $0.sorted { $0.key < $1.key }.flatMap(\.value) }
    }

    /// Every kind once, in the first version that is served.
    var kinds: [ResourceType] {
        var seen: Set<String> = []
        return (Schema.kubernetes.resources + custom).filter { seen.insert($0.groupResource).inserted }
    }

    /// The resource of a kind; nil when it isn't served.
    func resource(apiVersion: String, kind: String) -> ResourceType? {
        Schema.kubernetes.resource(apiVersion: apiVersion, kind: kind)
            ?? custom.first { $0.kind == kind && $0.apiVersion == apiVersion }
    }

    func serves(_ groupResource: String) -> Bool {
        definitions.withLock { $0[groupResource]?.isEmpty == false }
    }

    // MARK: - Following

    /// Takes in what a watch of the definitions told.
    func apply(_ change: Reflector.Change) {
        switch change {
        case .replaced(let values, _):
            let all = values.map { CustomResourceDefinition($0) }
            definitions.withLock { definitions in
                definitions = [:]
                for definition in all {
                    definitions[definition.metadata.name] = CustomResource.names(of: definition, message: Self.message)
                }
            }
            changes.raise()
        case .added(let value), .modified(let value): set(CustomResourceDefinition(value))
        case .deleted(let value): remove(CustomResourceDefinition(value).metadata.name)
        case .bookmark: break
        }
    }

    private func set(_ definition: CustomResourceDefinition) {
        let resources = CustomResource.names(of: definition, message: Self.message)
        definitions.withLock { $0[definition.metadata.name] = resources }
        changes.raise()
    }

    private func remove(_ name: String) {
        definitions.withLock { $0[name] = nil }
        changes.raise()
    }
}
