import ObjectModel
import ObjectRules
import Testing

@Suite struct ResourceValidationTests {
    private func problems(_ resources: Value) -> [String] {
        PodFixture.problems(container: ["resources": resources]).map { String($0.dropFirst("resources.".count)) }
    }

    @Test(
        arguments: [
            [:], ["limits": ["cpu": "1", "memory": "1Gi"]], ["requests": ["cpu": "100m", "ephemeral-storage": "1Gi"]],
            ["limits": ["example.com/gpu": "2"]], ["limits": ["hugepages-2Mi": "4Mi", "cpu": "1"]],
        ] as [Value])
    func fine(_ resources: Value) { #expect(problems(resources) == []) }

    @Test func requestsFitLimits() {
        #expect(
            problems(["limits": ["cpu": "1"], "requests": ["cpu": "2"]])
                == [#"requests: Invalid value: "2": must be less than or equal to cpu limit of 1"#])
        #expect(
            problems(["limits": ["example.com/gpu": "2"], "requests": ["example.com/gpu": "1"]])
                == [#"requests: Invalid value: "1": must be equal to example.com/gpu limit of 2"#])
        #expect(
            problems(["requests": ["example.com/gpu": "1"]])
                == ["limits: Required value: Limit must be set for non overcommitable resources"])
    }

    @Test func amounts() {
        #expect(
            problems(["requests": ["cpu": "-1"]])
                == [#"requests[cpu]: Invalid value: "-1": must be greater than or equal to 0"#])
        #expect(problems(["limits": ["example.com/gpu": "500m"]]).contains { $0.hasSuffix("must be an integer") })
        #expect(
            problems(["limits": ["hugepages-2Mi": "3Mi", "cpu": "1"]]).first?
                .hasSuffix("3Mi is not positive integer multiple of hugepages-2Mi") == true)
        #expect(
            problems(["limits": ["hugepages-2Mi": "2Mi"]]).contains { $0.hasSuffix("HugePages require cpu or memory") }
                || PodFixture.problems(container: ["resources": ["limits": ["hugepages-2Mi": "2Mi"]]])
                    == ["resources: Forbidden: HugePages require cpu or memory"]
        )
    }

    @Test func names() {
        #expect(
            problems(["requests": ["gpu": "1"]]) == [
                #"requests[gpu]: Invalid value: "gpu": must be a standard resource for containers"#,
                #"requests[gpu]: Invalid value: "gpu": must be a standard resource type or fully qualified"#,
            ])
        #expect(
            problems(["requests": ["pods": "1"]])
                == [#"requests[pods]: Invalid value: "pods": must be a standard resource for containers"#])
    }

    @Test func claims() {
        #expect(
            problems(["claims": [["name": "x"]]]) == [
                #"claims[0]: Not found: "x": must be one of the names in pod.spec.resourceClaims which is empty"#
            ])
    }

    @Test func aPodAsksForAtLeastWhatItsContainersAskFor() {
        let container: Value = ["name": "c", "image": "i", "resources": ["requests": ["cpu": "2"]]]
        #expect(
            PodFixture.problems(spec: ["containers": [container], "resources": ["requests": ["cpu": "1"]]]) == [
                "spec.resources.requests[cpu]: Invalid value: \"1\": "
                    + "must be greater than or equal to aggregate container requests of 2"
            ])
        #expect(PodFixture.problems(spec: ["containers": [container], "resources": ["requests": ["cpu": "2"]]]) == [])
    }

    @Test func resourceNames() {
        #expect(ResourceName.isNative("cpu"))
        #expect(!ResourceName.isNative("example.com/gpu"))
        #expect(ResourceName.isExtended("example.com/gpu"))
        #expect(!ResourceName.isExtended("requests.example.com/gpu"))
        #expect(ResourceName.isCounted("pods"))
        #expect(!ResourceName.isCounted("cpu"))
        #expect(!ResourceName.mayOvercommit("hugepages-2Mi"))
    }
}
