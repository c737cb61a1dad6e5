import APIClient
import CEL
import Logging
import ObjectModel
import ObjectRules
import ObjectStore

/// Writes into the status of ValidatingAdmissionPolicies what is wrong with their expressions by the types of what they
/// are about, once for each generation.
final class PolicyStatusWriter: StoreSubscriber {
    private let operations: ObjectOperations
    private let client: any APIClient
    private let wakeUps: AsyncStream<Void>
    private let wakeUp: AsyncStream<Void>.Continuation
    private let logger = Logger(label: "policy-status")

    init(operations: ObjectOperations, client: any APIClient) {
        self.operations = operations
        self.client = client
        (wakeUps, wakeUp) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    func receive(_ events: [StoreEvent]) { wakeUp.yield() }

    /// Notes from now on what changes.
    func load() {
        do throws(StoreError) {
            _ = try operations.store.subscribe(
                self, resource: ValidatingAdmissionPolicyPlugin.policies, after: operations.store.revision)
        } catch {
            // The present revision is never too old.
            logger.error("\(error)")
        }
    }

    /// Follows the policies until the task is cancelled.
    func run() async {
        defer { operations.store.unsubscribe(self, resource: ValidatingAdmissionPolicyPlugin.policies) }
        wakeUp.yield()
        for await _ in wakeUps {
            let policies = operations.lookups.all(ValidatingAdmissionPolicyPlugin.policies)
                .map { ValidatingAdmissionPolicy($0) }
            for policy in policies where policy.metadata.fields.int("generation") > policy.status.observedGeneration {
                await write(policy)
            }
        }
    }

    private func write(_ policy: ValidatingAdmissionPolicy) async {
        var policy = policy
        policy.status.observedGeneration = policy.metadata.fields.int("generation")
        let warnings = warnings(about: policy)
        policy.status.typeChecking = .make { $0.expressionWarnings = warnings }
        do {
            _ = try await client.update(
                ValidatingAdmissionPolicy.resource, namespace: "", name: policy.metadata.name, subresource: "status",
                object: policy.value)
        } catch let error as StatusError where error.isConflict || error.isNotFound {
            // It has changed meanwhile, which is the next event.
        } catch {
            logger.warning("status of \(policy.metadata.name): \(error)")
        }
    }

    private func warnings(about policy: ValidatingAdmissionPolicy) -> [ExpressionWarning] {
        var types = KindTypes(operations.schema)
        let served = operations.served
        let resources = PolicyTypeCheck.resources(of: policy) { group, version, plural in
            operations.schema.resource(group: group, version: version, plural: plural)
                ?? served.custom(group: group, version: version, plural: plural)
        }
        let subjects = resources.compactMap { resource in
            Self.type(of: resource, &types).map {
                PolicyTypeCheck.Subject(apiVersion: resource.apiVersion, kind: resource.kind, type: $0)
            }
        }
        let params = policy.spec.paramKind.flatMap { served.resource(apiVersion: $0.apiVersion, kind: $0.kind) }
        return PolicyTypeCheck(policy, about: subjects, params: params.flatMap { Self.type(of: $0, &types) }).warnings
    }

    private static func type(of resource: ResourceType, _ types: inout KindTypes) -> CEL.ObjectType? {
        guard let custom = resource.served?.custom else { return types.type(of: resource) }
        return CEL.ObjectType.from(schema: custom.schema.source, isResourceRoot: true)
    }
}
