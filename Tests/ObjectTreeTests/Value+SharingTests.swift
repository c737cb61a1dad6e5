import ObjectTree
import Testing

@Suite struct ValueSharingTests {
    /// Every pair of a few small values of all shapes: sharing never changes what a value is or the order it is in.
    @Test func aValueStaysWhatItIs() {
        let leaves: [Value] = [nil, true, 1, 2.5, "a", "a text that is too long to be held inline", [], [:]]
        var values = leaves
        for one in leaves {
            values += [[one], ["k": one], [one, "x"], ["k": one, "l": 1], ["l": 1, "k": one]]
        }
        var recent = RecentParts(capacity: 16)
        for value in values {
            for model in values {
                let shared = value.sharing(with: model, &recent)
                #expect(shared == value)
                #expect(shared.objectValue?.keys == value.objectValue?.keys)
            }
        }
    }

    @Test func equalPartsAreHeldOnce() throws {
        func pod(_ name: String) -> Value {
            ["name": .string(name), "spec": ["containers": [["image": "an image with a long name"]]]]
        }
        let (first, second) = (pod("a"), pod("b"))
        var recent = RecentParts(capacity: 16)
        let shared = second.sharing(with: first, &recent)
        #expect(address(shared, "spec") == address(first, "spec"))
        #expect(address(second, "spec") != address(first, "spec"))
        #expect(shared["name"] == "b")
    }

    /// Members of large objects are found by an index.
    @Test func membersOfLargeObjectsAreFoundAnywhere() {
        func large(_ numbers: some Sequence<Int>) -> Value {
            .object(Fields(uniqueEntries: numbers.map { .init(key: "k\($0)", value: ["n": .int(Int64($0))]) }))
        }
        let model = large(0..<300)
        var recent = RecentParts(capacity: 16)
        for own in [large((0..<300).reversed()), large(150..<450), large(0..<300)] {
            let shared = own.sharing(with: model, &recent)
            #expect(shared == own)
            #expect(shared.objectValue?.keys == own.objectValue?.keys)
            #expect(address(shared, "k200") == address(model, "k200"))
        }
    }

    /// A member under a key of its own is not shared, what is below it is.
    @Test func whatTheModelLacksIsSharedWithOthers() {
        func owned(_ address: String) -> Value { [address: [".": [:], "f:ip": [:]], "list": [[["f:ip": 1]]]] }
        var recent = RecentParts(capacity: 1024)
        let model: Value = ["list": []]
        let (first, second) = (owned("a").sharing(with: model, &recent), owned("b").sharing(with: model, &recent))
        #expect(second == owned("b"))
        #expect(address(first, "a") != nil)
        #expect(address(first, "a") == address(second, "b"))
        let lists = [first, second].compactMap { $0["list"] }
        #expect(lists.count == 2 && lists[0].isSameStorage(as: lists[1]))
    }

    @Test func anotherOrderIsKept() {
        let model: Value = ["a": 1, "b": [1, 2]]
        var recent = RecentParts(capacity: 16)
        let shared = (["b": [1, 2], "a": 1] as Value).sharing(with: model, &recent)
        #expect(shared.objectValue?.keys == ["b", "a"])
    }

    /// Conditions of the same second are those of another object, not of the model.
    @Test func whatDiffersFromTheModelIsSharedWithOthers() throws {
        func pod(_ name: String, at time: String) -> Value {
            ["name": .string(name), "ready": ["when": .string("2026-01-01T00:00:0\(time)Z"), "is": true]]
        }
        let model = pod("a", at: "0")
        var recent = RecentParts(capacity: 1024)
        let first = pod("b", at: "1").sharing(with: model, &recent)
        let second = pod("c", at: "1").sharing(with: model, &recent)
        #expect(second == pod("c", at: "1"))
        #expect(address(second, "ready") == address(first, "ready"))
        #expect(address(second, "ready") != address(model, "ready"))
    }

    private func address(_ value: Value, _ key: String) -> UnsafeRawPointer? {
        value[key]?.objectValue?.entries.withUnsafeBytes { $0.baseAddress }
    }
}
