import ObjectModel
import ObjectRules
import Testing

@Suite struct PodSpecValidationTests {
    @Test(
        arguments: [
            (
                ["restartPolicy": "Sometimes"],
                #"spec.restartPolicy: Unsupported value: "Sometimes": supported values: "Always", "OnFailure", "Never""#
            ),
            (
                ["activeDeadlineSeconds": 0],
                "spec.activeDeadlineSeconds: Invalid value: 0: must be between 1 and 2147483647, inclusive"
            ),
            (
                ["dnsPolicy": "None"],
                "spec.dnsConfig: Required value: must provide `dnsConfig` when `dnsPolicy` is None"
            ),
            (
                ["dnsConfig": ["nameservers": ["x"]]],
                "spec.dnsConfig.nameservers[0]: Invalid value: \"x\": "
                    + "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)"
            ),
            (
                ["dnsConfig": ["options": [["name": ""]]]],
                "spec.dnsConfig.options[0]: Required value: must not be empty"
            ),
            (["schedulingGates": [["name": "g"], ["name": "g"]]], #"spec.schedulingGates[1]: Duplicate value: "g""#),
            (
                ["schedulingGates": [["name": "g"]], "nodeName": "n"],
                "spec.nodeName: Forbidden: cannot be set until all schedulingGates have been cleared"
            ),
            (["hostUsers": false, "hostPID": true], "spec.HostPID: Forbidden: when `pod.Spec.HostUsers` is false"),
            (["os": ["name": "beos"]], #"spec.os: Unsupported value: "beos": supported values: "linux", "windows""#),
            (
                ["resourceClaims": [["name": "r"]]],
                #"spec.resourceClaims[0]: Invalid value: {"Name":"r"}: "#
                    + "must specify one of: `resourceClaimName`, `resourceClaimTemplateName`"
            ),
        ] as [(Value, String)])
    func wrong(_ spec: Value, _ problem: String) { #expect(PodFixture.problems(spec: spec) == [problem]) }

    @Test(
        arguments: [
            [
                "dnsConfig": ["searches": [".", "_x.example.com."], "nameservers": ["192.0.2.1", "::1"]],
                "dnsPolicy": "None",
            ],
            ["hostAliases": [["ip": "192.0.2.1", "hostnames": ["a.b"]]]], ["overhead": ["cpu": "1m"]],
            ["readinessGates": [["conditionType": "example.com/Ready"]]], ["nodeSelector": ["a": "b"]],
            ["hostname": "h", "subdomain": "s"], ["preemptionPolicy": "Never"],
        ] as [Value])
    func fine(_ spec: Value) { #expect(PodFixture.problems(spec: spec) == []) }

    @Test func hostNetworkPortsMatch() {
        let container: Value = ["name": "c", "image": "i", "ports": [["containerPort": 80, "hostPort": 81]]]
        #expect(
            PodFixture.problems(spec: ["hostNetwork": true, "containers": [container]]) == [
                "spec.containers[0].ports[0].hostPort: Invalid value: 81: "
                    + "must match `containerPort` when `hostNetwork` is true"
            ])
    }

    @Test func annotationsThatMeanSomething() {
        #expect(
            PodFixture.problems(spec: [:], annotations: ["controller.kubernetes.io/pod-deletion-cost": "007"]) == [
                "metadata.annotations[controller.kubernetes.io/pod-deletion-cost]: Invalid value: \"007\": "
                    + "must be a 32bit integer"
            ])
        #expect(PodFixture.problems(spec: [:], annotations: ["controller.kubernetes.io/pod-deletion-cost": "-7"]) == [])
        let appArmor: String = "container.apparmor.security.beta.kubernetes.io/x"
        let problems = PodFixture.problems(spec: [:], annotations: .object(Fields([(appArmor, .string("unconfined"))])))
        #expect(problems == ["metadata.annotations[\(appArmor)]: Invalid value: \"x\": container not found"])
    }

    /// Errors show parts of objects as Go prints its structs.
    @Test func namesAreThoseOfGo() {
        let node: Value = ["apiGroup": "g", "ip": "1.2.3.4", "name": "n", "fsGroup": 1, "labels": ["ip": "x"]]
        #expect(
            node.withGoFieldNames
                == ["APIGroup": "g", "IP": "1.2.3.4", "Name": "n", "FSGroup": 1, "Labels": ["ip": "x"]])
        let ranges: Value = ["cidrs": [["hostIP": "x"]]]
        #expect(ranges.withGoFieldNames == ["CIDRs": [["HostIP": "x"]]])
    }

    /// Clients show the first errors of a pod, scripts compare them: the order is Kubernetes' own.
    @Test func faultsAreToldInOneOrder() throws {
        let spec: Value = [
            "containers": [["name": "c", "image": " i"]], "restartPolicy": "x", "dnsPolicy": "x",
            "nodeSelector": ["a b": "c"],
            "affinity": [
                "nodeAffinity": [
                    "requiredDuringSchedulingIgnoredDuringExecution": ["nodeSelectorTerms": []]
                ]
            ], "readinessGates": [["conditionType": "a b"]], "hostUsers": false, "hostPID": true,
            "topologySpreadConstraints": [["maxSkew": 0, "topologyKey": "z", "whenUnsatisfiable": "DoNotSchedule"]],
            "securityContext": [
                "fsGroup": -1, "fsGroupChangePolicy": "x", "seccompProfile": ["type": "x"],
                "appArmorProfile": ["type": "x"], "supplementalGroupsPolicy": "x", "seLinuxChangePolicy": "x",
            ], "activeDeadlineSeconds": 0, "hostname": "H", "subdomain": "S",
            "tolerations": [["key": "a b", "operator": "Exists"]], "hostAliases": [["ip": "x"]],
            "runtimeClassName": "R", "preemptionPolicy": "x", "overhead": ["cpu": "-1"], "os": ["name": "x"],
        ]
        let fields = try ObjectFixture("v1", "Pod").fieldsInOrder(["spec": spec])
        #expect(
            fields
                == [
                    "restartPolicy", "dnsPolicy", "nodeSelector", "securityContext.fsGroup",
                    "securityContext.fsGroupChangePolicy", "securityContext.seccompProfile.type",
                    "securityContext.appArmorProfile.type", "securityContext.supplementalGroupsPolicy",
                    "securityContext.seLinuxChangePolicy",
                    "affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms",
                    "readinessGates[0].conditionType", "topologySpreadConstraints[0].maxSkew", "HostPID",
                    "activeDeadlineSeconds", "hostname", "subdomain", "tolerations[0].key", "hostAliases[0].ip",
                    "runtimeClassName", "preemptionPolicy", "overhead.limits[cpu]", "os", "containers[0].image",
                ].map { "spec." + $0 })
    }
}
