import ObjectModel
import Testing
import swiftlet

@Suite struct ExplanationTextTests {
    private let text = ExplanationText(now: Time(seconds: 100))

    @Test func aSettledObjectHasOneLine() {
        let lines = text.lines(["object": ["kind": "Job", "name": "pi"]])
        #expect(lines == ["Job/pi: nothing to do; it is as it should be"])
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
                "    - and 1 more", "  now: status: it differs", "  waiting for web-0 to become ready, for 40s",
                "  looks again by itself in 2m", "  Pod/web-0",
                "    waiting for a node, until 1970-01-01T00:03:00Z",
            ])
    }
}
