import ObjectModel
import ObjectRules
import Testing

@Suite struct ProbeValidationTests {
    @Test(
        arguments: [
            ["httpGet": ["port": "http"]], ["tcpSocket": ["port": 80]], ["exec": ["command": ["x"]]],
            ["grpc": ["port": 1]],
        ] as [Value])
    func handlers(_ probe: Value) {
        for field in ["livenessProbe", "readinessProbe", "startupProbe"] {
            #expect(PodFixture.problems(container: .object(Fields([(field, probe)]))) == [])
        }
    }

    @Test func exactlyOneHandler() {
        #expect(
            PodFixture.problems(container: ["livenessProbe": ["initialDelaySeconds": 1]])
                == ["livenessProbe: Required value: must specify a handler type"])
        #expect(
            PodFixture.problems(container: ["livenessProbe": ["httpGet": ["port": 1], "tcpSocket": ["port": 1]]])
                == ["livenessProbe.tcpSocket: Forbidden: may not specify more than 1 handler type"])
    }

    @Test func numbers() {
        let probe: Value = ["tcpSocket": ["port": 1], "periodSeconds": -1, "successThreshold": 2]
        let negative = "periodSeconds: Invalid value: -1: must be greater than or equal to 0"
        #expect(PodFixture.problems(container: ["readinessProbe": probe]) == ["readinessProbe.\(negative)"])
        #expect(
            PodFixture.problems(container: ["livenessProbe": probe])
                == ["livenessProbe.\(negative)", "livenessProbe.successThreshold: Invalid value: 2: must be 1"])
    }

    @Test func onlyProbesThatKillHaveAGracePeriod() {
        let probe: Value = ["tcpSocket": ["port": 1], "terminationGracePeriodSeconds": 5]
        #expect(PodFixture.problems(container: ["livenessProbe": probe]) == [])
        #expect(
            PodFixture.problems(container: ["readinessProbe": probe]) == [
                "readinessProbe.terminationGracePeriodSeconds: Invalid value: 5: must not be set for readinessProbes"
            ])
    }

    @Test func sleepFitsIntoTheGracePeriod() {
        #expect(PodFixture.problems(container: ["lifecycle": ["preStop": ["sleep": ["seconds": 30]]]]) == [])
        #expect(
            PodFixture.problems(container: ["lifecycle": ["preStop": ["sleep": ["seconds": 31]]]]) == [
                "lifecycle.preStop.sleep: Invalid value: 31: "
                    + "must be non-negative and less than terminationGracePeriodSeconds (30)"
            ])
    }

    @Test func headers() {
        let probe: Value = ["httpGet": ["port": 80, "httpHeaders": [["name": "a b", "value": "1"]]]]
        #expect(PodFixture.problems(container: ["livenessProbe": probe]).count == 1)
    }
}
