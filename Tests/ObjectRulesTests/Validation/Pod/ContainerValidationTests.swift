import ObjectModel
import ObjectRules
import Testing

@Suite struct ContainerValidationTests {
    @Test func aMinimalPodIsFine() { #expect(PodFixture.problems(spec: [:]) == []) }

    @Test func aPodNeedsAContainer() {
        #expect(PodFixture.problems(spec: ["containers": []]) == ["spec.containers: Required value"])
    }

    @Test func namesAreUniqueAcrossSorts() {
        let problems = PodFixture.problems(spec: [
            "containers": [["name": "a", "image": "i"], ["name": "a", "image": "i"]],
            "initContainers": [["name": "a", "image": "i"]],
        ])
        #expect(
            problems == [
                #"spec.containers[1].name: Duplicate value: "a""#,
                #"spec.initContainers[0].name: Duplicate value: "a""#,
            ])
    }

    @Test(arguments: [
        ("imagePullPolicy", "Maybe", #""Always", "IfNotPresent", "Never""#),
        ("terminationMessagePolicy", "Loud", #""File", "FallbackToLogsOnError""#),
        ("restartPolicy", "Later", #""Always", "Never", "OnFailure""#),
    ])
    func choices(_ field: String, _ value: String, _ supported: String) {
        #expect(
            PodFixture.problems(container: .object(Fields([(field, .string(value))])))
                == ["\(field): Unsupported value: \"\(value)\": supported values: \(supported)"])
    }

    @Test func images() {
        #expect(PodFixture.problems(container: ["image": ""]) == ["image: Required value"])
        #expect(
            PodFixture.problems(container: ["image": " a"])
                == [#"image: Invalid value: " a": must not have leading or trailing whitespace"#])
    }

    @Test func ports() {
        let problems = PodFixture.problems(container: [
            "ports": [
                ["name": "a", "containerPort": 1], ["name": "a", "containerPort": 2], ["containerPort": 0],
                ["containerPort": 70000], ["containerPort": 3, "protocol": "tcp"],
                ["containerPort": 4, "hostPort": -1],
            ]
        ])
        #expect(
            problems == [
                #"ports[1].name: Duplicate value: "a""#, "ports[2].containerPort: Required value",
                "ports[3].containerPort: Invalid value: 70000: must be between 1 and 65535, inclusive",
                #"ports[4].protocol: Unsupported value: "tcp": supported values: "SCTP", "TCP", "UDP""#,
                "ports[5].hostPort: Invalid value: -1: must be between 1 and 65535, inclusive",
            ])
    }

    @Test func hostPortsCollideAcrossContainers() {
        let container: Value = ["name": "a", "image": "i", "ports": [["containerPort": 1, "hostPort": 80]]]
        var other = container
        other["name"] = "b"
        #expect(
            PodFixture.problems(spec: ["containers": [container, other]])
                == [#"spec.containers[1].ports[0].hostPort: Duplicate value: "TCP//80""#])
        // Init containers run one after the other.
        #expect(PodFixture.problems(spec: ["initContainers": [container, other]]) == [])
    }

    @Test func restartRules() {
        #expect(
            PodFixture.problems(container: ["restartPolicyRules": [["action": "Stop"]]]) == [
                "restartPolicy: Required value: must specify restartPolicy when restart rules are used",
                #"restartPolicyRules[0].action: Unsupported value: "Stop": "#
                    + #"supported values: "Restart", "RestartAllContainers""#,
                "restartPolicyRules[0].exitCodes: Required value: must be specified",
            ])
        let rule: Value = ["action": "Restart", "exitCodes": ["operator": "In", "values": [1]]]
        #expect(PodFixture.problems(container: ["restartPolicy": "Never", "restartPolicyRules": [rule]]) == [])
        let many = Value.array(Array(repeating: rule, count: 21))
        #expect(
            PodFixture.problems(container: ["restartPolicy": "Never", "restartPolicyRules": many])
                == ["restartPolicyRules: Too many: 21: must have at most 20 items"])
    }

    @Test func initContainersAreNotProbedUnlessTheyStay() {
        var container: Value = ["name": "i", "image": "i", "readinessProbe": ["tcpSocket": ["port": 1]]]
        #expect(
            PodFixture.problems(spec: ["initContainers": [container]]) == [
                "spec.initContainers[0].readinessProbe: Forbidden: "
                    + "may not be set for init containers without restartPolicy=Always"
            ])
        container["restartPolicy"] = "Always"
        #expect(PodFixture.problems(spec: ["initContainers": [container]]) == [])
    }

    @Test func ephemeralContainersComeLater() {
        let spec: Value = ["ephemeralContainers": [["name": "e", "image": "i"]]]
        #expect(PodFixture.problems(spec: spec) == ["spec.ephemeralContainers: Forbidden: cannot be set on create"])
        #expect(PodFixture.problems(from: [:], to: spec, subresource: "ephemeralcontainers") == [])
        let ports: Value = ["ephemeralContainers": [["name": "c", "image": "i", "ports": [["containerPort": 1]]]]]
        #expect(
            PodFixture.problems(from: [:], to: ports, subresource: "ephemeralcontainers") == [
                #"spec.ephemeralContainers[0].name: Duplicate value: "c""#,
                "spec.ephemeralContainers[0].ports: Forbidden: cannot be set for an Ephemeral Container",
            ])
        let removed = PodFixture.problems(from: spec, to: [:], subresource: "ephemeralcontainers")
        #expect(removed.first?.contains("existing ephemeral containers \"e\" may not be removed") == true)
    }

    @Test func faultsOfAContainerAreToldInOneOrder() throws {
        let container: Value = [
            "name": "C", "image": "", "terminationMessagePolicy": "x", "ports": [["containerPort": 0]],
            "env": [["name": ""]], "imagePullPolicy": "x", "resources": ["limits": ["cpu": "-1"]],
            "securityContext": [
                "runAsUser": -1, "seccompProfile": ["type": "x"], "appArmorProfile": ["type": "x"],
                "privileged": true, "allowPrivilegeEscalation": false, "windowsOptions": ["runAsUserName": ""],
            ], "livenessProbe": [:],
        ]
        let fields = try ObjectFixture("v1", "Pod").fieldsInOrder(["spec": ["containers": [container]]])
        #expect(
            fields
                == [
                    "name", "image", "terminationMessagePolicy", "ports[0].containerPort", "env[0].name",
                    "imagePullPolicy", "resources.limits[cpu]", "resources.requests[cpu]", "securityContext.runAsUser",
                    "securityContext.seccompProfile.type", "securityContext",
                    "securityContext.windowsOptions.runAsUserName", "securityContext.appArmorProfile.type",
                    "livenessProbe",
                ].map { "spec.containers[0]." + $0 })
    }

    @Test func portsOfEveryInitContainerAreThoseOfTheFirst() {
        let port: Value = ["containerPort": 80, "hostPort": 80]
        let problems = PodFixture.problems(spec: [
            "initContainers": [["name": "a", "image": "i"], ["name": "b", "image": "i", "ports": [port, port]]]
        ])
        #expect(problems == [#"spec.initContainers[0].ports[1].hostPort: Duplicate value: "TCP//80""#])
    }
}
