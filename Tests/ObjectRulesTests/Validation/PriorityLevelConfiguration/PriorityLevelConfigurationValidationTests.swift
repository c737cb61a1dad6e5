import ObjectModel
import ObjectRules
import Testing

struct PriorityLevelConfigurationValidationTests {
    private func errors(_ spec: Value, name: String = "a") throws -> [String] {
        try ObjectFixture("flowcontrol.apiserver.k8s.io/v1", "PriorityLevelConfiguration").create([
            "metadata": ["name": .string(name)], "spec": spec,
        ])
    }

    private func errors(limited: Value) throws -> [String] { try errors(["type": "Limited", "limited": limited]) }

    private func errors(queues: Int64, hand: Int64) throws -> [String] {
        let queuing: Value = ["queues": .int(queues), "handSize": .int(hand), "queueLengthLimit": 10]
        return try errors(limited: ["limitResponse": ["type": "Queue", "queuing": queuing]])
    }

    @Test func types() throws {
        #expect(
            try errors(["type": "Other"]) == [
                #"spec.type: Unsupported value: "Other": supported values: "Exempt", "Limited""#
            ])
        #expect(
            try errors(["type": "Limited"]) == ["spec.limited: Required value: must not be empty when type is Limited"])
        #expect(
            try errors(["type": "Exempt", "limited": ["limitResponse": ["type": "Reject"]]])
                == [
                    "spec.limited: Forbidden: must be nil if the type is not Limited",
                    #"spec.type: Invalid value: "Exempt": must be 'Exempt' if and only if `name` is 'exempt'"#,
                ])
    }

    @Test func shares() throws {
        #expect(
            try errors(limited: [
                "nominalConcurrencyShares": -1, "lendablePercent": 101, "borrowingLimitPercent": -1,
                "limitResponse": ["type": "Reject"],
            ]) == [
                "spec.limited.nominalConcurrencyShares: Invalid value: -1: must be a non-negative integer",
                "spec.limited.lendablePercent: Invalid value: 101: must be between 0 and 100, inclusive",
                "spec.limited.borrowingLimitPercent: Invalid value: -1: if specified, must be a non-negative integer",
            ].sorted())
    }

    @Test func responses() throws {
        let place = "spec.limited.limitResponse"
        #expect(
            try errors(limited: ["limitResponse": ["type": "Wait"]])
                == [#"\#(place).type: Unsupported value: "Wait": supported values: "Queue", "Reject""#])
        #expect(
            try errors(limited: ["limitResponse": ["type": "Queue"]]) == [
                "\(place).queuing: Required value: must not be empty if limited.limitResponse.type is Limited"
            ])
        #expect(
            try errors(limited: ["limitResponse": ["type": "Reject", "queuing": ["queues": 1]]])
                == ["\(place).queuing: Forbidden: must be nil if limited.limitResponse.type is not Limited"])
    }

    @Test func hands() throws {
        let place = "spec.limited.limitResponse.queuing"
        #expect(try errors(queues: 64, hand: 8) == [])
        #expect(try errors(queues: 64, hand: 10) == [])
        #expect(try errors(queues: 1, hand: 1) == [])
        #expect(
            try errors(queues: 4, hand: 5)
                == ["\(place).handSize: Invalid value: 5: should not be greater than queues (4)"])
        #expect(
            try errors(queues: 64, hand: 11) == [
                "\(place).handSize: Invalid value: 11: required entropy bits of deckSize 64 and handSize 11 should not "
                    + "be greater than 60"
            ])
        #expect(
            try errors(queues: 10_000_001, hand: 1)
                == ["\(place).queues: Invalid value: 10000001: must not be greater than 10000000"])
    }

    @Test func mandatoryLevelsAreFixedButForWhatIsLent() throws {
        let exempt: Value = ["type": "Exempt", "exempt": ["nominalConcurrencyShares": 5, "lendablePercent": 10]]
        #expect(try errors(exempt, name: "exempt") == [])
        let limited: Value = ["type": "Limited", "limited": ["limitResponse": ["type": "Reject"]]]
        #expect(
            try errors(limited, name: "exempt").last?
                .hasSuffix("spec of 'exempt' except the 'spec.exempt' field must equal the fixed value") == true)
        #expect(
            try errors(limited, name: "exempt").first
                == #"spec.type: Invalid value: "Limited": must be 'Exempt' if and only if `name` is 'exempt'"#)
        #expect(
            try errors(exempt, name: "catch-all").last?
                .hasSuffix("spec of 'catch-all' must equal the fixed value") == true)
    }
}
