import ObjectModel
import ObjectRules
import Testing

@Suite struct PodSecurityAdmissionTests {
    private let host: Value = [
        "metadata": ["name": "p"], "spec": ["hostNetwork": true, "containers": [["name": "a"]]],
    ]

    private func policy(_ labels: KeyValuePairs<String, Value>) -> PodSecurityPolicy {
        PodSecurityPolicy(labels: Fields(labels.map { ("pod-security.kubernetes.io/\($0.key)", $0.value) }))
    }

    @Test func podsAreRefusedAndTemplatesWarnedOf() {
        let policy = policy(["enforce": "baseline", "audit": "baseline"])
        let text = #"PodSecurity "baseline:latest": host namespaces (hostNetwork=true)"#
        let pod = PodSecurityAdmission.verdict(on: host, policy: policy, isEnforced: true)
        #expect(pod.refusal == "violates " + text)
        #expect(pod.warnings.isEmpty)
        #expect(
            pod.annotations == [
                "pod-security.kubernetes.io/enforce-policy": "baseline:latest",
                "pod-security.kubernetes.io/audit-violations": "would violate " + text,
            ])
        let template = PodSecurityAdmission.verdict(on: host, policy: policy, isEnforced: false)
        #expect(template.refusal == nil)
        #expect(template.warnings == ["would violate " + text])
    }

    @Test func onlyImagesAndAddedContainersMatter() {
        func pod(_ image: Value, _ ephemeral: Value = [], labels: Value = [:]) -> Value {
            [
                "metadata": ["labels": labels],
                "spec": ["containers": [["name": "a", "image": image]], "ephemeralContainers": ephemeral],
            ]
        }
        #expect(!PodSecurityAdmission.matters(pod("a:1", labels: ["x": "y"]), old: pod("a:1")))
        #expect(PodSecurityAdmission.matters(pod("a:2"), old: pod("a:1")))
        #expect(PodSecurityAdmission.matters(pod("a:1", [["name": "e", "image": "b"]]), old: pod("a:1")))
    }

    @Test func podsThatExistAreToldOf() {
        func pod(_ name: Value, _ spec: Value) -> Value { ["metadata": ["name": name], "spec": spec] }
        let pods = [
            pod("c", ["hostNetwork": true]), pod("b", ["hostPID": true]), pod("a", ["hostIPC": true]),
            pod("z", ["containers": [["name": "x", "securityContext": ["privileged": true]]]]), pod("fine", [:]),
        ]
        #expect(
            PodSecurityAdmission.warnings(about: pods, in: "n", standard: PodSecurityStandard(.baseline)) == [
                #"existing pods in namespace "n" violate the new PodSecurity enforce level "baseline:latest""#,
                "a (and 2 other pods): host namespaces", "z: privileged",
            ])
    }

    @Test func onlyMoreDemandsAreChecked() {
        let baseline = policy(["enforce": "baseline"])
        #expect(PodSecurityAdmission.isTightened(baseline, from: policy([:])))
        #expect(!PodSecurityAdmission.isTightened(baseline, from: policy(["enforce": "restricted"])))
        #expect(!PodSecurityAdmission.isTightened(policy(["enforce": "privileged"]), from: baseline))
        let older = policy(["enforce": "baseline", "enforce-version": "v1.2"])
        #expect(PodSecurityAdmission.isTightened(older, from: baseline))
    }
}
