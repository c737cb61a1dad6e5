import ObjectModel
import ObjectRules
import Testing

@Suite struct LifecycleKindsTests {
    @Test func podsOfAJobAreFoundByItsUid() throws {
        let job = try created(
            ["apiVersion": "batch/v1", "kind": "Job", "metadata": ["name": "j"], "spec": ["template": ["spec": [:]]]])
        let labels: Value = [
            "controller-uid": "u-1", "batch.kubernetes.io/controller-uid": "u-1", "job-name": "j",
            "batch.kubernetes.io/job-name": "j",
        ]
        #expect(job.at("spec", "selector") == ["matchLabels": ["batch.kubernetes.io/controller-uid": "u-1"]])
        #expect(job.at("spec", "template", "metadata", "labels") == labels)
        #expect(job.at("metadata", "labels") == labels)
    }

    @Test func labelsOfATemplateAreThoseOfItsJob() throws {
        let spec: Value = ["template": ["metadata": ["labels": ["a": "b"]]]]
        var object: Value = ["apiVersion": "batch/v1", "kind": "Job", "metadata": ["name": "j"], "spec": spec]
        let labels = try created(object).at("metadata", "labels")?.objectValue
        #expect(labels?.count == 5)
        #expect(labels?["a"] == "b")
        object["metadata"] = ["name": "j", "labels": ["c": "d"]]
        #expect(try created(object).at("metadata", "labels") == ["c": "d"])
    }

    @Test func aManualSelectorStays() throws {
        let spec: Value = [
            "manualSelector": true, "selector": ["matchLabels": ["a": "b"]],
            "template": ["metadata": ["labels": ["a": "b"]]],
        ]
        let job = try created(["apiVersion": "batch/v1", "kind": "Job", "metadata": ["name": "j"], "spec": spec])
        #expect(job.at("spec", "selector") == ["matchLabels": ["a": "b"]])
        #expect(job.at("spec", "template", "metadata", "labels") == ["a": "b"])
    }

    @Test func theTopologyOfEndpointsIsNotKept() throws {
        let slice = try created([
            "apiVersion": "discovery.k8s.io/v1", "kind": "EndpointSlice", "metadata": ["name": "e"],
            "endpoints": [["addresses": ["192.0.2.1"], "deprecatedTopology": ["a": "b"]]],
        ])
        #expect(slice["endpoints"] == [["addresses": ["192.0.2.1"]]])
    }

    @Test func aNamespaceIsEmptiedBeforeItGoes() throws {
        let namespace = try created(["apiVersion": "v1", "kind": "Namespace", "metadata": ["name": "n"]])
        #expect(namespace.at("spec", "finalizers") == ["kubernetes"])
        #expect(namespace.at("metadata", "labels") == ["kubernetes.io/metadata.name": "n"])
        let without = try updated(namespace.with([:], at: "spec"), from: namespace)
        #expect(without.at("spec", "finalizers") == ["kubernetes"])
        let finalized = try updated(namespace.with([:], at: "spec"), from: namespace, subresource: "finalize")
        #expect(finalized["spec"] == [:])
    }

    @Test(arguments: [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("é", "w6k=")])
    func textsOfASecretAreEncoded(text: String, encoded: String) throws {
        let secret = try created([
            "apiVersion": "v1", "kind": "Secret", "metadata": ["name": "s"], "data": ["a": "b2xk", "k": "a2VlcA=="],
            "stringData": ["a": .string(text)],
        ])
        #expect(secret["data"] == ["a": .string(encoded), "k": "a2VlcA=="])
        #expect(secret["stringData"] == nil)
    }

    @Test func templatesOfADaemonSetAreCounted() throws {
        func count(_ object: Value) -> String? {
            object.at("metadata", "annotations", "deprecated.daemonset.template.generation")?.stringValue
        }
        let first = try created(["apiVersion": "apps/v1", "kind": "DaemonSet", "metadata": ["name": "d"]])
        #expect(count(first) == "1")
        let other = try updated(first.with(5, at: "spec", "minReadySeconds"), from: first)
        #expect(count(other) == "1")
        let changed = try updated(other.with("x", at: "spec", "template", "spec", "hostname"), from: other)
        #expect(count(changed) == "2")
        #expect(try count(updated(changed.with(nil, at: "metadata", "annotations"), from: changed)) == "2")
    }

    /// Its feature gate is off by default.
    @Test func maxUnavailableOfAStatefulSetIsDropped() throws {
        let set: Value = ["apiVersion": "apps/v1", "kind": "StatefulSet", "metadata": ["name": "s"]]
        let with = set.with(["maxUnavailable": 2, "partition": 1], at: "spec", "updateStrategy", "rollingUpdate")
        let without = set.with(["partition": 1], at: "spec", "updateStrategy", "rollingUpdate")
        func bounds(_ set: Value) -> Value? { set.at("spec", "updateStrategy", "rollingUpdate") }
        #expect(try bounds(created(with)) == ["partition": 1])
        #expect(try bounds(updated(with, from: without)) == ["partition": 1])
        #expect(try bounds(updated(with, from: with)) == bounds(with))
    }

    @Test func aVolumeRemembersWhenItsPhaseChanged() throws {
        let old = try created(["apiVersion": "v1", "kind": "PersistentVolume", "metadata": ["name": "v"]])
        let later = Time(seconds: 60)
        let same = try updated(old.with("x", at: "status", "message"), from: old, subresource: "status", now: later)
        #expect(same.at("status", "lastPhaseTransitionTime") == "1970-01-01T00:00:00Z")
        let bound = try updated(old.with("Bound", at: "status", "phase"), from: old, subresource: "status", now: later)
        #expect(bound.at("status", "lastPhaseTransitionTime") == "1970-01-01T00:01:00Z")
    }

    @Test func aServiceKeepsTheAddressItWasGiven() throws {
        let service = try created([
            "apiVersion": "v1", "kind": "Service", "metadata": ["name": "s"], "spec": ["ports": [["port": 80]]],
        ])
        let stored = service.with("192.0.2.1", at: "spec", "clusterIP").with(["192.0.2.1"], at: "spec", "clusterIPs")
        let kept = try updated(service, from: stored)
        #expect(kept.at("spec", "clusterIP") == "192.0.2.1")
        #expect(kept.at("spec", "clusterIPs") == ["192.0.2.1"])
        let moved = try updated(stored.with("192.0.2.9", at: "spec", "clusterIP"), from: stored)
        #expect(moved.at("spec", "clusterIPs") == ["192.0.2.9"])
        let both: Value = ["192.0.2.9", "2001:db8::9"]
        let stated = stored.with("192.0.2.9", at: "spec", "clusterIP").with(both, at: "spec", "clusterIPs")
        #expect(try updated(stated, from: stored).at("spec", "clusterIPs") == both)
        #expect(try updated(stored.with(nil, at: "spec", "clusterIP"), from: stored).at("spec") == stored["spec"])
    }

    @Test func aSliceWithoutEndpointsHasNull() throws {
        let slice = try created([
            "apiVersion": "discovery.k8s.io/v1", "kind": "EndpointSlice", "metadata": ["name": "e"],
            "addressType": "IPv4", "endpoints": [], "ports": [["port": 80]],
        ])
        #expect(slice["endpoints"] == .null)
        #expect(slice["ports"]?.arrayValue?.count == 1)
    }

    @Test func aHeadlessServiceHasNoAddress() throws {
        let spec: Value = ["clusterIP": "None", "selector": ["a": "b"]]
        let service = try created(["apiVersion": "v1", "kind": "Service", "metadata": ["name": "s"], "spec": spec])
        #expect(service.at("spec", "clusterIPs") == ["None"])
    }

    @Test func anApprovalAddsConditionsAndNothingElse() throws {
        let old = try created([
            "apiVersion": "certificates.k8s.io/v1", "kind": "CertificateSigningRequest", "metadata": ["name": "c"],
            "spec": ["signerName": "a.b/c"],
        ])
        let wanted = old.with("x.y/z", at: "spec", "signerName").with("Zm9v", at: "status", "certificate")
            .with([["type": "Approved", "status": "True"]], at: "status", "conditions")
        let approved = try updated(wanted, from: old, subresource: "approval", now: Time(seconds: 60))
        let time: Value = "1970-01-01T00:01:00Z"
        #expect(approved["spec"] == ["signerName": "a.b/c"])
        #expect(
            approved["status"] == [
                "conditions": [
                    ["type": "Approved", "status": "True", "lastUpdateTime": time, "lastTransitionTime": time]
                ]
            ])
        #expect(try updated(wanted, from: approved) == approved)
    }
}
