import ObjectModel
import ObjectRules
import Testing

@Suite struct JobValidationTests {
    @Test func aGoodJobIsAccepted() throws {
        #expect(try JobFixture.create() == [])
        #expect(try JobFixture.update { $0.spec.parallelism = 5 } == [])
    }

    @Test func labelsOfTheTemplateCarryTheUID() throws {
        let problems = try JobFixture.create { $0.spec.template.metadata.labels["job-name"] = "other" }
        #expect(problems.count == 1)
        #expect(problems.first?.hasPrefix("spec.template.metadata.labels[job-name]: Invalid value: {") == true)
        #expect(problems.first?.hasSuffix("must be 'x'") == true)
        let missing = try JobFixture.create { $0.spec.template.metadata.labels["controller-uid"] = nil }
        #expect(
            missing == ["spec.template.metadata.labels[controller-uid]: Required value: must be '\(JobFixture.uid)'"])
    }

    @Test func aManualSelectorHasToMatch() throws {
        let problems = try JobFixture.create { job in
            job.spec.manualSelector = true
            job.spec.selector = nil
            job.spec.template.metadata.labels = [:]
        }
        #expect(
            problems == [
                "spec.selector: Required value",
                "spec.template.metadata.labels: Invalid value: null: `selector` does not match template `labels`",
            ])
        let matching = try JobFixture.create { job in
            job.spec.manualSelector = true
            job.spec.selector = .make { $0.matchLabels = ["a": "b"] }
            job.spec.template.metadata.labels = ["a": "b"]
        }
        #expect(matching == [])
    }

    @Test func podsOfAnIndexedJobAreHosts() throws {
        let problems = try JobFixture.create { job in
            job.spec.completionMode = "Indexed"
            job.spec.completions = 10_000
            job.metadata.name = String(repeating: "x", count: 60)
        }
        #expect(problems.contains { $0.contains("will not able to create pod with invalid DNS hostname: xxx") })
    }
}
