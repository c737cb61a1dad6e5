import ObjectModel
import ObjectStore
import Synchronization

/// Compiled policies of one kind, each as long as its policy does not change.
final class PolicyCache: Sendable {
    private let resource: String
    private let compile: @Sendable (Value) -> CompiledPolicy
    private let policies = Mutex<[String: (revision: UInt64, policy: CompiledPolicy)]>([:])

    /// - Parameter resource: Where the policies are stored.
    init(_ resource: String, compile: @escaping @Sendable (Value) -> CompiledPolicy) {
        self.resource = resource
        self.compile = compile
    }

    func policy(_ name: String, _ lookups: Lookups) -> CompiledPolicy? {
        guard let object = lookups.store.get(ObjectKey(resource: resource, namespace: "", name: name)) else {
            policies.withLock { $0[name] = nil }
            return nil
        }
        if let known = policies.withLock({ $0[name] }), known.revision == object.revision { return known.policy }
        let compiled = compile(object.tree)
        policies.withLock { $0[name] = (object.revision, compiled) }
        return compiled
    }
}
