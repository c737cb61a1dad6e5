import FieldManagement
import ObjectTree
import Testing

@Suite struct FieldSetTests {
    @Test func aSetIsTheTreeOfFieldsV1() {
        let set = FieldSet(paths: [["spec", "replicas"], ["spec"], ["metadata", "labels", "app"]])
        #expect(set.value == ["f:metadata": ["f:labels": ["f:app": [:]]], "f:spec": [".": [:], "f:replicas": [:]]])
    }

    @Test func containsMembersAndNotWhatIsAboveThem() {
        let set = FieldSet(paths: [["spec", "replicas"]])
        #expect(set.contains(["spec", "replicas"]))
        #expect(!set.contains(["spec"]))
        #expect(!set.contains(["spec", "replicas", "x"]))
        #expect(!set.contains([]))
    }

    @Test func aLevelIsNamedBeforeWhatIsBelowIt() {
        let set = FieldSet(paths: [["a", "b"], ["c"], ["a", "d", "e"], ["a", "f"]])
        #expect(set.descriptions == [".c", ".a.b", ".a.f", ".a.d.e"])
    }
}
