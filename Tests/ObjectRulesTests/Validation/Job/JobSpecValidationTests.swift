import ObjectModel
import ObjectRules
import Testing

@Suite struct JobSpecValidationTests {
    @Test func negativeNumbers() throws {
        let problems = try JobFixture.create { job in
            for field in [
                "parallelism", "completions", "backoffLimit", "activeDeadlineSeconds", "ttlSecondsAfterFinished",
            ] {
                job.spec.fields[field] = -1
            }
        }
        #expect(problems.count == 5)
        #expect(problems.allSatisfy { $0.hasSuffix("Invalid value: -1: must be greater than or equal to 0") })
    }

    @Test func restartPolicies() throws {
        #expect(
            try JobFixture.create { $0.spec.template.spec.restartPolicy = "Always" }
                == [#"spec.template.spec.restartPolicy: Required value: valid values: "OnFailure", "Never""#])
        #expect(try JobFixture.create { $0.spec.template.spec.restartPolicy = "OnFailure" } == [])
    }

    @Test func indexedJobsNeedCompletions() throws {
        #expect(
            try JobFixture.create { job in
                job.spec.completionMode = "Indexed"
                job.spec.completions = nil
            } == ["spec.completions: Required value: when completion mode is Indexed"])
        #expect(
            try JobFixture.create { $0.spec.completionMode = "Sideways" }
                == [#"spec.completionMode: Unsupported value: "Sideways": supported values: "NonIndexed", "Indexed""#])
    }

    @Test func limitsPerIndex() throws {
        #expect(
            try JobFixture.create { $0.spec.maxFailedIndexes = 1 } == [
                "spec.backoffLimitPerIndex: Required value: when maxFailedIndexes is specified",
                "spec.maxFailedIndexes: Invalid value: 1: requires indexed completion mode",
            ])
        let large = try JobFixture.create { job in
            job.spec.completionMode = "Indexed"
            job.spec.completions = 100_001
            job.spec.parallelism = 10_001
            job.spec.backoffLimitPerIndex = 1
        }
        #expect(
            large == [
                "spec.maxFailedIndexes: Required value: must be specified when completions is above 100000",
                "spec.parallelism: Invalid value: 10001: must be less than or equal to 10000 when completions are "
                    + "above "
                    + "100000 and used with backoff limit per index",
            ])
    }

    @Test func managedBy() throws {
        #expect(
            try JobFixture.create { $0.spec.managedBy = "bad name" }
                == [
                    #"spec.managedBy: Invalid value: "bad name": must be a domain-prefixed path (such as "#
                        + #""acme.io/foo")"#
                ])
        let long = "a.io/" + String(repeating: "x", count: 60)
        #expect(
            try JobFixture.create { $0.spec.managedBy = long }
                == ["spec.managedBy: Too long: may not be more than 63 bytes"])
    }

    @Test func replacementOfPodsWithAFailurePolicy() throws {
        let problems = try JobFixture.create { job in
            job.spec.podReplacementPolicy = "TerminatingOrFailed"
            job.spec.podFailurePolicy = .make {
                $0.rules = [
                    .make {
                        $0.action = "Ignore";
                        $0.onPodConditions = [
                            .make {
                                $0.type = "T"; $0.status = "True"
                            }
                        ]
                    }
                ]
            }
        }
        #expect(
            problems
                == [#"spec.podReplacementPolicy: Unsupported value: "TerminatingOrFailed": supported values: "Failed""#]
        )
    }
}
