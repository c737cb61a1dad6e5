import APIClient
import ControllerRuntime
import Controllers
import ObjectModel
import TestKit
import Testing

/// What is said about namespaces and nodes, which only their status explains.
@Suite struct NamespaceExplanationTests {
    private let clock = ManualClock()
    private let api: InMemoryAPI

    init() { api = InMemoryAPI(clock: clock) }

    private func waits(_ object: some Kind) async throws -> [String] {
        try await explanation(object).waits.map(\.reason)
    }

    private func explanation<K: Kind>(_ object: K) async throws -> Explanation {
        _ = try await api.create(K.resource, namespace: "", name: nil, subresource: nil, object: object.value)
        var written = object
        written.objectMeta.resourceVersion = ""
        _ = try await api.update(
            K.resource, namespace: "", name: object.objectMeta.name, subresource: "status", object: written.value)
        let explainer = Explainer(ControllerEnvironment(client: api, clock: clock), controllers: [])
        return try await explainer.explain(K.resource, namespace: "", name: object.objectMeta.name)
    }

    @Test func aNamespaceThatNobodyDeleted() async throws {
        #expect(try await waits(Namespace.new { $0.metadata.name = "shop" }) == [])
    }

    @Test func aReadyNode() async throws {
        let node = Node.new { node in
            node.metadata.name = "node-0"
            node.status.conditions = [
                .make {
                    $0.type = "Ready"
                    $0.status = "True"
                }
            ]
        }
        #expect(try await waits(node) == [])
    }

    @Test func whatANodeTakesAlone() async throws {
        let node = Node.new { node in
            node.metadata.name = "node-0"
            node.spec.taints = [
                ("team", "a", "NoSchedule"), ("gone", "", "NoExecute"), ("slow", "", "PreferNoSchedule"),
                ("node.kubernetes.io/unschedulable", "", "NoSchedule"),
            ].map { key, value, effect in
                .make {
                    $0.key = key
                    $0.value = value
                    $0.effect = effect
                }
            }
        }
        #expect(
            try await explanation(node).notes == [
                "it takes only pods that tolerate team=a:NoSchedule",
                "it takes only pods that tolerate gone:NoExecute; others are evicted",
            ])
    }

    @Test func aNodeThatIsCordonedAndSilent() async throws {
        let node = Node.new { node in
            node.metadata.name = "node-0"
            node.spec.unschedulable = true
            node.status.conditions = [
                .make {
                    $0.type = "Ready"
                    $0.status = "Unknown"
                    $0.reason = "NodeStatusUnknown"
                    $0.message = "Kubelet stopped posting node status."
                }
            ]
        }
        #expect(
            try await waits(node) == [
                "somebody to uncordon it; it gets no new pods before that",
                "its agent to report that it is ready (NodeStatusUnknown: Kubelet stopped posting node status.)",
            ])
    }

    @Test func aNamespaceThatIsHeldBack() async throws {
        let namespace = Namespace.new { namespace in
            namespace.metadata.name = "shop"
            namespace.metadata.finalizers = ["example.com/hold"]
            namespace.status.conditions = [
                .make {
                    $0.type = "NamespaceContentRemaining"
                    $0.status = "True"
                    $0.message = "Some resources are remaining: pods. has 1 resource instances"
                },
                .make {
                    $0.type = "NamespaceDeletionContentFailure"
                    $0.status = "False"
                },
            ]
        }
        #expect(try await waits(namespace) == [])
        _ = try await api.delete(Namespace.resource, namespace: "", name: "shop", options: DeleteRequest())
        let explainer = Explainer(ControllerEnvironment(client: api, clock: clock), controllers: [])
        let explanation = try await explainer.explain(Namespace.resource, namespace: "", name: "shop")
        #expect(
            explanation.waits.map(\.reason) == [
                "what is in it to be deleted (Some resources are remaining: pods. has 1 resource instances)",
                "the finalizers example.com/hold to be removed by whoever set them",
            ])
    }
}
