import ObjectModel
import ObjectRules
import Testing

@Suite struct LifecyclePodTests {
    private func quality(_ resources: Value..., whole: Value? = nil) throws -> Value? {
        let containers = resources.map { resources -> Value in ["name": "c", "resources": resources] }
        var spec: Value = ["containers": .array(containers)]
        spec["resources"] = whole
        let object = try created(pod(spec))
        #expect(object.at("status", "phase") == "Pending")
        return object.at("status", "qosClass")
    }

    @Test func qualityOfService() throws {
        let full: Value = ["limits": ["cpu": "1", "memory": "1Mi"]]
        #expect(try quality([:], [:]) == "BestEffort")
        #expect(try quality(["limits": ["example.com/gpu": "1"]]) == "BestEffort")
        #expect(try quality(["requests": ["cpu": "0"]]) == "BestEffort")
        #expect(try quality(full) == "Guaranteed")
        #expect(try quality(full, full) == "Guaranteed")
        #expect(try quality(full, [:]) == "Burstable")
        #expect(try quality(["limits": ["cpu": "1"]]) == "Burstable")
        #expect(try quality(["limits": ["cpu": "1", "memory": "1Mi"], "requests": ["cpu": "500m"]]) == "Burstable")
        #expect(try quality(["requests": ["memory": "1Mi"]]) == "Burstable")
    }

    @Test func resourcesOfThePodGoFirst() throws {
        #expect(try quality([:], whole: ["limits": ["cpu": "1", "memory": "1Mi"]]) == "Guaranteed")
        #expect(try quality([:], whole: ["limits": ["cpu": "1"]]) == "Burstable")
    }

    @Test func aGatedPodSaysSo() throws {
        let object = try created(pod(["containers": [], "schedulingGates": [["name": "example.com/g"]]]))
        let condition = object.at("status", "conditions")?[0]
        #expect(condition?["type"] == "PodScheduled")
        #expect(condition?["status"] == "False")
        #expect(condition?["reason"] == "SchedulingGated")
    }

    @Test func labelKeysBecomePartOfSelectors() throws {
        let spread: Value = [
            "labelSelector": [:], "matchLabelKeys": ["a", "absent"], "maxSkew": 1, "topologyKey": "zone",
        ]
        let term: Value = ["labelSelector": [:], "mismatchLabelKeys": ["a"], "topologyKey": "zone"]
        let object = try created(
            pod(
                [
                    "containers": [], "topologySpreadConstraints": .array([spread]),
                    "affinity": [
                        "podAntiAffinity": ["requiredDuringSchedulingIgnoredDuringExecution": .array([term])]
                    ],
                ], metadata: ["name": "p", "labels": ["a": "b"]]))
        #expect(
            object.at("spec", "topologySpreadConstraints")?[0]?.at("labelSelector", "matchExpressions")
                == [["key": "a", "operator": "In", "values": ["b"]]])
        let terms = object.at(
            "spec", "affinity", "podAntiAffinity", "requiredDuringSchedulingIgnoredDuringExecution")
        #expect(
            terms?[0]?.at("labelSelector", "matchExpressions")
                == [["key": "a", "operator": "NotIn", "values": ["b"]]])
    }

    @Test func aResizeChangesResourcesOnly() throws {
        let old = try created(pod(["containers": [["name": "c", "image": "a:1"]], "restartPolicy": "Always"]))
        let resources: Value = ["requests": ["cpu": "1"]]
        let wanted = old.with([["name": "c", "image": "b:1", "resources": resources]], at: "spec", "containers")
            .with("Never", at: "spec", "restartPolicy").with(["l": "1"], at: "metadata", "labels")
        let new = try updated(wanted, from: old, subresource: "resize")
        #expect(new.container?["image"] == "a:1")
        #expect(new.container?["resources"] == resources)
        #expect(new.at("spec", "restartPolicy") == "Always")
        #expect(new.at("metadata", "labels") == nil)
        #expect(new.generation == 2)
        #expect(try updated(old, from: old, subresource: "resize").generation == 1)
    }

    @Test func ephemeralContainersAreAddedApart() throws {
        let old = try created(pod(["containers": [["name": "c", "image": "a:1"]]]))
        let wanted = old.with([["name": "debug"]], at: "spec", "ephemeralContainers").with("x", at: "spec", "hostname")
        let new = try updated(wanted, from: old, subresource: "ephemeralcontainers")
        #expect(new.at("spec", "ephemeralContainers") == [["name": "debug"]])
        #expect(new.at("spec", "hostname") == nil)
        #expect(new.generation == 2)
    }

    @Test func ownersAndQualityStayUnderAStatusUpdate() throws {
        let old = try created(
            pod(["containers": []], metadata: ["name": "p", "ownerReferences": [["name": "o"]]]))
        let wanted = old.with(["phase": "Running"], at: "status").with(nil, at: "metadata", "ownerReferences")
        let new = try updated(wanted, from: old, subresource: "status")
        #expect(new.at("metadata", "ownerReferences") == [["name": "o"]])
        #expect(new["status"] == ["phase": "Running", "qosClass": "BestEffort"])
    }
}
