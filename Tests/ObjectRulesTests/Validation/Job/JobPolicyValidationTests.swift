import ObjectModel
import ObjectRules
import Testing

@Suite struct JobPolicyValidationTests {
    static func failure(_ rules: PodFailurePolicyRule...) throws -> [String] {
        let prefix = "spec.podFailurePolicy."
        return try JobFixture.create { job in
            job.spec.podReplacementPolicy = "Failed"
            job.spec.podFailurePolicy = .make { $0.rules = rules }
        }.map { $0.hasPrefix(prefix) ? String($0.dropFirst(prefix.count)) : $0 }
    }

    @Test func aRuleHasOneCondition() throws {
        #expect(
            try Self.failure(.make { $0.action = "FailJob" })
                == ["rules[0]: Invalid value: specifying one of OnExitCodes and OnPodConditions is required"])
        let both = try Self.failure(
            .make { rule in
                rule.action = "Count"
                rule.onExitCodes = .make {
                    $0.operator = "In"; $0.values = [1]
                }
                rule.onPodConditions = [
                    .make {
                        $0.type = "T"; $0.status = "True"
                    }
                ]
            })
        #expect(both == ["rules[0]: Invalid value: specifying both OnExitCodes and OnPodConditions is not supported"])
    }

    @Test func exitCodes() throws {
        let problems = try Self.failure(
            .make { rule in
                rule.action = ""
                rule.onExitCodes = .make { codes in
                    codes.containerName = "nope"
                    codes.operator = "In"
                    codes.values = [0, 5, 5, 3]
                }
            })
        #expect(
            problems == [
                #"rules[0].action: Required value: valid values: ["Count" "FailIndex" "FailJob" "Ignore"]"#,
                #"rules[0].onExitCodes.containerName: Invalid value: "nope": must be one of the container or "#
                    + "initContainer names in the pod template",
                "rules[0].onExitCodes.values: Invalid value: [0,5,5,3]: must be ordered",
                "rules[0].onExitCodes.values[0]: Invalid value: 0: must not be 0 for the In operator",
                "rules[0].onExitCodes.values[2]: Duplicate value: 5",
            ])
    }

    @Test func failingAnIndexNeedsALimitPerIndex() throws {
        let problems = try Self.failure(
            .make { rule in
                rule.action = "FailIndex"
                rule.onExitCodes = .make {
                    $0.operator = "NotIn"; $0.values = [0]
                }
            })
        #expect(
            problems
                == [#"rules[0].action: Invalid value: "FailIndex": requires the backoffLimitPerIndex to be set"#])
    }

    static func success(_ rules: SuccessPolicyRule...) throws -> [String] {
        let prefix = "spec.successPolicy."
        return try JobFixture.create { job in
            job.spec.completionMode = "Indexed"
            job.spec.completions = 5
            job.spec.successPolicy = .make { $0.rules = rules }
        }.map { $0.hasPrefix(prefix) ? String($0.dropFirst(prefix.count)) : $0 }
    }

    @Test func successRules() throws {
        #expect(
            try Self.success(
                .make {
                    $0.succeededIndexes = "0,2-4"; $0.succeededCount = 4
                }) == [])
        #expect(
            try Self.success()
                == ["rules: Required value: at least one rules must be specified when the successPolicy is specified"])
        #expect(
            try Self.success(SuccessPolicyRule()) == [
                "rules[0]: Required value: at least one of succeededCount or succeededIndexes must be specified"
            ])
        #expect(
            try Self.success(
                .make {
                    $0.succeededIndexes = "0-1"; $0.succeededCount = 3
                }) == [
                    "rules[0].succeededCount: Invalid value: 3: must be less than or equal to 2 "
                        + "(the number of indexes in "
                        + "the specified succeededIndexes field)"
                ])
    }
}
