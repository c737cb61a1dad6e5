import ObjectCoding
import ObjectModel
import ObjectRules
import Testing

@Suite struct PodWarningsTests {
    private func warnings(_ apiVersion: String, _ kind: String, _ body: String) throws -> [String] {
        try ObjectWarningsTests.create(apiVersion, kind, body)
    }

    private func warnings(spec: String, metadata: String = "{}") throws -> [String] {
        try warnings("v1", "Pod", #"{"metadata":\#(metadata),"spec":\#(spec)}"#)
    }

    @Test func saysNothingAboutAnOrdinaryPod() throws {
        let body = #"{"metadata":{"name":"p"},"spec":{"containers":[{"name":"c","env":[{"name":"A"},{"name":"B"}]}]}}"#
        #expect(try warnings("v1", "Pod", body) == [])
    }

    @Test func namesVolumesThatNoLongerWork() throws {
        let body = #"{"spec":{"volumes":[{"name":"a","emptyDir":{}},{"name":"b","rbd":{}}]}}"#
        let expected = "spec.volumes[1].rbd: deprecated in v1.28, non-functional in v1.31+"
        #expect(try warnings("v1", "Pod", body) == [expected])
    }

    @Test func namesTheTemplateOfOtherKinds() throws {
        let spec = #"{"nodeSelector":{"beta.kubernetes.io/os":"linux"}}"#
        let job = #"{"metadata":{"name":"j"},"spec":{"template":{"spec":\#(spec)}}}"#
        let warning = "nodeSelector[beta.kubernetes.io/os]: deprecated since v1.14; use \"kubernetes.io/os\" instead"
        #expect(try warnings("batch/v1", "Job", job) == ["spec.template.spec." + warning])
        let cron = #"{"spec":{"jobTemplate":\#(job)}}"#
        #expect(try warnings("batch/v1", "CronJob", cron) == ["spec.jobTemplate.spec.template.spec." + warning])
    }

    @Test func findsVariablesThatHideOthers() throws {
        let body = #"{"spec":{"containers":[{"name":"c","env":[{"name":"A"},{"name":"A","value":"x"}]}]}}"#
        let expected =
            "spec.containers[0].env[1]: hides previous definition of \"A\", which may be dropped when using apply"
        #expect(try warnings("v1", "Pod", body) == [expected])
    }

    @Test func findsFractionsOfBytes() throws {
        let body = #"{"spec":{"containers":[{"name":"c","resources":{"requests":{"memory":"100m","cpu":"100m"}}}]}}"#
        let expected =
            "spec.containers[0].resources.requests[memory]: fractional byte value \"100m\" is invalid, "
            + "must be an integer"
        #expect(try warnings("v1", "Pod", body) == [expected])
    }

    @Test func aVariableMayBeMadeOfTheOneBefore() throws {
        func variables(_ value: String) throws -> Int {
            let variables = #"[{"name":"A","value":"x"},{"name":"A","value":"\#(value)"}]"#
            return try warnings(spec: #"{"containers":[{"name":"c","env":\#(variables)}]}"#).count
        }
        #expect(try variables("$(A)y") == 0)
        #expect(try variables("$(A)") == 1)
        #expect(try variables("y") == 1)
    }

    @Test func selectorsThatMatchNothing() throws {
        let term = #"{"topologyKey":"zone"}"#
        let affinity = #"{"podAntiAffinity":{"requiredDuringSchedulingIgnoredDuringExecution":[\#(term)]}}"#
        let found = try warnings(spec: #"{"topologySpreadConstraints":[\#(term)],"affinity":\#(affinity)}"#)
        let nothing = "labelSelector: a null labelSelector results in matching no pod"
        #expect(
            found == [
                "spec.topologySpreadConstraints[0].\(nothing)",
                "spec.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].\(nothing)",
            ])
    }

    @Test func repeatedListElements() throws {
        let spec =
            #"{"hostAliases":[{"ip":"1.2.3.4"},{"ip":"1.2.3.4"}],"imagePullSecrets":[{"name":"a"},{"name":"a"},{}]}"#
        #expect(
            try warnings(spec: spec) == [
                #"spec.hostAliases[1].ip: duplicate ip "1.2.3.4""#,
                #"spec.imagePullSecrets[1].name: duplicate name "a""#,
                #"spec.imagePullSecrets[2].name: invalid empty name """#,
            ])
    }

    @Test func profilesInAnnotations() throws {
        let appArmor = "container.apparmor.security.beta.kubernetes.io/c"
        let seccomp = "seccomp.security.alpha.kubernetes.io/pod"
        let metadata = #"{"annotations":{"\#(appArmor)":"unconfined","\#(seccomp)":"unconfined"}}"#
        let old =
            #"metadata.annotations[\#(appArmor)]: deprecated since v1.30; use the "appArmorProfile" field instead"#
        let dead =
            #"metadata.annotations[\#(seccomp)]: non-functional in v1.27+; use the "seccompProfile" field instead"#
        // Of AppArmor a pod was told before its annotations were taken over.
        #expect(try warnings(spec: #"{"containers":[{"name":"c"}]}"#, metadata: metadata) == [dead])
        let plain = #"{"template":{"metadata":\#(metadata),"spec":{"containers":[{"name":"c"}]}}}"#
        #expect(try warnings("v1", "PodTemplate", plain) == ["template." + dead, "template." + old])
        let profile = #"{"seccompProfile":{"type":"Unconfined"},"appArmorProfile":{"type":"Unconfined"}}"#
        let spec = #"{"securityContext":\#(profile),"containers":[{"name":"c"}]}"#
        let template = #"{"template":{"metadata":\#(metadata),"spec":\#(spec)}}"#
        #expect(try warnings("v1", "PodTemplate", template) == [])
    }
}
