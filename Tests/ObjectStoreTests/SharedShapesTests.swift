import ObjectStore
import ObjectTree
import Testing

/// Trees that share, and trees that go: readers notice neither.
@Suite struct SharedShapesTests {
    /// More than are kept in both forms: what is read is what was written, byte for byte.
    @Test func oldTextIsMadeAgainAsItWas() async throws {
        let store = try LocalObjectStore(log: MemoryLog())
        defer { store.close() }
        var written: [ObjectKey: [UInt8]] = [:]
        for number in 0..<(2 * 8192 + 100) {
            let key = ObjectKey(resource: "things", namespace: "ns", name: "e\(number)")
            let write = Write(key: key, precondition: .absent, operation: .put(event(number)))
            let answer = try await store.write(write)
            written[key] = answer.json
        }
        for object in store.list(resource: "things", namespace: "ns").objects {
            #expect(object.json == written[object.key])
        }
    }

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
            _ = try await store.write(Write(key: key, precondition: .absent, operation: .put(event(number))))
        }
        let objects = store.list(resource: "events", namespace: "ns").objects
        #expect(objects.count == 2_000)
        for object in objects {
            #expect(object.tree["message"] == "the same long message in every one of them")
            #expect(object.tree["metadata"]?["name"]?.stringValue == object.key.name)
        }
    }

    /// What no template brought about is most like itself, not like the last other of its kind.
    @Test func objectsShareWithWhatTheyWere() async throws {
        let store = try LocalObjectStore(log: MemoryLog())
        defer { store.close() }
        func lease(_ number: Int, renewed: String) -> Value {
            [
                "kind": "Lease", "apiVersion": "coordination.k8s.io/v1",
                "metadata": ["name": .string("n\(number)"), "owner": ["uid": .string("the uid of node \(number)")]],
                "spec": ["renewTime": .string(renewed)],
            ]
        }
        var versions: [StoredObject] = []
        for renewed in ["1", "2"] {
            for number in 0..<3 {
                let key = ObjectKey(resource: "leases", namespace: "ns", name: "n\(number)")
                let write = Write(
                    key: key, precondition: nil, operation: .put(lease(number, renewed: renewed)))
                versions.append(try await store.write(write))
            }
        }
        let owners = versions.compactMap { $0.tree.at("metadata", "owner") }
        for number in 0..<3 { #expect(owners[number].isSameStorage(as: owners[number + 3])) }
        #expect(store.list(resource: "leases", namespace: "ns").objects.map(\.tree.renewed) == ["2", "2", "2"])
    }
}

extension Value {
    fileprivate var renewed: String? { at("spec", "renewTime")?.stringValue }
}
