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
        for value in values {
            for model in values {
                let shared = value.sharing(with: model)
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
        let shared = second.sharing(with: first)
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
        for own in [large((0..<300).reversed()), large(150..<450), large(0..<300)] {
            let shared = own.sharing(with: model)
            #expect(shared == own)
            #expect(shared.objectValue?.keys == own.objectValue?.keys)
            #expect(address(shared, "k200") == address(model, "k200"))
        }
    }

    @Test func anotherOrderIsKept() {
        let model: Value = ["a": 1, "b": [1, 2]]
        let shared = (["b": [1, 2], "a": 1] as Value).sharing(with: model)
        #expect(shared.objectValue?.keys == ["b", "a"])
    }

    private func address(_ value: Value, _ key: String) -> UnsafeRawPointer? {
        value[key]?.objectValue?.entries.withUnsafeBytes { $0.baseAddress }
    }
}
