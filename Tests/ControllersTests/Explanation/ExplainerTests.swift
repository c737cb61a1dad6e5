import APIClient
import ControllerRuntime
import Controllers
import ObjectModel
import TestKit
import Testing
import WorkloadPlans

@Suite struct ExplainerTests {
    private let clock = ManualClock()
    private let api: InMemoryAPI
    private let environment: ControllerEnvironment

    init() {
        api = InMemoryAPI(clock: clock)
        environment = ControllerEnvironment(client: api, clock: clock)
    }

    private func create(_ object: Value, _ resource: ResourceType) async throws {
        _ = try await api.create(resource, namespace: "default", name: nil, subresource: nil, object: object)
    }

    private func job(suspended: Bool = false) -> Job {
        .new { job in
            job.metadata.name = "pi"
            job.metadata.namespace = "default"
            job.spec.completions = 1
            job.spec.parallelism = 1
            job.spec.suspend = suspended
            job.spec.selector = .make { $0.matchLabels = ["job-name": "pi"] }
            job.spec.template.metadata.labels = ["job-name": "pi"]
            job.spec.template.spec.restartPolicy = "Never"
        }
    }

    /// Explains with caches that are filled, but without a loop that would carry plans out.
    private func explain(_ resource: ResourceType, _ name: String) async throws -> Explanation {
        let explainer = Explainer(environment, controllers: [JobController(environment)])
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await environment.caches.run() }
            await environment.caches.waitUntilSynced()
            defer { group.cancelAll() }
            return try await explainer.explain(resource, namespace: "default", name: name)
        }
    }

    @Test func aPlanIsToldAndNotApplied() async throws {
        try await create(job().value, Job.resource)
        let explanation = try await explain(Job.resource, "pi")
        #expect(explanation.phases.map(\.name).contains("create pods"))
        #expect(try await api.list(Pod.resource, namespace: "default", options: ListRequest()).items.isEmpty)
    }

    @Test func itGoesOnToThePodsThatAreWaitedFor() async throws {
        try await create(job().value, Job.resource)
        let owner = Job(try await api.get(Job.resource, namespace: "default", name: "pi"))
        let pod = Pod.new { pod in
            pod.metadata.name = "pi-1"
            pod.metadata.namespace = "default"
            pod.metadata.labels = ["job-name": "pi"]
            pod.metadata.ownerReferences = [OwnerIdentity(Job.self, owner.metadata).reference]
        }
        try await create(pod.value, Pod.resource)
        let explanation = try await explain(Job.resource, "pi")
        #expect(explanation.because.map(\.about.name) == ["pi-1"])
        #expect(explanation.because.first?.waits.map(\.reason) == ["the scheduler to look at it"])
    }

    @Test func whatNothingDecidesAboutIsRefused() async throws {
        let error = await #expect(throws: StatusError.self) { try await explain(ConfigMap.resource, "x") }
        #expect(error?.message == "nothing is planned for configmaps; ask about one of: jobs.batch, pods")
        let missing = await #expect(throws: StatusError.self) { try await explain(Job.resource, "x") }
        #expect(missing?.isNotFound == true)
    }
}
