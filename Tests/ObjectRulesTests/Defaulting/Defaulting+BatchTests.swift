import ObjectModel
import ObjectRules
import Testing

@Suite struct DefaultingBatchTests {
    private func job(_ spec: Value) throws -> Value? {
        let object: Value = ["apiVersion": "batch/v1", "kind": "Job", "metadata": ["name": "j"], "spec": spec]
        return try defaulted(object)["spec"]
    }

    @Test func aMinimalJob() throws {
        var spec = try #require(try job(["template": ["spec": ["containers": [["name": "c", "image": "app:v1"]]]]]))
        let template = try #require(spec["template"])
        #expect(template.at("spec", "dnsPolicy") == "ClusterFirst")
        spec["template"] = nil
        #expect(
            spec == [
                "parallelism": 1, "completions": 1, "backoffLimit": 6, "completionMode": "NonIndexed",
                "suspend": false, "podReplacementPolicy": "TerminatingOrFailed", "manualSelector": false,
            ])
    }

    @Test func aWorkQueueHasNoCompletions() throws {
        let spec = try job(["parallelism": 3])
        #expect(spec?["completions"] == nil)
        #expect(spec?["parallelism"] == 3)
    }

    @Test func oneAtATime() throws {
        #expect(try job(["completions": 5])?["parallelism"] == 1)
    }

    @Test func retriesPerIndexNeedNoLimitForAll() throws {
        #expect(try job(["backoffLimitPerIndex": 1])?["backoffLimit"] == 2_147_483_647)
    }

    @Test func failuresAreToldApartOncePodsAreGone() throws {
        let spec = try job([
            "podFailurePolicy": ["rules": [["action": "Ignore", "onPodConditions": [["type": "DisruptionTarget"]]]]]
        ])
        #expect(spec?["podReplacementPolicy"] == "Failed")
        #expect(
            spec?.at("podFailurePolicy", "rules")?[0]?["onPodConditions"]
                == [["type": "DisruptionTarget", "status": "True"]])
    }

    @Test func labelsComeFromTheTemplateUnlessThereAreAny() throws {
        let template: Value = ["metadata": ["labels": ["a": "b"]], "spec": ["containers": []]]
        var object: Value = [
            "apiVersion": "batch/v1", "kind": "Job", "metadata": ["name": "j"],
            "spec": ["template": template, "manualSelector": true],
        ]
        #expect(try defaulted(object).at("metadata", "labels") == ["a": "b"])
        object["metadata"] = ["name": "j", "labels": ["c": "d"]]
        #expect(try defaulted(object).at("metadata", "labels") == ["c": "d"])
    }

    @Test func jobsOfACronJobWaitForTheirDefaults() throws {
        let object = try defaulted([
            "apiVersion": "batch/v1", "kind": "CronJob", "metadata": ["name": "c"],
            "spec": [
                "schedule": "0 0 1 1 *", "jobTemplate": ["spec": ["template": ["spec": ["containers": []]]]],
            ],
        ])
        var spec = try #require(object["spec"])
        let job = try #require(spec.at("jobTemplate", "spec"))
        #expect(job.objectValue?.keys == ["template"])
        #expect(job.at("template", "spec", "restartPolicy") == "Always")
        spec["jobTemplate"] = nil
        #expect(
            spec == [
                "schedule": "0 0 1 1 *", "concurrencyPolicy": "Allow", "suspend": false,
                "successfulJobsHistoryLimit": 3, "failedJobsHistoryLimit": 1,
            ])
    }
}
