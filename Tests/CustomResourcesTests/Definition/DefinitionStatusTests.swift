import CustomResources
import ObjectModel
import Testing

@Suite struct DefinitionStatusTests {
    private static let now = Time(seconds: 1_800_000_000)

    private func status(
        _ definition: CustomResourceDefinition, among others: [CustomResourceDefinition] = []
    ) -> CustomResourceDefinitionStatus {
        DefinitionStatus(of: definition, others: others, now: Self.now).next
    }

    private func conditions(_ status: CustomResourceDefinitionStatus) -> [String] {
        status.conditions.map { "\($0.type)=\($0.status) \($0.reason): \($0.message)" }
    }

    @Test func namesThatAreFreeAreAccepted() throws {
        let next = status(try definition())
        #expect(next.acceptedNames.kind == "Widget")
        #expect(
            conditions(next) == [
                "NamesAccepted=True NoConflicts: no conflicts found",
                "Established=True InitialNamesAccepted: the initial names have been accepted",
            ])
        var established = try definition()
        established.status = next
        #expect(status(established) == next)
    }

    /// Definitions of old may have schemas that are refused today.
    @Test func schemasWithoutStructureAreTold() throws {
        let old = try definition { $0.spec.preserveUnknownFields = true }
        var next = status(old)
        #expect(
            conditions(next).contains(
                "NonStructuralSchema=True Violations: spec.preserveUnknownFields: Invalid value: true: must be false"))
        var mended = try definition()
        mended.status = next
        next = status(mended)
        #expect(!next.conditions.contains { $0.type == "NonStructuralSchema" })
    }

    @Test func namesBelongToWhoHadThemFirst() throws {
        var first = try definition { $0.spec.names.shortNames = ["w"] }
        first.status = status(first)
        let second = try definition {
            $0.metadata.uid = "u2"
            $0.metadata.name = "gadgets.example.com"
            $0.spec.names.plural = "gadgets"
            $0.spec.names.singular = "gadget"
            $0.spec.names.kind = "Gadget"
            $0.spec.names.listKind = "GadgetList"
            $0.spec.names.shortNames = ["g", "w"]
        }
        let next = status(second, among: [first, second])
        #expect(
            conditions(next) == [
                "NamesAccepted=False ShortNamesConflict: \"w\" is already in use",
                "Established=False NotAccepted: not all names are accepted",
            ])
        #expect(next.acceptedNames.plural == "gadgets")
        #expect(next.acceptedNames.shortNames == [])
        // Another group is another world, and a name that is given up is free.
        first.spec.group = "other.example.com"
        #expect(status(second, among: [first]).conditions.allSatisfy { $0.status == "True" })
    }

    @Test func deletionIsSaidAndTheDefinitionStays() throws {
        let deleted = CustomResourceDefinition(
            DefinitionLifecycle.deletionBegun(try definition().value, now: Self.now))
        #expect(deleted.metadata.finalizers == [DefinitionLifecycle.finalizer])
        #expect(deleted.metadata.deletionTimestamp == Self.now)
        #expect(deleted.isTrue("Terminating"))
    }
}
