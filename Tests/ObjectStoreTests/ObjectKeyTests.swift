import ObjectStore
import Testing

@Test func keysAreInTheOrderOfNamespaceSlashName() {
    let texts = ["", "a", "a-", "a-b", "a0", "ab", "b"]
    for (left, right) in texts.flatMap({ left in texts.map { (left, $0) } }) {
        #expect(
            ObjectKey.thing("x", in: left).precedes(.thing("x", in: right)) == (left + "/" < right + "/"),
            "\(left) and \(right)")
        #expect(ObjectKey.thing(left).precedes(.thing(right)) == (left < right))
    }
    #expect(ObjectKey.thing("z", in: "a-b").precedes(.thing("a", in: "a")))
}
