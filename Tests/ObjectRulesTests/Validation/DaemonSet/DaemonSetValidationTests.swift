import ObjectModel
import ObjectRules
import Testing

@Suite struct DaemonSetValidationTests {
    private let fixture: ObjectFixture

    init() throws { fixture = try ObjectFixture("apps/v1", "DaemonSet") }

    private func spec(_ change: (inout Value) -> Void = { _ in }) -> Value {
        var spec: Value = ["selector": ["matchLabels": ["app": "x"]], "template": ObjectFixture.template()]
        change(&spec)
        return ["spec": spec]
    }

    @Test(
        arguments: [
            (["maxUnavailable": 0], ["maxUnavailable: Required value: cannot be 0 when maxSurge is 0"]),
            (
                ["maxUnavailable": 1, "maxSurge": 1],
                ["maxSurge: Invalid value: 1: may not be set when maxUnavailable is non-zero"]
            ),
            (["maxUnavailable": 0, "maxSurge": "50%"], []),
            (["maxUnavailable": "0%", "maxSurge": "100%"], []),
            (
                ["maxUnavailable": -1],
                ["maxUnavailable: Invalid value: -1: must be greater than or equal to 0"]
            ),
            (["maxUnavailable": "101%"], ["maxUnavailable: Invalid value: \"101%\": must not be greater than 100%"]),
            (
                ["maxUnavailable": 0, "maxSurge": "101%"],
                ["maxSurge: Invalid value: \"101%\": must not be greater than 100%"]
            ),
        ] as [(Value, [String])])
    func rollingUpdate(_ bounds: Value, _ problems: [String]) throws {
        let found = fixture.create(spec { $0["updateStrategy"] = ["rollingUpdate": bounds] })
        #expect(found == problems.map { "spec.updateStrategy.rollingUpdate." + $0 })
    }

    @Test func numbersAreNotNegative() throws {
        let found = fixture.create(
            spec {
                $0["minReadySeconds"] = -1
                $0["revisionHistoryLimit"] = -2
                $0["updateStrategy"] = ["rollingUpdate": ["maxUnavailable": 0]]
            })
        #expect(
            found == [
                "spec.minReadySeconds: Invalid value: -1: must be greater than or equal to 0",
                "spec.revisionHistoryLimit: Invalid value: -2: must be greater than or equal to 0",
                "spec.updateStrategy.rollingUpdate.maxUnavailable: Required value: cannot be 0 when maxSurge is 0",
            ])
    }

    @Test func daemonsRunForEver() throws {
        let found = fixture.create(
            spec { spec in
                var template = spec["template"] ?? [:]
                template["spec"]?["restartPolicy"] = "Never"
                template["spec"]?["activeDeadlineSeconds"] = 5
                spec["template"] = template
            })
        #expect(
            found == [
                "spec.template.spec.activeDeadlineSeconds: Forbidden: activeDeadlineSeconds in DaemonSet is not"
                    + " Supported",
                "spec.template.spec.restartPolicy: Unsupported value: \"Never\": supported values: \"Always\"",
            ])
    }

    @Test func aDiskOfOneNodeAtATimeIsTheUsersOwnAffair() throws {
        let found = fixture.create(
            spec { spec in
                var template = spec["template"] ?? [:]
                template["spec"]?["volumes"] = [["name": "data", "gcePersistentDisk": ["pdName": "disk"]]]
                spec["template"] = template
            })
        #expect(found == [])
    }

    @Test func theSelectorSelectsTheTemplate() throws {
        #expect(
            fixture.create(spec { $0["selector"] = ["matchLabels": ["app": "y"]] }) == [
                "spec.template.metadata.labels: Invalid value: {\"app\":\"x\"}: `selector` does not match template"
                    + " `labels`"
            ])
        #expect(
            fixture.create(spec { $0["selector"] = [:] })
                == ["spec.selector: Invalid value: {}: empty selector is invalid for daemonset"])
    }

    @Test func theSelectorNeverChanges() {
        let changed = spec { spec in
            spec["selector"] = ["matchLabels": ["app": "y"]]
            spec["template"] = ObjectFixture.template(labels: ["app": "y"])
        }
        #expect(
            fixture.update(spec(), changed) == [
                "spec.selector: Invalid value: {\"matchLabels\":{\"app\":\"y\"}}: field is immutable"
            ])
    }
}
