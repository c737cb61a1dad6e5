import ObjectTree
import Testing

@Suite struct MemberSearchTests {
    /// Up to `IndexedFields.small` members are looked at one by one, more are looked up in an index: the same comes of
    /// both.
    @Test(arguments: [0, 1, 2, 64, 65, 1_000]) func aMemberIsFoundWhereverItStands(count: Int) {
        let fields = Fields((0..<count).map { ("k\($0)", .int(Int64($0))) })
        var search = MemberSearch(fields)
        #expect(search.entries == fields.entries)
        for position in 0..<count {
            // In its place, before it, after it, beyond all.
            for guess in [position, max(position - 1, 0), position + 1, count] {
                let found = search.position(of: "k\(position)", guess: guess)
                #expect(found == position, "guessed \(guess)")
            }
        }
    }

    @Test(arguments: [0, 1, 2, 64, 65, 1_000]) func aMemberThatIsMissingIsNotFound(count: Int) {
        var search = MemberSearch(Fields((0..<count).map { ("k\($0)", .int(Int64($0))) }))
        for guess in [0, count - 1, count] where guess >= 0 {
            let found = search.position(of: "another", guess: guess)
            #expect(found == nil)
        }
        // The search goes on after that.
        let last = search.position(of: "k\(count - 1)", guess: 0)
        #expect(last == (count > 0 ? count - 1 : nil))
    }
}
