import ObjectModel
import ObjectRules
import Testing

@Suite struct PodTemplateValidationTests {
    private func problems(_ template: Value, old: Value? = nil) -> [String] {
        PodFixture.texts(
            PodTemplateValidation.validate(
                PodTemplateSpec(template), at: FieldPath("spec.template"), old: old.map { PodTemplateSpec($0) }))
    }

    @Test func aGoodTemplate() { #expect(problems(PodFixture.template(metadata: ["labels": ["a": "b"]])) == []) }

    @Test func labelsStandDirectlyBelowTheTemplate() {
        let found = problems(PodFixture.template(metadata: ["labels": ["a b": "c"]]))
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix("spec.template.labels: Invalid value: \"a b\"") == true)
    }

    @Test func templatesMayLeaveThingsOpen() {
        let container: Value = ["name": "c", "image": " padded", "ports": [["containerPort": 80]]]
        var whole = PodFixture.template(spec: ["containers": [container], "hostNetwork": true])
        whole["spec"]?["containers"] = .array([
            [
                "name": "c", "image": " padded", "imagePullPolicy": "Always", "terminationMessagePolicy": "File",
                "ports": [["containerPort": 80, "protocol": "TCP"]],
            ]
        ])
        #expect(problems(whole) == [])
    }

    @Test func whatAnOldTemplateHadMayStay() {
        let bad = PodFixture.template(spec: [
            "topologySpreadConstraints": [
                [
                    "maxSkew": 1, "topologyKey": "z", "whenUnsatisfiable": "DoNotSchedule",
                    "labelSelector": ["matchLabels": ["a": "has space"]],
                ]
            ]
        ])
        #expect(problems(bad).count == 1)
        #expect(problems(bad, old: bad) == [])
    }

    @Test func annotationsAndFieldsAgree() {
        let template = PodFixture.template(
            spec: ["securityContext": ["seccompProfile": ["type": "Unconfined"]]],
            metadata: ["annotations": ["seccomp.security.alpha.kubernetes.io/pod": "runtime/default"]])
        #expect(
            problems(template) == [
                "spec.template.spec.securityContext.seccompProfile.type: Forbidden: seccomp type in annotation and "
                    + "field must match"
            ])
    }

    @Test func nobodyDebugsATemplate() {
        var template = PodFixture.template()
        template["spec"]?["ephemeralContainers"] = [
            ["name": "e", "image": "i", "imagePullPolicy": "Always", "terminationMessagePolicy": "File"]
        ]
        #expect(
            problems(template) == [
                "spec.template.spec.ephemeralContainers: Forbidden: ephemeral containers not allowed in pod template"
            ])
    }
}
