import ObjectStore
import ObjectTree
import Testing

/// Trees that share, and trees that go: readers notice neither.
@Suite struct SharedShapesTests {
    private func event(_ number: Int) -> Value {
        [
            "kind": "Event", "apiVersion": "v1", "metadata": ["name": .string("e\(number)"), "generateName": "e"],
            "message": "the same long message in every one of them",
        ]
    }

    @Test func whatIsSeldomReadCanStillBeRead() async throws {
        let store = try LocalObjectStore(log: MemoryLog(), seldomRead: ["events"])
        defer { store.close() }
        for number in 0..<2_000 {
            let key = ObjectKey(resource: "events", namespace: "ns", name: "e\(number)")
            _ = try await store.commit(Write(key: key, operation: .put(event(number)), precondition: .absent))
        }
        let objects = store.list(resource: "events", namespace: "ns").objects
        #expect(objects.count == 2_000)
        for object in objects {
            #expect(object.tree["message"] == "the same long message in every one of them")
            #expect(object.tree["metadata"]?["name"]?.stringValue == object.key.name)
        }
    }
}
