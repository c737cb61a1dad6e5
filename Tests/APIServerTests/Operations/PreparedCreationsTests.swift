import APIClient
import APIServer
import ObjectModel
import Synchronization
import TestKit
import Testing

/// Creations that were announced: whatever happens until they come, they end as if nobody had announced them.
@Suite struct PreparedCreationsTests {
    private static let jobs = TestServer.resource("jobs", group: "batch")
    private static let moment = TestServer.now.adding(seconds: 10)

    private static func job(_ name: String, image: String = "busybox", restartPolicy: Value = "Never") -> Value {
        [
            "apiVersion": "batch/v1", "kind": "Job",
            "metadata": ["name": .string(name), "labels": ["app": "tick"]],
            "spec": [
                "template": [
                    "spec": [
                        "restartPolicy": restartPolicy, "containers": [["name": "main", "image": .string(image)]],
                    ]
                ]
            ],
        ]
    }

    /// - Parameter body: Gets the server, and what sets its clock.
    private func running(_ body: (TestServer, (Time) -> Void) async throws -> Void) async throws {
        let now = Shared(TestServer.now)
        try await TestServer.run(
            listens: false, configure: { $0.environment.now = { now.withLock { $0 } } }
        ) { server in
            try await body(server) { time in now.withLock { $0 = time } }
        }
    }

    private func prepare(_ server: TestServer, _ job: Value) async {
        await server.client.prepare(Self.jobs, namespace: "default", object: job, for: Self.moment)
    }

    /// A uid that will not be drawn again: those of the tests are counted.
    private func nextUID(_ server: TestServer, _ name: String) async throws -> String {
        try await server.create(TestServer.configMap(name)).at("metadata", "uid")?.stringValue ?? ""
    }

    private func uid(_ job: Value) -> String { job.at("metadata", "uid")?.stringValue ?? "" }

    @Test func whatWasMadeReadyIsStoredAndIsWhatItWouldBeWithout() async throws {
        try await running { server, setClock in
            await prepare(server, Self.job("a"))
            let between = try await nextUID(server, "c")
            #expect(server.store.count(resource: "jobs.batch") == 0, "nothing is stored before")
            setClock(Self.moment.adding(seconds: 0.7))
            let prepared = try await server.create(Self.job("a"), Self.jobs)
            let plain = try await server.create(Self.job("b"), Self.jobs)
            #expect(uid(prepared) < between && between < uid(plain))
            #expect(prepared.at("metadata", "creationTimestamp") == .string(Self.moment.rfc3339))
            let stored = try await server.client.get(Self.jobs, namespace: "default", name: "a")
            #expect(stored == prepared)
            let same = [uid(prepared): uid(plain), prepared.version: plain.version, "a": "b"]
            #expect(prepared.replacing(same) == plain)
        }
    }

    @Test(arguments: ["later", "earlier", "other", "gone"])
    func whatIsNotAsAnnouncedIsMadeAnew(_ what: String) async throws {
        try await running { server, setClock in
            await prepare(server, Self.job("a"))
            let between = try await nextUID(server, "c")
            let time = Self.moment.adding(seconds: what == "later" ? 1 : what == "earlier" ? -0.1 : 0)
            setClock(time)
            if what == "gone" {
                try await server.create(Self.job("a"), Self.jobs)
                let options = DeleteRequest(gracePeriodSeconds: 0, propagationPolicy: "Background")
                try await server.client.delete(Self.jobs, namespace: "default", name: "a", options: options)
            }
            let created = try await server.create(
                Self.job("a", image: what == "other" ? "other" : "busybox"), Self.jobs)
            #expect(uid(created) > between)
            #expect(created.at("metadata", "creationTimestamp") == .string(time.wholeSeconds.rfc3339))
            let record = created.at("metadata", "managedFields")?.arrayValue?.first
            #expect(record?["time"] == .string(time.wholeSeconds.rfc3339))
        }
    }

    @Test func whatIsNotValidIsRefusedWhenItComes() async throws {
        try await running { server, setClock in
            let job = Self.job("a", restartPolicy: "Always")
            await prepare(server, job)
            setClock(Self.moment)
            let error = await refusal { try await server.create(job, Self.jobs) }
            #expect(error?.code == 422)
        }
    }

    @Test func admissionChangesWhatItComesTo() async throws {
        try await running { server, setClock in
            let job = Self.job("a")
            await prepare(server, job)
            let expression: Value = "Object{metadata: Object.metadata{labels: {'by': 'policy'}}}"
            try await createPolicy(
                server, "Mutating",
                [
                    "mutations": [
                        ["patchType": "ApplyConfiguration", "applyConfiguration": ["expression": expression]]
                    ],
                    "reinvocationPolicy": "Never",
                ])
            setClock(Self.moment)
            let created = try await server.create(job, Self.jobs)
            #expect(created.at("metadata", "labels") == ["app": "tick", "by": "policy"])
        }
    }

    @Test func admissionRefusesWhatComes() async throws {
        try await running { server, setClock in
            let job = Self.job("a")
            await prepare(server, job)
            try await createPolicy(
                server, "Validating", ["validations": [["expression": "object.metadata.name == 'x'"]]],
                binding: ["validationActions": ["Deny"]])
            setClock(Self.moment)
            let error = await refusal { try await server.create(job, Self.jobs) }
            #expect(error?.message.contains("denied request") == true)
        }
    }

    /// Creates an admission policy for Jobs.
    private func createPolicy(_ server: TestServer, _ what: String, _ spec: Fields, binding: Fields = [:]) async throws
    {
        let group = "admissionregistration.k8s.io"
        let rule: Value = [
            "apiGroups": ["batch"], "apiVersions": ["v1"], "operations": ["CREATE"], "resources": ["jobs"],
        ]
        func create(_ kind: String, _ plural: String, _ spec: Fields) async throws {
            try await server.create(
                [
                    "apiVersion": "admissionregistration.k8s.io/v1", "kind": .string(what + kind),
                    "metadata": ["name": "p"], "spec": .object(spec),
                ], TestServer.resource(what.lowercased() + plural, group: group))
        }
        var policy = spec
        policy["matchConstraints"] = ["resourceRules": [rule]]
        try await create("AdmissionPolicy", "admissionpolicies", policy)
        var bound = binding
        bound["policyName"] = "p"
        try await create("AdmissionPolicyBinding", "admissionpolicybindings", bound)
    }

    @Test func aNamespaceThatHasEndedTakesNothing() async throws {
        try await running { server, setClock in
            try await server.create(
                ["apiVersion": "v1", "kind": "Namespace", "metadata": ["name": "ns"]], TestServer.namespaces)
            await server.client.prepare(Self.jobs, namespace: "ns", object: Self.job("a"), for: Self.moment)
            try await server.client.delete(TestServer.namespaces, namespace: "", name: "ns", options: DeleteRequest())
            setClock(Self.moment)
            let error = await refusal { try await server.create(Self.job("a"), Self.jobs, namespace: "ns") }
            #expect(error?.isNamespaceTerminating == true)
        }
    }

    @Test func whatNeverComesIsThrownAway() async throws {
        try await running { server, setClock in
            await prepare(server, Self.job("a"))
            let between = try await nextUID(server, "c")
            let later = Self.moment.adding(seconds: 60)
            setClock(later)
            await server.client.prepare(Self.jobs, namespace: "default", object: Self.job("b"), for: later)
            setClock(Self.moment)
            #expect(uid(try await server.create(Self.job("a"), Self.jobs)) > between)
        }
    }
}

extension Value {
    /// This object with other texts in the places of some.
    fileprivate func replacing(_ texts: [String: String]) -> Value {
        switch self {
        case .string(let text): .string(texts[text] ?? text)
        case .array(let elements): .array(elements.map { $0.replacing(texts) })
        case .object(let fields):
            .object(Fields(uniqueEntries: fields.map { .init(key: $0.key, value: $0.value.replacing(texts)) }))
        default: self
        }
    }
}
