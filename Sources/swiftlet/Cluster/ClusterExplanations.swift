import APIServer
import Controllers
import ObjectModel
import Synchronization

/// Joins the API server, which is asked, with the controllers, which come later and know.
final class ClusterExplanations: ExplanationSource {
    private let explainer = Mutex<Explainer?>(nil)

    func answer(with explainer: Explainer) { self.explainer.withLock { $0 = explainer } }

    func explain(_ resource: ResourceType, namespace: String, name: String) async throws -> Value {
        guard let explainer = explainer.withLock({ $0 }) else {
            return try await NoExplanations().explain(resource, namespace: namespace, name: name)
        }
        return try await explainer.explain(resource, namespace: namespace, name: name).value
    }
}
