import ObjectModel
import TestKit

/// Pods and jobs in which every optional part is sometimes there.
struct RandomWorkload {
    private var random: SeededGenerator

    init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    mutating func pod() -> Value {
        ["apiVersion": "v1", "kind": "Pod", "metadata": ["name": "p", "namespace": "ns"], "spec": spec()]
    }

    mutating func job() -> Value {
        var spec: Value = ["template": ["spec": self.spec()]]
        maybe { spec["parallelism"] = .int(Int64.random(in: 0...3, using: &$0.random)) }
        maybe { spec["completions"] = .int(Int64.random(in: 0...3, using: &$0.random)) }
        maybe { _ in spec["backoffLimitPerIndex"] = 1 }
        maybe { _ in spec["suspend"] = true }
        maybe { _ in spec["podFailurePolicy"] = ["rules": [["action": "Ignore", "onPodConditions": [["type": "X"]]]]] }
        return ["apiVersion": "batch/v1", "kind": "Job", "metadata": ["name": "j"], "spec": spec]
    }

    private mutating func maybe(_ change: (inout RandomWorkload) -> Void) {
        if Bool.random(using: &random) { change(&self) }
    }

    private mutating func spec() -> Value {
        var spec: Value = [:]
        for list in ["containers", "initContainers"] {
            let count = Int.random(in: 0...2, using: &random)
            spec[list] = .array((0..<count).map { container("\(list)-\($0)") })
        }
        maybe { _ in spec["hostNetwork"] = true }
        maybe { _ in spec["restartPolicy"] = "Never" }
        maybe { _ in spec["terminationGracePeriodSeconds"] = 0 }
        maybe { spec["resources"] = $0.resources() }
        maybe { _ in spec["tolerations"] = [["operator": "Exists"]] }
        maybe { _ in spec["volumes"] = [["name": "a"], ["name": "b", "secret": ["secretName": "s"]]] }
        return spec
    }

    private mutating func container(_ name: String) -> Value {
        var container: Value = ["name": .string(name)]
        let images: [Value] = ["app", "app:v1", "app:latest", "registry.example.com:1/a/b@sha256:00"]
        container["image"] = images.randomElement(using: &random)
        maybe { container["resources"] = $0.resources() }
        maybe { _ in container["ports"] = [["containerPort": 80]] }
        maybe { _ in container["livenessProbe"] = ["httpGet": ["port": 80]] }
        maybe { _ in container["readinessProbe"] = ["exec": ["command": ["true"]], "periodSeconds": 3] }
        maybe { _ in container["env"] = [["name": "A", "valueFrom": ["fieldRef": ["fieldPath": "metadata.name"]]]] }
        maybe { _ in container["restartPolicy"] = "Always" }
        return container
    }

    private mutating func resources() -> Value {
        let amounts: [Value] = ["100m", "1", "2", "64Mi"]
        var resources = Fields()
        for list in ["limits", "requests"] {
            var amountsOfList = Fields()
            for name in ["cpu", "memory", "hugepages-2Mi"] where Bool.random(using: &random) {
                amountsOfList[name] = amounts.randomElement(using: &random)
            }
            if !amountsOfList.isEmpty { resources[list] = .object(amountsOfList) }
        }
        return .object(resources)
    }
}
