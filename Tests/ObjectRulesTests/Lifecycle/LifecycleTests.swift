import ObjectModel
import ObjectRules
import Testing

/// An object as it is stored after a create.
func created(_ object: Value, uid: String = "u-1") throws -> Value {
    var object = try defaulted(object)
    Lifecycle.prepareForCreate(
        &object, resource: try resource(of: object),
        context: CreationContext(now: Time(seconds: 0), uid: uid))
    Lifecycle.completeStored(&object, resource: try resource(of: object))
    return object
}

/// An object as it is stored after an update.
func updated(_ object: Value, from old: Value, subresource: String? = nil, now: Time? = nil) throws -> Value {
    var object = object
    Lifecycle.prepareForUpdate(
        &object, old: old, resource: try resource(of: old), subresource: subresource, now: now)
    return object
}

extension Value {
    /// The same tree with one node replaced; nil removes it.
    func with(_ value: Value?, at path: String...) -> Value { with(value, path[...]) }

    private func with(_ value: Value?, _ path: ArraySlice<String>) -> Value {
        guard let first = path.first else { return value ?? .null }
        var copy = self
        copy[first] = path.count == 1 ? value : (self[first] ?? [:]).with(value, path.dropFirst())
        return copy
    }

    var generation: Int? { at("metadata", "generation")?.intValue }
}

@Suite struct LifecycleTests {
    private let job: Value = [
        "apiVersion": "batch/v1", "kind": "Job", "metadata": ["name": "j", "namespace": "ns"],
        "spec": ["template": ["spec": ["containers": [["name": "c", "image": "app:v1"]], "restartPolicy": "Never"]]],
    ]

    @Test func theServerDecidesAboutIdentity() throws {
        let object = try created(
            job.with("x", at: "metadata", "uid").with("2001-01-01T00:00:00Z", at: "metadata", "deletionTimestamp")
                .with(3, at: "metadata", "deletionGracePeriodSeconds").with("/x", at: "metadata", "selfLink")
                .with(7, at: "metadata", "generation"))
        let metadata = try #require(object["metadata"]?.objectValue)
        #expect(metadata["uid"] == "u-1")
        #expect(metadata["creationTimestamp"] == "1970-01-01T00:00:00Z")
        #expect(metadata["generation"] == 1)
        for name in ["deletionTimestamp", "deletionGracePeriodSeconds", "selfLink"] {
            #expect(metadata[name] == nil, "\(name)")
        }
    }

    @Test(
        arguments: [
            ("batch/v1", "Job", [:]), ("batch/v1", "CronJob", [:]), ("apps/v1", "ReplicaSet", ["replicas": 0]),
            ("apps/v1", "StatefulSet", ["replicas": 0, "availableReplicas": 0]),
            ("v1", "Namespace", ["phase": "Active"]),
            (
                "apps/v1", "DaemonSet",
                ["currentNumberScheduled": 0, "desiredNumberScheduled": 0, "numberMisscheduled": 0, "numberReady": 0]
            ),
            ("v1", "PersistentVolumeClaim", ["phase": "Pending"]), ("v1", "Service", ["loadBalancer": [:]]),
            ("v1", "PersistentVolume", ["phase": "Pending", "lastPhaseTransitionTime": "1970-01-01T00:00:00Z"]),
            ("storage.k8s.io/v1", "VolumeAttachment", ["attached": false]),
        ] as [(String, String, Value)])
    func statusStartsEmpty(apiVersion: String, kind: String, status: Value) throws {
        let object = try created([
            "apiVersion": .string(apiVersion), "kind": .string(kind), "metadata": ["name": "x"],
            "status": ["conditions": [["type": "Mine"]], "active": 5],
        ])
        #expect(object["status"] == status)
    }

    @Test func aNodeReportsItsStatusFromTheStart() throws {
        let conditions: Value = [["type": "Ready", "status": "True"]]
        let object = try created([
            "apiVersion": "v1", "kind": "Node", "metadata": ["name": "n"], "status": ["conditions": conditions],
        ])
        #expect(object.at("status", "conditions") == conditions)
        #expect(object.at("status", "daemonEndpoints", "kubeletEndpoint") == ["Port": 0])
        #expect(object.generation == nil)
    }

    @Test func generationCountsChangesOfTheSpec() throws {
        let first = try created(job)
        let labelled = try updated(first.with(["l": "1"], at: "metadata", "labels"), from: first)
        #expect(labelled.generation == 1)
        let changed = try updated(labelled.with(3, at: "spec", "parallelism"), from: labelled)
        #expect(changed.generation == 2)
        #expect(try updated(changed, from: changed).generation == 2)
        #expect(try updated(changed.with(9, at: "metadata", "generation"), from: changed).generation == 2)
    }

    @Test(
        arguments: [
            ("v1", "ConfigMap", "data", nil), ("v1", "Service", "spec", nil),
            ("coordination.k8s.io/v1", "Lease", "spec", nil),
            ("v1", "PodTemplate", "template", 2), ("policy/v1", "PodDisruptionBudget", "spec", 2),
            ("admissionregistration.k8s.io/v1", "ValidatingWebhookConfiguration", "webhooks", 2),
            ("discovery.k8s.io/v1", "EndpointSlice", "endpoints", 2),
            ("scheduling.k8s.io/v1", "PriorityClass", "value", 1),
        ] as [(String, String, String, Int?)])
    func generationOfKinds(apiVersion: String, kind: String, member: String, expected: Int?) throws {
        let old = try created(["apiVersion": .string(apiVersion), "kind": .string(kind), "metadata": ["name": "x"]])
        #expect(try updated(old.with(["new": "1"], at: member), from: old).generation == expected)
    }

    @Test func annotationsOfADeploymentCount() throws {
        let old = try created(["apiVersion": "apps/v1", "kind": "Deployment", "metadata": ["name": "d"]])
        #expect(try updated(old.with(["a": "1"], at: "metadata", "annotations"), from: old).generation == 2)
    }

    @Test func specAndStatusAreWrittenApart() throws {
        let old = try created(job)
        let both = old.with(4, at: "spec", "parallelism").with(["active": 8], at: "status")
        let spec = try updated(both, from: old)
        #expect(spec.at("spec", "parallelism") == 4)
        #expect(spec["status"] == [:])
        let status = try updated(both.with(["z": "1"], at: "metadata", "labels"), from: old, subresource: "status")
        #expect(status.at("spec", "parallelism") == 1)
        #expect(status["status"] == ["active": 8])
        #expect(status.at("metadata", "labels") == ["z": "1"])
        #expect(status.generation == 1)
    }

    @Test(arguments: [("flowcontrol.apiserver.k8s.io/v1", "FlowSchema"), ("networking.k8s.io/v1", "ServiceCIDR")])
    func labelsOfSomeKindsStayUnderAStatusUpdate(apiVersion: String, kind: String) throws {
        let old = try created(["apiVersion": .string(apiVersion), "kind": .string(kind), "metadata": ["name": "x"]])
        let new = try updated(old.with(["z": "1"], at: "metadata", "labels"), from: old, subresource: "status")
        #expect(new.at("metadata", "labels") == nil)
    }

    /// Kubernetes means to keep those of definitions, and does not.
    @Test(arguments: [
        ("certificates.k8s.io/v1", "CertificateSigningRequest"),
        ("apiextensions.k8s.io/v1", "CustomResourceDefinition"), ("batch/v1", "CronJob"),
    ])
    func labelsOfOtherKindsChangeWithTheStatus(apiVersion: String, kind: String) throws {
        let old = try created(["apiVersion": .string(apiVersion), "kind": .string(kind), "metadata": ["name": "x"]])
        let new = try updated(old.with(["z": "1"], at: "metadata", "labels"), from: old, subresource: "status")
        #expect(new.at("metadata", "labels") == ["z": "1"])
    }

    @Test func aClientMayLeaveOutWhatTheServerDecides() throws {
        let old = try created(job).with("2001-01-01T00:00:00Z", at: "metadata", "deletionTimestamp")
            .with(30, at: "metadata", "deletionGracePeriodSeconds")
        let new = try updated(old.with(["name": "j"], at: "metadata"), from: old)
        for name in ["uid", "creationTimestamp", "generation", "deletionTimestamp", "deletionGracePeriodSeconds"] {
            #expect(new.at("metadata", name) == old.at("metadata", name), "\(name)")
        }
    }

    @Test func aUidThatDiffersIsLeftForValidation() throws {
        let old = try created(job)
        #expect(try updated(old.with("x", at: "metadata", "uid"), from: old).at("metadata", "uid") == "x")
    }

    @Test func driversCountChangesFromZero() throws {
        let driver = try created([
            "apiVersion": "storage.k8s.io/v1", "kind": "CSIDriver", "metadata": ["name": "d.io"], "spec": [:],
        ])
        #expect(driver.generation == nil)
        let changed = try updated(driver.with(true, at: "spec", "requiresRepublish"), from: driver)
        #expect(changed.generation == 1)
        #expect(try updated(changed.with(true, at: "spec", "podInfoOnMount"), from: changed).generation == 1)
    }
}
