import ObjectModel
import ObjectRules
import Testing

@Suite struct PodSecurityPolicyTests {
    private func policy(_ labels: [String: String]) -> PodSecurityPolicy {
        PodSecurityPolicy(
            labels: Fields(labels.map { ("pod-security.kubernetes.io/\($0.key)", Value.string($0.value)) }))
    }

    @Test func withoutLabelsEverythingIsAllowed() {
        #expect(PodSecurityPolicy(labels: ["app": "x"]).allowsEverything)
    }

    @Test func levelsAndVersions() {
        let policy = policy([
            "enforce": "baseline", "enforce-version": "v1.20", "audit": "restricted", "warn": "restricted",
            "warn-version": "latest",
        ])
        #expect(policy.errors.isEmpty)
        #expect(policy.enforce.description == "baseline:v1.20")
        #expect(policy.audit.description == "restricted:latest")
        #expect(policy.warn.description == "restricted:latest")
    }

    @Test func whoIsRefusedIsWarnedBefore() {
        #expect(policy(["enforce": "restricted", "enforce-version": "v1.30"]).warn.description == "restricted:v1.30")
        #expect(policy(["enforce": "restricted", "warn": "privileged"]).warn.level == .privileged)
    }

    @Test(arguments: ["v1.01", "v1.", "v2.1", "1.2", "v1.-1", "v1.1x", ""])
    func versionsThatCannotBeRead(text: String) {
        #expect(PodSecurityVersion(text) == nil)
    }

    @Test func wrongLabelsAreNamed() {
        let wrong = policy(["enforce": "strict", "audit": "none", "warn-version": "v2"])
        #expect(wrong.enforce.level == .restricted)
        #expect(wrong.audit.level == .privileged)
        #expect(wrong.warn.level == .privileged)
        #expect(
            wrong.errors.map { "\($0.field): \($0.message)" } == [
                "metadata.labels[pod-security.kubernetes.io/enforce]: Invalid value: \"strict\": "
                    + "must be one of privileged, baseline, restricted",
                "metadata.labels[pod-security.kubernetes.io/audit]: Invalid value: \"none\": "
                    + "must be one of privileged, baseline, restricted",
                "metadata.labels[pod-security.kubernetes.io/warn-version]: Invalid value: \"v2\": "
                    + "must be \"latest\" or \"v1.x\"",
            ])
    }
}
