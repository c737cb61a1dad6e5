import NodeAgent
import ObjectModel
import ObjectRules
import Testing

struct PodStatusPatchTests {
    private func status(_ conditions: [(String, String)]) -> PodStatus {
        .make {
            $0.conditions = conditions.map { type, status in
                .make {
                    $0.type = type
                    $0.status = status
                }
            }
        }
    }

    /// The patch carried out on the old status gives the new one, in its order.
    private func patched(_ old: PodStatus, _ new: PodStatus) throws -> Value {
        let patch = try #require(PodStatusPatch.make(from: old, to: new, uid: "u"))
        let schema = Schema.kubernetes
        let pod: Value = ["metadata": ["uid": "u"], "status": old.value]
        let result = try StrategicMergePatch.apply(
            patch, to: pod, message: try #require(schema.messageID("core.v1.Pod")), schema: schema)
        return result["status"] ?? .null
    }

    @Test func conditionsGetTheOrderOfTheNewStatus() throws {
        let orders = [["A", "B", "C"], ["C", "A", "B"], ["B", "C", "A"], ["C", "B", "A"]]
        for old in [["A"], ["B"], ["C", "A"], []] {
            for order in orders {
                let before = status(old.map { ($0, "False") })
                let after = status(order.map { ($0, "True") })
                #expect(try patched(before, after) == after.value, "\(old) \(order)")
            }
        }
    }

    @Test func nothingChangesWhereNothingDiffers() {
        let same = status([("A", "True")])
        #expect(PodStatusPatch.make(from: same, to: same, uid: "u") == nil)
    }

    @Test func onlyWhatChangedIsNamed() throws {
        let patch = try #require(
            PodStatusPatch.make(
                from: status([("A", "True"), ("B", "False")]), to: status([("A", "True"), ("B", "True")]), uid: "u"))
        #expect(patch["status"] == ["conditions": [["type": "B", "status": "True"]]])
    }
}
