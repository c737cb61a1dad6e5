import ObjectCoding
import ObjectStore
import ObjectTree
import Testing

/// What the bytes of stored objects look like, whatever members an object has and in whatever order.
@Suite struct EncodedObjectTests {
    private static let objects: [Value] = [
        ["kind": "Thing", "apiVersion": "v1", "metadata": ["name": "a", "resourceVersion": "7"], "spec": ["a": 1]],
        [
            "spec": ["metadata": ["resourceVersion": "x"]], "metadata": ["resourceVersion": "7", "name": "a"],
            "kind": "",
        ],
        ["apiVersion": "v1", "metadata": ["labels": ["resourceVersion": "y"]]],
        ["metadata": [:]],
        ["kind": "\"metadata\":{\"resourceVersion\":\"", "apiVersion": "\\", "status": nil],
        [:],
    ]

    @Test(arguments: objects)
    func theRevisionIsFilledInAndAllElseKept(object: Value) async throws {
        let store = try LocalObjectStore(log: MemoryLog())
        defer { store.close() }
        for _ in 0..<11 {
            let stored = try await store.write(
                Write(key: .thing("a"), precondition: nil, operation: .put(object)))
            var expected = object
            var metadata = object["metadata"] ?? [:]
            metadata["resourceVersion"] = .string(String(stored.revision))
            expected["metadata"] = metadata
            #expect(stored.tree == expected)
            #expect(try JSON.parse(stored.json) == expected)
        }
    }

    /// What is kept in memory is what a start would read: `1.0` is written as `1`, and so is an integer from then on.
    @Test func wholeFloatsBecomeIntegers() async throws {
        let store = try LocalObjectStore(log: MemoryLog())
        defer { store.close() }
        let floats: Value = ["metadata": [:], "a": [.double(1), .double(-0.0), .double(1.5), .double(1e20), .int(3)]]
        let stored = try await store.write(Write(key: .thing("a"), precondition: nil, operation: .put(floats)))
        #expect(stored.tree["a"] == [.int(1), .int(0), .double(1.5), .double(1e20), .int(3)])
        #expect(try JSON.parse(stored.json) == stored.tree)
    }

    /// As Kubernetes writes them.
    @Test func kindAndVersionComeFirst() async throws {
        let store = try LocalObjectStore(log: MemoryLog())
        defer { store.close() }
        let stored = try await store.write(
            Write(key: .thing("a"), precondition: nil, operation: .put(Self.objects[0])))
        #expect(
            String(decoding: stored.json, as: UTF8.self)
                == #"{"kind":"Thing","apiVersion":"v1","metadata":{"resourceVersion":"\#(stored.revision)","name":"a"}"#
                + #","spec":{"a":1}}"#)
    }

    /// What a deletion answers, and what watchers are shown of it, looks as if it were stored.
    @Test func whatIsGoneLooksLikeWhatIsStored() async throws {
        let store = try LocalObjectStore(log: MemoryLog())
        defer { store.close() }
        let put = try await store.write(Write(key: .thing("a"), precondition: nil, operation: .put(Self.objects[0])))
        var last = Self.objects[0]
        last["spec"] = ["a": 2]
        let gone = try await store.write(Write(key: .thing("a"), precondition: nil, operation: .delete(last)))
        #expect(
            String(decoding: gone.json, as: UTF8.self)
                == #"{"kind":"Thing","apiVersion":"v1","metadata":{"resourceVersion":"\#(gone.revision)","name":"a"}"#
                + #","spec":{"a":2}}"#)
        let events = try store.changes(resource: ObjectKey.thing("a").resource, after: put.revision).events
        #expect(events.map(\.kind) == [.deleted])
        let shown = try #require(events.first).object
        #expect(shown.revision == gone.revision)
        #expect(shown.tree["metadata"]?["resourceVersion"] == .string(String(gone.revision)))
        #expect(shown.tree["spec"] == ["a": 1])
        #expect(try JSON.parse(shown.json) == shown.tree)
    }
}
