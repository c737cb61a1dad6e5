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
        #expect(
            error?.message
                == "nothing is planned for configmaps; ask about one of: jobs.batch, namespaces, nodes, pods, services")
        let missing = await #expect(throws: StatusError.self) { try await explain(Job.resource, "x") }
        #expect(missing?.isNotFound == true)
    }

    /// Ready pods are not in the way; of the others those that have waited longest come first, and not all are told.
    @Test func onlyWhatIsInTheWayIsTold() async throws {
        var job = job()
        job.spec.parallelism = 9
        job.spec.completions = 9
        try await create(job.value, Job.resource)
        let owner = Job(try await api.get(Job.resource, namespace: "default", name: "pi"))
        for number in 0..<8 {
            let pod = Pod.new { pod in
                pod.metadata.name = "pi-\(number)"
                pod.metadata.namespace = "default"
                pod.metadata.labels = ["job-name": "pi"]
                pod.metadata.ownerReferences = [OwnerIdentity(Job.self, owner.metadata).reference]
                pod.spec.nodeName = "node-0"
                pod.spec.containers = [.make { $0.name = "main" }]
            }
            try await create(pod.value, Pod.resource)
            try await report(pod, isReady: number == 3, since: Time(seconds: Int64(100 - number)))
        }
        let explanation = try await explain(Job.resource, "pi")
        #expect(explanation.because.map(\.about.name) == ["pi-7", "pi-6", "pi-5", "pi-4", "pi-2"])
        #expect(explanation.unlisted == 2)
        #expect(explanation.value["becauseUnlisted"]?.intValue == 2)
    }

    private func report(_ pod: Pod, isReady: Bool, since: Time) async throws {
        var pod = pod
        pod.status.phase = "Running"
        pod.status.containerStatuses = [
            .make { container in
                container.name = "main"
                container.ready = isReady
                container.state = .make { state in state.running = .make { $0.startedAt = since } }
            }
        ]
        pod.status.conditions = [
            .make {
                $0.type = "Ready"
                $0.status = isReady ? "True" : "False"
                $0.lastTransitionTime = since
            }
        ]
        _ = try await api.update(
            Pod.resource, namespace: "default", name: pod.metadata.name, subresource: "status", object: pod.value)
    }

    @Test func aServiceWithoutPods() async throws {
        let service = Service.new { service in
            service.metadata.name = "web"
            service.metadata.namespace = "default"
            service.spec.selector = ["app": "web", "tier": "front"]
        }
        try await create(service.value, Service.resource)
        let explanation = try await explain(Service.resource, "web")
        #expect(
            explanation.waits.map(\.reason) == [
                "a pod with the labels app=web,tier=front; the Service has no endpoints"
            ])
    }

    @Test func whatFailedLastIsTold() async throws {
        try await create(job().value, Job.resource)
        environment.failures.note(
            StatusError.badRequest("exceeded quota"), by: "job-controller",
            on: ObjectKey(namespace: "default", name: "pi"), now: clock.now(),
            nextTry: clock.now().adding(seconds: 5))
        let explanation = try await explain(Job.resource, "pi")
        #expect(explanation.waits.first?.reason == "the next attempt; the last one failed: exceeded quota")
        #expect(explanation.lookAgain == clock.now().adding(seconds: 5))
    }
}
