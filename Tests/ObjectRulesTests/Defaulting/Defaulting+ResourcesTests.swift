import ObjectModel
import ObjectRules
import Testing

@Suite struct DefaultingResourcesTests {
    @Test func limitsBecomeRequests() throws {
        let limits: Value = ["cpu": "1", "memory": "64Mi", "example.com/gpu": "2"]
        let object = try defaulted(
            pod(container: ["resources": ["limits": limits, "requests": ["cpu": "100m"]]]))
        #expect(
            object.container?.at("resources", "requests")
                == ["cpu": "100m", "memory": "64Mi", "example.com/gpu": "2"])
    }

    @Test func requestsBecomeNoLimits() throws {
        let object = try defaulted(pod(container: ["resources": ["requests": ["cpu": "1"]]]))
        #expect(object.container?["resources"] == ["requests": ["cpu": "1"]])
    }

    @Test(arguments: [("1500u", "2m"), ("1n", "1m"), ("100m", "100m"), ("1Gi", "1Gi")])
    func amountsAreRoundedUpToThousandths(stated: String, kept: String) throws {
        let object = try defaulted(
            pod(container: ["resources": ["requests": ["cpu": .string(stated)]]]))
        #expect(object.container?.at("resources", "requests", "cpu")?.stringValue == kept)
    }

    @Test func requestsOfThePodComeFromContainersThenFromLimits() throws {
        let object = try defaulted(
            pod([
                "resources": ["limits": ["cpu": "2", "memory": "1Gi"]],
                "containers": [
                    ["name": "a", "resources": ["requests": ["cpu": "250m"]]],
                    ["name": "b", "resources": ["requests": ["cpu": "250m", "example.com/gpu": "1"]]],
                ],
            ]))
        #expect(object.at("spec", "resources", "requests") == ["cpu": "500m", "memory": "1Gi"])
    }

    @Test func sidecarsRunBesideInitContainersThatFollow() throws {
        func asking(_ name: Value, _ cpu: Value, sidecar: Bool = false) -> Value {
            var container: Value = ["name": name, "resources": ["requests": ["cpu": cpu]]]
            if sidecar { container["restartPolicy"] = "Always" }
            return container
        }
        let object = try defaulted(
            pod([
                "resources": ["limits": ["cpu": "9"]],
                "initContainers": [asking("i", "1"), asking("s", "1", sidecar: true), asking("j", "3")],
                "containers": [asking("c", "2")],
            ]))
        #expect(object.at("spec", "resources", "requests") == ["cpu": "4"])
    }
}
