import ObjectModel
import ObjectRules
import Testing

struct FlowControlUpkeepTests {
    private func changed(_ object: Value, annotation: String?) -> Value {
        var fields = object.objectValue ?? Fields()
        var metadata = fields.object("metadata")
        metadata["annotations"] = annotation.map { [BootstrapFlowControl.autoUpdate: .string($0)] }
        metadata["generation"] = 2
        fields["metadata"] = .object(metadata)
        fields["spec"] = ["changed": true]
        return .object(fields)
    }

    private func step(_ object: Value, found: Value) -> FlowControlUpkeep.Step {
        FlowControlUpkeep.step(
            kind: object["kind"]?.stringValue ?? "", name: object.at("metadata", "name")?.stringValue ?? "",
            found: found)
    }

    private static let all = BootstrapFlowControl.mandatory + BootstrapFlowControl.suggested

    @Test func whatIsThereStaysAndWhatIsMissingComes() {
        for object in Self.all {
            #expect(step(object, found: object) == .keep)
            #expect(step(object, found: .null) == .create(object))
        }
    }

    @Test func mandatoryOnesComeBackWhateverTheySay() {
        for object in BootstrapFlowControl.mandatory {
            for annotation in ["true", "false", nil] {
                guard case .update(let next) = step(object, found: changed(object, annotation: annotation)) else {
                    Issue.record("no update of \(object)")
                    continue
                }
                #expect(next["spec"] == object["spec"])
                #expect(next.at("metadata", "annotations") == object.at("metadata", "annotations"))
            }
        }
    }

    @Test func suggestedOnesMayBeTakenOver() {
        for object in BootstrapFlowControl.suggested {
            guard case .update(let next) = step(object, found: changed(object, annotation: "true")) else {
                Issue.record("no update of \(object)")
                continue
            }
            #expect(next["spec"] == object["spec"])
            let own = changed(object, annotation: "false")
            #expect(step(object, found: own) == .keep)
            // Whose spec was changed without a word is its writer's from then on.
            #expect(step(object, found: changed(object, annotation: nil)) == .update(own))
        }
    }

    @Test func othersAreNobodysBusiness() {
        #expect(FlowControlUpkeep.step(kind: "FlowSchema", name: "mine", found: .null) == .keep)
        #expect(FlowControlUpkeep.step(kind: "FlowSchema", name: "system", found: .null) == .keep)
    }

    @Test func aSchemaSaysWhetherItsLevelIsThere() {
        let schema = FlowSchema.new {
            $0.metadata.name = "s"
            $0.spec.priorityLevelConfiguration.name = "l"
        }
        let (first, later) = (Time(seconds: 10), Time(seconds: 20))
        let missing = FlowControlUpkeep.observed(schema, levelExists: false, now: first)
        let start = #"This FlowSchema references the PriorityLevelConfiguration object named "l""#
        #expect(missing.status.conditions.map(\.status) == ["True"])
        #expect(missing.status.conditions.first?.message == "\(start) but there is no such object")
        #expect(FlowControlUpkeep.observed(missing, levelExists: false, now: later) == missing)
        let found = FlowControlUpkeep.observed(missing, levelExists: true, now: later)
        #expect(found.status.conditions.map(\.reason) == ["Found"])
        #expect(found.status.conditions.first?.lastTransitionTime == later)
    }
}
