import ObjectModel
import ObjectRules
import Testing

@Suite struct JobUpdateValidationTests {
    @Test func whatMayChange() throws {
        let problems = try JobFixture.update { job in
            job.spec.parallelism = 3
            job.spec.backoffLimit = 9
            job.spec.suspend = true
            job.spec.ttlSecondsAfterFinished = 5
            job.spec.activeDeadlineSeconds = 9
            job.metadata.labels = ["a": "b"]
        }
        #expect(problems == [])
    }

    @Test func whatMayNotChange() throws {
        #expect(
            try JobFixture.update { $0.spec.completions = 5 }
                == ["spec.completions: Invalid value: 5: field is immutable"])
        #expect(
            try JobFixture.update { $0.spec.managedBy = "example.com/third" }
                == [#"spec.managedBy: Invalid value: "example.com/third": field is immutable"#])
        let image = try JobFixture.update { $0.spec.template.spec.containers[0].image = "app:v2" }
        #expect(image.count == 1)
        #expect(image.first?.hasPrefix("spec.template: Invalid value: ") == true)
        #expect(image.first?.hasSuffix(": field is immutable") == true)
    }

    @Test func elasticIndexedJobs() throws {
        func indexed(_ job: inout Job) {
            job.spec.completionMode = "Indexed"
            job.spec.completions = 3
            job.spec.parallelism = 3
        }
        let together = try JobFixture.update(from: indexed) { job in
            job.spec.completions = 5
            job.spec.parallelism = 5
        }
        #expect(together == [])
        #expect(
            try JobFixture.update(from: indexed) { $0.spec.completions = 5 }
                == ["spec.completions: Invalid value: 5: can only be modified in tandem with spec.parallelism"])
    }

    @Test(arguments: [(true, 0, true), (true, 1, false), (false, 0, false)])
    func placementMayChangeWhileSuspendedWithoutPods(suspended: Bool, active: Int, allowed: Bool) throws {
        let problems = try JobFixture.update(
            from: { job in
                job.spec.suspend = suspended
                job.status.startTime = Time(seconds: 1)
                job.status.active = active
            },
            { job in
                job.spec.template.spec.nodeSelector = ["zone": "a"]
                job.spec.template.spec.containers[0].resources = .make { $0.requests = ["cpu": Quantity(2)] }
                job.spec.template.metadata.annotations = ["a": "b"]
            })
        #expect(problems.isEmpty == allowed)
    }

    @Test func onlyNodeAffinityMayChange() throws {
        func suspend(_ job: inout Job) { job.spec.suspend = true }
        let term: Value = [
            "requiredDuringSchedulingIgnoredDuringExecution": [
                "nodeSelectorTerms": [["matchExpressions": [["key": "k", "operator": "Exists"]]]]
            ]
        ]
        let node = try JobFixture.update(from: suspend) {
            $0.spec.template.spec.affinity = Affinity(["nodeAffinity": term])
        }
        #expect(node == [])
        let pod = try JobFixture.update(from: suspend) { job in
            job.spec.template.spec.affinity = Affinity([
                "podAntiAffinity": [
                    "requiredDuringSchedulingIgnoredDuringExecution": [["topologyKey": "zone", "labelSelector": [:]]]
                ]
            ])
        }
        #expect(pod.count == 1)
    }
}
