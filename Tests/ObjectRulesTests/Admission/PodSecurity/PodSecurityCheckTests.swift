import ObjectModel
import ObjectRules
import Testing

@Suite struct PodSecurityCheckTests {
    /// What a standard finds in a pod of one container `a` and what else its spec states.
    private func found(
        _ standard: String, _ spec: Value, container: Value = [:], annotations: Value = [:]
    ) throws -> [String] {
        var fields = try #require(spec.objectValue)
        var main: Fields = ["name": "a"]
        for entry in try #require(container.objectValue) { main[entry.key] = entry.value }
        if fields["containers"] == nil { fields["containers"] = [.object(main)] }
        let parts = standard.split(separator: ":")
        let level = try #require(PodSecurityLevel(rawValue: String(parts[0])))
        let version = try #require(PodSecurityVersion(parts.count > 1 ? String(parts[1]) : "latest"))
        let subject = PodSecuritySubject(["metadata": ["annotations": annotations], "spec": .object(fields)])
        return PodSecurityStandard(level, version).violations(of: subject).map { "\($0.reason) (\($0.detail))" }
    }

    private func baseline(_ spec: Value, _ context: Value = [:]) throws -> [String] {
        try found("baseline", spec, container: ["securityContext": context])
    }

    private static let restrictedContext: Value = [
        "allowPrivilegeEscalation": false, "capabilities": ["drop": ["ALL"]], "runAsNonRoot": true,
        "seccompProfile": ["type": "RuntimeDefault"],
    ]

    /// The restricted pod of these tests, with something else in its container's context.
    private func restricted(_ more: Value = [:], spec: Value = [:], version: String = "latest") throws -> [String] {
        var context = try #require(Self.restrictedContext.objectValue)
        for entry in try #require(more.objectValue) { context[entry.key] = entry.value }
        return try found("restricted:\(version)", spec, container: ["securityContext": .object(context)])
    }

    // MARK: - Baseline

    @Test func aPlainPodHoldsToTheBaseline() throws { #expect(try baseline([:]).isEmpty) }

    @Test func namespacesOfTheNode() throws {
        #expect(
            try baseline(["hostNetwork": true, "hostPID": true, "hostIPC": true])
                == ["host namespaces (hostNetwork=true, hostPID=true, hostIPC=true)"])
    }

    @Test func filesAndPortsOfTheNode() throws {
        let volumes: Value = [["name": "v", "hostPath": ["path": "/"]], ["name": "w", "hostPath": ["path": "/etc"]]]
        #expect(try baseline(["volumes": volumes]) == [#"hostPath volumes (volumes "v", "w")"#])
        let ports: Value = ["ports": [["hostPort": 80], ["hostPort": 443], ["containerPort": 5]]]
        #expect(try found("baseline", [:], container: ports) == [#"hostPort (container "a" uses hostPorts 443, 80)"#])
    }

    @Test func everyKindOfContainerIsLookedAt() throws {
        let privileged: Value = ["securityContext": ["privileged": true]]
        func named(_ name: Value) -> Value { ["name": name, "securityContext": privileged["securityContext"] ?? [:]] }
        let spec: Value = [
            "containers": [named("c")], "initContainers": [named("i")], "ephemeralContainers": [named("e")],
        ]
        #expect(
            try found("baseline", spec)
                == [#"privileged (containers "i", "c", "e" must not set securityContext.privileged=true)"#])
    }

    @Test func capabilitiesBeyondTheDefault() throws {
        #expect(
            try baseline([:], ["capabilities": ["add": ["SYS_ADMIN", "CHOWN", "NET_RAW"]]]) == [
                #"non-default capabilities (container "a" must not include "NET_RAW", "SYS_ADMIN" in "#
                    + "securityContext.capabilities.add)"
            ])
    }

    @Test func profilesOfTheKernel() throws {
        #expect(
            try baseline(["securityContext": ["seccompProfile": ["type": "Unconfined"]]], [:])
                == [#"seccompProfile (pod must not set securityContext.seccompProfile.type to "Unconfined")"#])
        #expect(
            try baseline(
                ["securityContext": ["seLinuxOptions": ["type": "spc_t", "user": "u"]]],
                ["seLinuxOptions": ["role": "r"]]) == [
                    #"seLinuxOptions (pod and container "a" set forbidden securityContext.seLinuxOptions: "#
                        + #"type "spc_t"; user may not be set; role may not be set)"#
                ])
        #expect(
            try found(
                "baseline", [:], container: ["securityContext": ["appArmorProfile": ["type": "Unconfined"]]],
                annotations: ["container.apparmor.security.beta.kubernetes.io/a": "unconfined"]
            ).first?
            .hasPrefix(#"forbidden AppArmor profiles (container "a" and annotation must not set AppArmor"#) == true)
    }

    @Test(arguments: [
        ("net.ipv4.tcp_syncookies", "v1.0", true), ("net.ipv4.tcp_rmem", "v1.31", false),
        ("net.ipv4.tcp_rmem", "v1.32", true), ("kernel.msgmax", "latest", false),
    ])
    func sysctls(name: String, version: String, isSafe: Bool) throws {
        let spec: Value = ["securityContext": ["sysctls": [["name": .string(name), "value": "1"]]]]
        #expect(try found("baseline:\(version)", spec) == (isSafe ? [] : ["forbidden sysctls (\(name))"]))
    }

    @Test func probesOfOtherHosts() throws {
        let probes: Value = [
            "livenessProbe": ["httpGet": ["host": "10.0.0.1"]],
            "lifecycle": ["preStop": ["httpGet": ["host": "example.com"]]],
        ]
        #expect(
            try found("baseline", [:], container: probes) == [
                #"probe or lifecycle host (container "a" uses probe or lifecycle hosts "10.0.0.1", "example.com")"#
            ])
        #expect(try found("baseline:v1.33", [:], container: probes).isEmpty)
    }

    @Test func windowsProcessesOfTheHost() throws {
        #expect(
            try baseline(["securityContext": ["windowsOptions": ["hostProcess": true]]])
                == ["hostProcess (pod must not set securityContext.windowsOptions.hostProcess=true)"])
    }

    @Test func theProcFileSystem() throws {
        let unmasked: Value = ["procMount": "Unmasked"]
        let violation = [#"procMount (container "a" must not set securityContext.procMount to "Unmasked")"#]
        #expect(try baseline([:], unmasked) == violation)
        #expect(try baseline(["hostUsers": false], unmasked).isEmpty)
        #expect(try restricted(unmasked, spec: ["hostUsers": false]) == violation)
    }

    @Test func profilesWereAnnotationsOnce() throws {
        let old: Value = ["seccomp.security.alpha.kubernetes.io/pod": "unconfined"]
        #expect(
            try found("baseline:v1.18", [:], annotations: old)
                == [#"seccompProfile (forbidden annotation seccomp.security.alpha.kubernetes.io/pod="unconfined")"#])
        #expect(try found("baseline:v1.19", [:], annotations: old).isEmpty)
    }

    // MARK: - Restricted

    @Test func aPlainPodIsNotRestricted() throws {
        #expect(
            try found("restricted", [:]) == [
                "allowPrivilegeEscalation != false "
                    + #"(container "a" must set securityContext.allowPrivilegeEscalation=false)"#,
                #"unrestricted capabilities (container "a" must set securityContext.capabilities.drop=["ALL"])"#,
                #"runAsNonRoot != true (pod or container "a" must set securityContext.runAsNonRoot=true)"#,
                #"seccompProfile (pod or container "a" must set securityContext.seccompProfile.type to "#
                    + #""RuntimeDefault" or "Localhost")"#,
            ])
        #expect(try restricted().isEmpty)
    }

    @Test func strongerChecksReplaceTheBaselines() throws {
        #expect(
            try restricted(["capabilities": ["drop": ["ALL"], "add": ["SYS_ADMIN", "NET_BIND_SERVICE"]]]) == [
                #"unrestricted capabilities (container "a" must not include "SYS_ADMIN" in "#
                    + "securityContext.capabilities.add)"
            ])
        let volumes: Value = [
            ["name": "h", "hostPath": ["path": "/"]], ["name": "n", "nfs": ["server": "s"]],
            ["name": "c", "configMap": ["name": "c"]], ["name": "i", "image": ["reference": "r"]],
        ]
        #expect(
            try restricted(spec: ["volumes": volumes])
                == [#"restricted volume types (volumes "h", "n" use restricted volume types "hostPath", "nfs")"#])
    }

    @Test func users() throws {
        #expect(
            try restricted(["runAsNonRoot": false, "runAsUser": 0]) == [
                #"runAsNonRoot != true (container "a" must not set securityContext.runAsNonRoot=false)"#,
                #"runAsUser=0 (container "a" must not set runAsUser=0)"#,
            ])
        #expect(try restricted(["runAsUser": 0], version: "v1.22").isEmpty)
        #expect(try restricted(["runAsNonRoot": false, "runAsUser": 0], spec: ["hostUsers": false]).isEmpty)
        let user: Value = ["hostUsers": false, "securityContext": ["runAsUser": 0]]
        #expect(try restricted(spec: user, version: "v1.34") == ["runAsUser=0 (pod must not set runAsUser=0)"])
    }

    @Test func windowsKnowsNoneOfThis() throws {
        let spec: Value = ["os": ["name": "windows"], "securityContext": ["runAsNonRoot": true]]
        #expect(try found("restricted", spec).isEmpty)
        #expect(try found("restricted:v1.24", spec).count == 3)
    }

    @Test func everythingIsPrivileged() throws {
        #expect(try found("privileged", ["hostNetwork": true]).isEmpty)
    }
}
