import ObjectModel
import ObjectRules
import Testing

@Suite struct FieldReportTests {
    @Test func pathsFollowTheWalk() {
        let errors = FieldReport.collect(at: FieldPath("spec")) { report in
            report.at("labels") { report in
                report.at(key: "app") { $0.required() }
            }
            report.each("items", ["a", ""]) { item, report in
                if item.isEmpty { report.required("name") }
            }
            report.forbidden("other", "not here")
        }
        #expect(errors.map(\.field) == ["spec.labels[app]", "spec.items[1].name", "spec.other"])
        #expect(errors.last?.message == "Forbidden: not here")
    }

    @Test func theWalkReturnsToItsStart() {
        var report = FieldReport()
        report.at("a") { report in report.at(index: 3) { _ in } }
        #expect(report.path.description == "")
        #expect(report.errors.isEmpty)
    }

    @Test func sharedRulesFindOnlyWhatIsWrong() {
        let errors = FieldReport.collect { report in
            report.text("given", "x")
            report.text("missing", "")
            report.nonnegative("zero", 0)
            report.nonnegative("absent", nil)
            report.nonnegative("negative", -1)
            report.range("inside", 5, 1...5)
            report.range("outside", 6, 1...5)
            report.oneOf("known", "b", ["a", "b"])
            report.oneOf("unknown", "c", ["a", "b"])
            report.immutable("same", 1, 1)
            report.immutable("changed", 2, 1)
        }
        #expect(
            PodFixture.texts(errors) == [
                "changed: Invalid value: 2: field is immutable", "missing: Required value",
                "negative: Invalid value: -1: must be greater than or equal to 0",
                "outside: Invalid value: 6: must be between 1 and 5, inclusive",
                #"unknown: Unsupported value: "c": supported values: "a", "b""#,
            ])
    }
}
