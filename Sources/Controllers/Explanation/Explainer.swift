import APIClient
import ControllerRuntime
import ObjectModel
import WorkloadPlans

/// Answers why an object is as it is, from the very plans that decide about it: what would be done now, what is waited
/// for, and the same of the objects it depends on. Nothing is applied.
public struct Explainer: Sendable {
    /// What the scheduler says about a pod without a node; nil when it has nothing to say.
    public typealias Placement = @Sendable (ObjectKey) async -> Explanation?

    private let environment: ControllerEnvironment
    private let controllers: [String: any Controller]
    private let placement: Placement
    private let causes: ExplanationCauses

    /// Kinds about which nothing is planned here, but whose status says what they wait for.
    private static let explainedByStatus = ["namespaces", "nodes", "pods", "services"]

    /// - Parameter controllers: Those that run; the ones that say which kind they explain are asked.
    public init(
        _ environment: ControllerEnvironment, controllers: [any Controller],
        placement: @escaping Placement = { _ in nil }
    ) {
        self.environment = environment
        self.placement = placement
        self.controllers = Dictionary(
            controllers.compactMap { controller in controller.explains.map { ($0.groupResource, controller) } },
            uniquingKeysWith: { first, _ in first })
        causes = ExplanationCauses(environment.caches)
    }

    /// Explains one object.
    /// - Throws: NotFound, and BadRequest for kinds that nothing decides about.
    public func explain(_ resource: ResourceType, namespace: String, name: String) async throws -> Explanation {
        let known = Set(controllers.keys).union(Self.explainedByStatus)
        guard known.contains(resource.groupResource) else {
            throw StatusError.badRequest(
                "nothing is planned for \(resource.groupResource); ask about one of: "
                    + known.sorted().joined(separator: ", "))
        }
        let object = try await environment.client.get(resource, namespace: namespace, name: name)
        return try await explain(object, resource, depth: ControllerLimits.explanationDepth)
    }

    private func explain(_ object: Value, _ resource: ResourceType, depth: Int) async throws -> Explanation {
        let metadata = ObjectMeta(object["metadata"])
        let about = ObjectIdentity(
            apiVersion: resource.apiVersion, kind: resource.kind, namespace: metadata.namespace, name: metadata.name,
            uid: metadata.uid)
        var explanation = try await decision(object, resource, about)
        let outcome = OutcomeExplanation(object: object, kind: resource.kind).note
        if let outcome { explanation.notes.append(outcome) }
        guard depth > 1 else { return explanation }
        for cause in causes.of(object, resource, explanation) {
            guard explanation.because.count < ControllerLimits.explainedObjects else {
                explanation.unlisted += 1
                continue
            }
            let reason = try await explain(cause.object, cause.resource, depth: depth - 1)
            if !reason.isSettled { explanation.because.append(reason) }
        }
        return explanation
    }

    private func decision(_ object: Value, _ resource: ResourceType, _ about: ObjectIdentity) async throws
        -> Explanation
    {
        let key = ObjectKey(namespace: about.namespace, name: about.name)
        guard let controller = controllers[resource.groupResource] else {
            return await explainByStatus(object, resource, key, about)
        }
        let failure = environment.failures.wait(of: controller.name, on: key)
        switch try await controller.reconcile(key, now: environment.clock.now()) {
        case .done: return Explanation(about: about, waits: [failure].compactMap(\.self))
        case .again(let time): return Explanation(about: about, waits: [failure].compactMap(\.self), lookAgain: time)
        case .apply(let plan): return Explanation(plan, about: about, failure: failure)
        }
    }

    private func explainByStatus(
        _ object: Value, _ resource: ResourceType, _ key: ObjectKey, _ about: ObjectIdentity
    ) async -> Explanation {
        switch resource.groupResource {
        case "pods":
            let pod = Pod(object)
            if pod.spec.nodeName.isEmpty, let placement = await placement(key) { return placement }
            return Explanation(about: about, waits: PodExplanation(pod).waits)
        case "namespaces":
            return Explanation(about: about, waits: NamespaceExplanation(namespace: Namespace(object)).waits)
        case "nodes":
            let node = NodeExplanation(node: Node(object))
            return Explanation(about: about, waits: node.waits, notes: node.notes)
        case "services":
            let service = Service(object)
            let pods = causes.pods(of: service)
            return Explanation(about: about, waits: ServiceExplanation(service: service, pods: pods).waits)
        default: return Explanation(about: about)
        }
    }
}
