import ObjectModel
import ObjectRules
import Testing

@Suite struct SecurityContextValidationTests {
    private func pod(_ context: Value, _ more: Value = [:]) -> [String] {
        var spec = more
        spec["securityContext"] = context
        return PodFixture.problems(spec: spec)
    }

    @Test func ids() {
        #expect(pod(["runAsUser": 0, "fsGroup": 2_147_483_647]) == [])
        #expect(
            pod(["runAsUser": -1, "supplementalGroups": [1, -1]]) == [
                "spec.securityContext.runAsUser: Invalid value: -1: must be between 0 and 2147483647, inclusive",
                "spec.securityContext.supplementalGroups[1]: Invalid value: -1: "
                    + "must be between 0 and 2147483647, inclusive",
            ])
    }

    @Test func kernelParameters() {
        #expect(pod(["sysctls": [["name": "net.ipv4.x", "value": "1"], ["name": "kernel/x", "value": "1"]]]) == [])
        #expect(pod(["sysctls": [["name": "a..b", "value": "1"]]]).count == 1)
        #expect(
            pod(["sysctls": [["name": "net.ipv4.x", "value": "1"]]], ["hostNetwork": true]) == [
                "spec.securityContext.sysctls[0].name: Invalid value: \"net.ipv4.x\": "
                    + "may not be specified when 'hostNetwork' is true"
            ])
    }

    @Test func profiles() {
        #expect(pod(["seccompProfile": ["type": "RuntimeDefault"]]) == [])
        #expect(
            pod(["seccompProfile": ["type": "Localhost"]]) == [
                "spec.securityContext.seccompProfile.localhostProfile: Required value: "
                    + "must be set when seccomp type is Localhost"
            ])
        #expect(
            pod(["appArmorProfile": ["type": "Odd"]]) == [
                #"spec.securityContext.appArmorProfile.type: Unsupported value: "Odd": "#
                    + #"supported values: "Localhost", "RuntimeDefault", "Unconfined""#
            ])
    }

    @Test func escalationAgainstPrivilege() {
        let problems = PodFixture.problems(
            container: ["securityContext": ["allowPrivilegeEscalation": false, "privileged": true]])
        #expect(problems.count == 1)
        let start = #"securityContext: Invalid value: {"AllowPrivilegeEscalation":false"#
        #expect(problems.first?.hasPrefix(start) == true)
    }

    @Test func windowsPodsHaveNoLinuxOptions() {
        #expect(
            pod(["runAsUser": 1], ["os": ["name": "windows"], "hostPID": true]) == [
                "spec.hostPID: Forbidden: cannot be set for a windows pod",
                "spec.securityContext.runAsUser: Forbidden: cannot be set for a windows pod",
            ])
        #expect(
            pod(["windowsOptions": ["runAsUserName": "a"]], ["os": ["name": "linux"]])
                == ["spec.securityContext.windowsOptions: Forbidden: windows options cannot be set for a linux pod"])
    }

    @Test(arguments: [
        ("user", 0), (#"DOMAIN\user"#, 0), ("", 1), (#"a\b\c"#, 1), ("a:b", 1), ("...", 1), (#"DOMAIN\"#, 1),
        ("a\tb", 1),
    ])
    func windowsUsers(_ name: String, _ problems: Int) {
        #expect(pod(["windowsOptions": ["runAsUserName": .string(name)]]).count == problems)
    }
}
