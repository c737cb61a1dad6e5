import ObjectModel
import ObjectRules
import Testing

@Suite struct PodUpdateTests {
    private static let container: Value = ["name": "c", "image": "app:v1"]

    @Test func nothingChanged() { #expect(PodFixture.problems(from: [:], to: [:]) == []) }

    @Test func imagesMayChange() {
        #expect(PodFixture.problems(from: [:], to: ["containers": [["name": "c", "image": "app:v2"]]]) == [])
    }

    @Test(
        arguments: [
            ["restartPolicy": "Never"], ["terminationGracePeriodSeconds": 5], ["nodeSelector": ["a": "b"]],
            ["containers": [["name": "c", "image": "app:v1", "command": ["x"]]]],
        ] as [Value])
    func theRestMayNot(_ spec: Value) {
        let problems = PodFixture.problems(from: [:], to: spec)
        #expect(problems.count == 1)
        #expect(problems.first?.hasPrefix("spec: Forbidden: pod updates may not change fields other than") == true)
    }

    @Test func containersStay() {
        #expect(
            PodFixture.problems(from: [:], to: ["containers": [Self.container, ["name": "d", "image": "i"]]])
                == ["spec.containers: Forbidden: pod updates may not add or remove containers"])
    }

    @Test func deadlinesOnlyComeCloser() {
        #expect(PodFixture.problems(from: [:], to: ["activeDeadlineSeconds": 50]) == [])
        #expect(PodFixture.problems(from: ["activeDeadlineSeconds": 50], to: ["activeDeadlineSeconds": 49]) == [])
        #expect(
            PodFixture.problems(from: ["activeDeadlineSeconds": 50], to: ["activeDeadlineSeconds": 60]) == [
                "spec.activeDeadlineSeconds: Invalid value: 60: must be less than or equal to previous value"
            ])
        #expect(
            PodFixture.problems(from: ["activeDeadlineSeconds": 50], to: [:]) == [
                "spec.activeDeadlineSeconds: Invalid value: null: must not update from a positive integer to nil value"
            ])
    }

    @Test func tolerationsAreOnlyAdded() {
        let one: Value = ["key": "a", "operator": "Exists", "effect": "NoExecute", "tolerationSeconds": 1]
        var longer = one
        longer["tolerationSeconds"] = 9
        let more: Value = ["tolerations": [longer, ["operator": "Exists"]]]
        #expect(PodFixture.problems(from: ["tolerations": [one]], to: more) == [])
        #expect(
            PodFixture.problems(from: ["tolerations": [one]], to: [:]) == [
                "spec.tolerations: Forbidden: existing toleration can not be modified except its tolerationSeconds"
            ])
    }

    @Test func gatesAreOnlyRemoved() {
        let gated: Value = ["schedulingGates": [["name": "a"]]]
        #expect(PodFixture.problems(from: gated, to: [:]) == [])
        #expect(PodFixture.problems(from: [:], to: gated).count == 1)
    }

    @Test func gatedPodsMayBecomeChoosier() {
        let gates: Value = [["name": "a"]]
        let old: Value = ["schedulingGates": gates, "nodeSelector": ["a": "b"]]
        #expect(
            PodFixture.problems(from: old, to: ["schedulingGates": gates, "nodeSelector": ["a": "b", "c": "d"]]) == [])
        #expect(PodFixture.problems(from: old, to: ["schedulingGates": gates]).count == 1)
    }

    @Test func gatedPodsKeepWhatTheyDemandOfNodes() {
        func spec(_ label: String) -> Value {
            let term: Value = ["matchExpressions": [["key": .string(label), "operator": "Exists"]]]
            let required: Value = ["requiredDuringSchedulingIgnoredDuringExecution": ["nodeSelectorTerms": [term]]]
            return ["schedulingGates": [["name": "a"]], "affinity": ["nodeAffinity": required]]
        }
        let problems = PodFixture.problems(from: spec("a"), to: spec("b"))
        #expect(problems.count == 1)
        #expect(
            problems.first?.hasPrefix(
                "spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0]: ")
                == true)
    }

    @Test func podsOfWindowsAreNotResized() {
        let spec: Value = ["os": ["name": "windows"]]
        #expect(
            PodFixture.problems(from: spec, to: spec, subresource: "resize")
                == ["[]: Forbidden: windows pods cannot be resized"])
    }

    @Test func resizing() {
        func spec(_ resources: Value, command: Value? = nil) -> Value {
            var container = Self.container
            container["resources"] = resources
            container["command"] = command
            return ["containers": .array([container])]
        }
        let old = spec(["requests": ["cpu": "1", "memory": "1Gi"]])
        #expect(
            PodFixture.problems(
                from: old, to: spec(["requests": ["cpu": "2", "memory": "1Gi"]]), subresource: "resize")
                == [])
        #expect(
            PodFixture.problems(from: old, to: spec(["requests": ["cpu": "2"]]), subresource: "resize")
                == ["spec.containers[0].resources.requests: Forbidden: resource requests cannot be removed"])
        #expect(
            PodFixture.problems(
                from: old, to: spec(["requests": ["cpu": "1", "memory": "1Gi"]], command: ["x"]), subresource: "resize")
                == ["spec: Forbidden: only cpu and memory resources are mutable"])
    }
}
