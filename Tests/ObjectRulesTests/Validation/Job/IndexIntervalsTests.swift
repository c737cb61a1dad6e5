import ObjectRules
import Testing

@Suite struct IndexIntervalsTests {
    @Test(arguments: [("", 0), ("3", 1), ("0-9", 10), ("0,2-4,9", 5)])
    func counts(_ text: String, _ count: Int) throws {
        #expect(try IndexIntervals(parsing: text, completions: 10).count == count)
    }

    @Test(arguments: [
        ("10", #"too large index: "10""#), ("1-10", #"too large index: "10""#),
        ("a", #"cannot convert string to integer for index: "a""#),
        ("1,,2", #"cannot convert string to integer for index: """#),
        ("3-1", "non-increasing order, previous: 3, current: 1"),
        ("4,2", "non-increasing order, previous: 4, current: 2"),
        ("1-3,3", "non-increasing order, previous: 3, current: 3"),
        (
            "1-2-3",
            #"the fragment "1-2-3" violates the requirement that an index interval can have at most two parts "#
                + #"separated by '-'"#
        ),
    ])
    func refuses(_ text: String, _ message: String) {
        let failure = #expect(throws: IndexIntervals.Failure.self) {
            try IndexIntervals(parsing: text, completions: 10)
        }
        #expect(failure?.message == message)
    }

    @Test func whatIsSharedAgreesWithSets() throws {
        let texts = ["", "0", "1-3", "0,4", "2,5-7", "3-4,8", "9", "0-9"]
        for left in texts {
            for right in texts {
                let one = try IndexIntervals(parsing: left, completions: 10)
                let other = try IndexIntervals(parsing: right, completions: 10)
                let shared = Set(one.intervals.flatMap { $0 }).intersection(other.intervals.flatMap { $0 })
                #expect(one.firstShared(with: other) == shared.min(), "\(left) and \(right)")
            }
        }
    }
}
