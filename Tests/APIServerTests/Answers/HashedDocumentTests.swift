import APIServer
import Testing

struct HashedDocumentTests {
    @Test(arguments: [
        ("\"a\"", true), ("W/\"a\"", true), ("*", true), ("\"b\", \"a\"", true), (" \"b\" ,W/\"a\" ", true),
        ("", false), ("a", false), ("\"b\"", false), ("\"aa\"", false), ("w/\"a\"", false),
    ])
    func anyTagOfTheListWillDo(_ header: String, _ isKept: Bool) {
        #expect(HashedDocument.isKept("\"a\"", by: header) == isKept)
    }

    @Test func theHashIsThatOfTheContent() {
        let first = HashedDocument([1, 2], mediaType: "a/b")
        #expect(first.hash == HashedDocument([1, 2], mediaType: "a/c").hash)
        #expect(first.hash != HashedDocument([2, 1], mediaType: "a/b").hash)
        #expect(first.hash.count == 32)
    }
}
