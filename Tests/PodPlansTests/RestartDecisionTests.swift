import ObjectModel
import PodPlans
import Testing

struct RestartDecisionTests {
    private func restarts(_ container: Container, policy: String, isInit: Bool = false, code: Int) -> Bool {
        let pod = Pod.new { $0.spec = .make { $0.restartPolicy = policy } }
        let end = ContainerEnd(exitCode: code, startedAt: nil, finishedAt: Time(seconds: 0))
        return RestartDecision.of(container, in: pod, isInit: isInit, after: end, quickRestarts: 0) != .never
    }

    @Test(arguments: [
        ("Always", 0, true), ("Always", 1, true), ("OnFailure", 0, false), ("OnFailure", 1, true), ("Never", 0, false),
        ("Never", 1, false),
    ])
    func thePolicyOfThePodDecides(policy: String, code: Int, expected: Bool) {
        #expect(restarts(.named("main"), policy: policy, code: code) == expected)
        // What the container says itself comes before.
        #expect(restarts(.named("main", restartPolicy: policy), policy: "Never", code: code) == expected)
    }

    @Test(arguments: [("Always", 1, true), ("Always", 0, false), ("OnFailure", 1, true), ("Never", 1, false)])
    func anInitContainerThatSucceededIsDone(policy: String, code: Int, expected: Bool) {
        #expect(restarts(.named("init"), policy: policy, isInit: true, code: code) == expected)
    }

    @Test(arguments: [("In", 42, true), ("In", 1, false), ("NotIn", 42, false), ("NotIn", 1, true)])
    func rulesOfTheContainerComeFirst(operator: String, code: Int, expected: Bool) {
        var container = Container.named("main", restartPolicy: "Never")
        container.restartPolicyRules = [
            .make {
                $0.action = "Restart"
                $0.exitCodes = .make {
                    $0.fields["operator"] = .string(`operator`)
                    $0.values = [42]
                }
            }
        ]
        #expect(restarts(container, policy: "Always", code: code) == expected)
    }

    @Test func aLongRunClearsTheCount() {
        func count(_ seconds: Double) -> Int {
            let start = Time(seconds: 1000)
            let end = ContainerEnd(exitCode: 1, startedAt: start, finishedAt: start.adding(seconds: seconds))
            return RestartDecision.quickRestarts(after: end, before: 4)
        }
        #expect(count(599) == 4)
        #expect(count(600) == 0)
    }
}
