import ObjectModel
import Testing
import swiftlet

@Suite struct ExplanationTextTests {
    private let text = ExplanationText(now: Time(seconds: 100))

    @Test func aSettledObjectHasOneLine() {
        let lines = text.lines(["object": ["kind": "Job", "name": "pi"]])
        #expect(lines == ["Job/pi: nothing to do; it is as it should be"])
    }

    @Test func anEndIsToldInThatLine() {
        let lines = text.lines(["object": ["kind": "Job", "name": "pi"], "notes": ["it has failed"]])
        #expect(lines == ["Job/pi: nothing to do; it has failed"])
    }

    @Test func stepsWaitsAndCauses() {
        let lines = text.lines([
            "object": ["kind": "StatefulSet", "name": "web"],
            "does": [
                ["phase": "create pods", "steps": 3, "reasons": ["web-0 is missing", "web-1 is missing"]],
                ["phase": "status", "steps": 1, "reasons": ["it differs"]],
            ],
            "waits": [["reason": "web-0 to become ready", "since": "1970-01-01T00:01:00Z"]],
            "looksAgain": "1970-01-01T00:03:40Z",
            "because": [
                [
                    "object": ["kind": "Pod", "name": "web-0"],
                    "waits": [["reason": "a node", "until": "1970-01-01T00:03:00Z"]],
                ]
            ],
        ])
        #expect(
            lines == [
                "StatefulSet/web", "  now: create pods, 3 steps", "    - web-0 is missing", "    - web-1 is missing",
                "    - and 1 more", "  now: status: it differs", "  waiting for web-0 to become ready, for 40s now",
                "  looks again by itself in 2m, and as soon as something of this changes", "  Pod/web-0",
                "    waiting for a node, until 1970-01-01T00:03:00Z (in 80s)",
            ])
    }

    @Test(arguments: [
        (
            "web-1 to become ready (probe; fails); web-2 is not created before that",
            "waiting for web-1 to become ready (probe; fails), for 40s now; web-2 is not created before that"
        ),
        ("a; b; c", "waiting for a, for 40s now; b; c"), ("(", "waiting for (, for 40s now"),
    ])
    func timesStandBeforeTheConsequence(reason: String, expected: String) {
        let wait: Value = ["reason": .string(reason), "since": "1970-01-01T00:01:00Z"]
        let lines = text.lines(["object": ["kind": "Job", "name": "pi"], "waits": [wait]])
        #expect(lines == ["Job/pi", "  " + expected, "  looks again as soon as something of this changes"])
    }

    @Test func notesAndHowManyMore() {
        let lines = text.lines([
            "object": ["kind": "ReplicaSet", "name": "web"], "becauseUnlisted": 3,
            "because": [
                [
                    "object": ["kind": "Pod", "name": "web-a"], "waits": [["reason": "a node"]],
                    "notes": ["node-0: Insufficient cpu"],
                ]
            ],
        ])
        #expect(
            lines == [
                "ReplicaSet/web", "  Pod/web-a", "    waiting for a node", "    - node-0: Insufficient cpu",
                "  and 3 more like these",
            ])
    }
}
