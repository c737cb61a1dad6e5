import ObjectModel
import ObjectRules
import Testing

@Suite struct ControllerRevisionValidationTests {
    @Test func dataIsThereAndStays() throws {
        let fixture = try ObjectFixture("apps/v1", "ControllerRevision")
        #expect(fixture.create(["data": ["a": 1], "revision": 1]) == [])
        #expect(
            fixture.create(["revision": -1]) == [
                "data: Required value: data is mandatory",
                "revision: Invalid value: -1: must be greater than or equal to 0",
            ])
        #expect(fixture.create(["data": .null, "revision": 1]) == ["data: Required value: data is mandatory"])
        #expect(fixture.update(["data": ["a": 1], "revision": 1], ["data": ["a": 1], "revision": 2]) == [])
        #expect(
            fixture.update(["data": ["a": 1]], ["data": ["a": 2]]) == [
                #"data: Invalid value: {"a":2}: field is immutable"#
            ])
    }
}
