import Testing
import WorkloadPlans

@Suite struct CompletionIndexesTests {
    @Test(
        arguments: [
            ([], ""), ([3], "3"), ([0, 1], "0,1"), ([0, 1, 2], "0-2"),
            ([1, 3, 4, 5, 7, 8], "1,3-5,7,8"), ([4, 2, 4], "2,4"),
        ] as [([Int], String)]) func text(indexes: [Int], text: String)
    {
        let set = CompletionIndexes(indexes)
        #expect(set.description == text)
        #expect(CompletionIndexes(parsing: text, below: 100) == set)
        #expect(set.count == Set(indexes).count)
    }

    @Test func whatIsNoIndexOfTheJobIsLeftOut() {
        #expect(CompletionIndexes(parsing: "1,3-9,12", below: 5).description == "1,3,4")
        #expect(CompletionIndexes(parsing: "x,2,5-3,-1", below: 5).description == "2")
    }

    /// Every pair of sets of indexes below 5, against sets of integers.
    @Test func agreesWithSets() {
        for left in 0..<32 {
            for right in 0..<32 {
                let (a, b) = (Self.members(left), Self.members(right))
                let (x, y) = (CompletionIndexes(a), CompletionIndexes(b))
                #expect(x.union(y) == CompletionIndexes(a.union(b)))
                #expect(x.intersection(y) == CompletionIndexes(a.intersection(b)))
                for index in 0..<6 { #expect(x.contains(index) == a.contains(index)) }
            }
            let set = Self.members(left)
            let missing = (0..<5).filter { !set.contains($0) }
            for count in 0..<6 {
                #expect(CompletionIndexes(set).firstMissing(count, below: 5) == Array(missing.prefix(count)))
            }
        }
    }

    private static func members(_ bits: Int) -> Set<Int> { Set((0..<5).filter { bits & (1 << $0) != 0 }) }
}
