import ObjectModel
import ObjectRules
import Testing

/// Pods of a service account that lists the Secrets they may use.
@Suite struct MountableSecretsTests {
    private func account(_ mark: Value = "true") -> Value {
        [
            "metadata": ["name": "limited", "annotations": ["kubernetes.io/enforce-mountable-secrets": mark]],
            "secrets": [["name": "known"]], "imagePullSecrets": [["name": "pull"]],
        ]
    }

    private func pod(_ spec: Fields) -> Value {
        var spec = spec
        spec["serviceAccountName"] = "limited"
        return ["metadata": ["name": "p", "namespace": "a"], "spec": .object(spec)]
    }

    private func refusal(_ spec: Fields, mark: Value = "true") -> String? {
        do throws(StatusError) {
            try ServiceAccountAdmission.validate(pod(spec), account: account(mark))
            return nil
        } catch {
            return error.message
        }
    }

    private func using(_ secret: Value) -> [Fields] {
        let variable: Value = ["name": "A", "valueFrom": ["secretKeyRef": ["name": secret, "key": "k"]]]
        return [
            ["volumes": [["name": "v", "secret": ["secretName": secret]]]],
            ["initContainers": [["name": "i", "env": [variable]]]],
            ["containers": [["name": "c", "env": [variable]]]],
            ["containers": [["name": "c", "envFrom": [["secretRef": ["name": secret]]]]]],
        ]
    }

    private let start = "pods \"p\" is forbidden: "
    private let end = " referencing" + MountableSecretsTests.because
    private static let because =
        " secret.secretName=\"other\" is not allowed because service account limited does "
        + "not reference that secret"

    @Test func listedSecretsMayBeUsed() {
        for spec in using("known") { #expect(refusal(spec) == nil) }
        #expect(refusal(["imagePullSecrets": [["name": "pull"]]]) == nil)
    }

    @Test func othersAreRefused() {
        #expect(
            using("other").map { refusal($0) } == [
                start + "volume with" + Self.because,
                start + "init container i with envVar A" + end, start + "container c with envVar A" + end,
                start + "container c with envFrom" + end,
            ])
        #expect(
            refusal(["imagePullSecrets": [["name": "pull"], ["name": "known"]]]) == start
                + "imagePullSecrets[1].name=\"known\" is not allowed because service account limited does not "
                + "reference that imagePullSecret")
    }

    @Test(arguments: [("True", true), ("1", true), ("t", true), ("false", false), ("yes", false), ("", false)])
    func onlyWhereTheAccountAsksForIt(mark: String, isAsked: Bool) {
        for spec in using("other") { #expect((refusal(spec, mark: .string(mark)) != nil) == isAsked) }
    }

    @Test func ephemeralContainersToo() {
        let debugger: Value = ["name": "d", "envFrom": [["secretRef": ["name": "other"]]]]
        let error = #expect(throws: StatusError.self) {
            try ServiceAccountAdmission.validateEphemeralContainers(
                of: pod(["ephemeralContainers": [debugger]]), account: account())
        }
        #expect(error?.message == start + "ephemeral container d with envFrom" + end)
    }
}
