import ObjectModel
import ObjectRules
import Testing

@Suite struct WorkloadValidationTests {
    @Test(arguments: [
        ("Deployment", "ReplicaSet"), ("ReplicaSet", "ReplicaSet"), ("StatefulSet", "StatefulSet"),
        ("DaemonSet", "DaemonSet"),
    ])
    func podsOfWorkloadsNeverEnd(_ kind: String, _ name: String) throws {
        var template = ObjectFixture.template(restartPolicy: "Never")
        template["spec"]?["activeDeadlineSeconds"] = 5
        let problems = try ObjectFixture("apps/v1", kind).create([
            "spec": ["selector": ["matchLabels": ["app": "x"]], "template": template]
        ])
        #expect(
            problems == [
                "spec.template.spec.activeDeadlineSeconds: Forbidden: activeDeadlineSeconds in \(name) is not "
                    + "Supported",
                #"spec.template.spec.restartPolicy: Unsupported value: "Never": supported values: "Always""#,
            ])
    }

    @Test(arguments: ["Deployment", "ReplicaSet", "StatefulSet", "DaemonSet"])
    func aSelectorSelectsTheTemplate(_ kind: String) throws {
        let problems = try ObjectFixture("apps/v1", kind).create([
            "spec": ["selector": ["matchLabels": ["app": "y"]], "template": ObjectFixture.template()]
        ])
        #expect(
            problems == [
                #"spec.template.metadata.labels: Invalid value: {"app":"x"}: `selector` does not match template "#
                    + #"`labels`"#
            ])
    }
}
