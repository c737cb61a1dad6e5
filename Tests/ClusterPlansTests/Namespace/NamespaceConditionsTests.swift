import ClusterPlans
import ObjectModel
import Testing

@Suite struct NamespaceConditionsTests {
    private let now = Time(seconds: 1_000)

    private func texts(_ conditions: [NamespaceCondition]) -> [String] {
        conditions.map { "\($0.type)=\($0.status) \($0.reason): \($0.message)" }
    }

    @Test func whatIsLeftIsCountedByKindAndFinalizer() {
        var contents = NamespaceContents()
        contents.add(plural: "secrets", group: "", finalizers: [["b/f"], []])
        contents.add(plural: "jobs", group: "batch", finalizers: [["a/f", "b/f"]])
        contents.add(plural: "pods", group: "", finalizers: [])
        #expect(
            texts(NamespaceConditions.make(for: contents, before: [], now: now)) == [
                "NamespaceDeletionDiscoveryFailure=False ResourcesDiscovered: All resources successfully discovered",
                "NamespaceDeletionGroupVersionParsingFailure=False ParsedGroupVersions: "
                    + "All legacy kube types successfully parsed",
                "NamespaceDeletionContentFailure=False ContentDeleted: "
                    + "All content successfully deleted, may be waiting on finalization",
                "NamespaceContentRemaining=True SomeResourcesRemain: Some resources are remaining: "
                    + "jobs.batch has 1 resource instances, secrets. has 2 resource instances",
                "NamespaceFinalizersRemaining=True SomeFinalizersRemain: Some content in the namespace has finalizers "
                    + "remaining: a/f in 1 resource instances, b/f in 2 resource instances",
            ])
    }

    @Test func conditionsThatSayTheSameKeepTheirTime() {
        let first = NamespaceConditions.make(for: NamespaceContents(), before: [], now: now)
        let later = NamespaceConditions.make(for: NamespaceContents(), before: first, now: now.adding(seconds: 9))
        #expect(first == later)
        var contents = NamespaceContents()
        contents.add(plural: "secrets", group: "", finalizers: [[]])
        let changed = NamespaceConditions.make(for: contents, before: first, now: now.adding(seconds: 9))
        #expect(changed.map(\.type) == first.map(\.type))
        let moved = changed.filter { $0.lastTransitionTime != now }
        #expect(moved.map(\.type) == ["NamespaceContentRemaining"])
    }

    @Test func failuresAreTold() {
        var contents = NamespaceContents()
        contents.add(error: "no")
        let condition = NamespaceConditions.make(for: contents, before: [], now: now)[2]
        #expect(condition.status == "True" && condition.reason == "ContentDeletionFailed")
        #expect(!contents.isEmpty)
    }
}
