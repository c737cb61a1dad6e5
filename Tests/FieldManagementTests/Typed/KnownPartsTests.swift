import FieldManagement
import ObjectTree
import Testing

@Suite struct KnownPartsTests {
    private let one: Value = ["name": "one", "list": [1, 2]]

    @Test func aPartIsKnownByItsPlace() {
        var known = KnownParts<String>(capacity: 4)
        known.note("first", of: one)
        let twin: Value = ["name": "one", "list": [1, 2]]
        #expect(twin == one)
        #expect(known[one] == "first")
        #expect(known[twin] == nil, "equal, but somewhere else")
        known.note("better", of: one)
        #expect(known[one] == "better")
    }

    @Test func whatHasNoPlaceIsNotNoted() {
        var known = KnownParts<String>(capacity: 4)
        for value: Value in [nil, true, 1, "a text that is longer than fifteen bytes", [], [:]] {
            known.note("noted", of: value)
            #expect(known[value] == nil)
        }
    }

    @Test func itForgetsAndKeepsNothingWithoutRoom() {
        var known = KnownParts<Int>(capacity: 2)
        let parts: [Value] = (0..<5).map { ["number": .int($0)] }
        for (index, part) in parts.enumerated() {
            known.note(index, of: part)
            #expect(known[part] == index)
        }
        #expect(parts.count { known[$0] != nil } <= 2)
        var none = KnownParts<Int>(capacity: 0)
        none.note(1, of: one)
        #expect(none[one] == nil)
    }

    /// A part that was noted lives on, so that no other can take its place.
    @Test func placesAreNotGivenAway() {
        var known = KnownParts<Int>(capacity: 1000)
        for number in 0..<500 {
            let part: Value = ["number": .int(Int64(number)), "more": [.int(Int64(number))]]
            #expect(known[part] == nil, "\(number)")
            known.note(number, of: part)
        }
    }
}
