import ObjectModel
import ObjectRules
import Testing

@Suite struct BootstrapObjectsTests {
    @Test func theyAreCreatedLikeAnyOther() throws {
        for object in BootstrapObjects.all { _ = try created(object) }
        let names = BootstrapObjects.all.compactMap { $0.at("metadata", "name")?.stringValue }
        #expect(
            Set(names) == [
                "default", "kube-system", "kube-public", "kube-node-lease", "system-node-critical",
                "system-cluster-critical", "kubernetes",
            ])
    }

    @Test func whatTheClusterIsMadeOfGoesFirst() throws {
        var object = try defaulted(pod(["containers": [], "priorityClassName": "system-cluster-critical"]))
        try PriorityAdmission.admit(&object, classes: BootstrapObjects.priorityClasses)
        #expect(object.at("spec", "priority") == 2_000_000_000)
    }
}
