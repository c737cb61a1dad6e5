import Foundation
import ObjectModel
import ObjectStore
import Testing
import swiftlet

/// The keys of a cluster, from its first start through a change of the key to the loss of the file.
@Suite struct StoreEncryptionTests {
    private let directory = DataDirectory(path: NSTemporaryDirectory() + "swiftlet-\(UUID().uuidString)/data")
    private var database: String { directory.path + "/state.db" }
    private var keys: String { directory.path + "/encryption-keys" }

    /// Starts a store, writes something into it, and stops it.
    private func use(_ encryption: StoreEncryption) async throws {
        let store = try LocalObjectStore(log: try SQLiteLog(path: database, sealing: try encryption.sealing()))
        defer { store.close() }
        let key = ObjectKey(resource: "secrets", namespace: "default", name: "s")
        let object: Value = ["apiVersion": "v1", "kind": "Secret", "metadata": ["name": "s"]]
        let result = await withCheckedContinuation { continuation in
            store.commit(Write(key: key, precondition: nil, operation: .put(object))) {
                continuation.resume(returning: $0)
            }
        }
        _ = try result.get()
    }

    @Test func aKeyIsMadeChangedAndForgotten() async throws {
        let claim = try directory.take()
        let encryption = StoreEncryption(directory, keys: nil)
        try await use(encryption)
        let first = try SQLiteLog.keysInUse(path: database)
        #expect(first.count == 1)
        let next = try encryption.rotate()
        #expect(throws: Failure.self, "something is encrypted with the first key") { try encryption.prune() }
        try await use(encryption)
        #expect(try SQLiteLog.keysInUse(path: database) == [next])
        #expect(try Set(encryption.prune()) == first)
        try await use(encryption)
        withExtendedLifetime(claim) {}
        try directory.delete()
    }

    @Test func aLostFileIsNotReplacedByANewKey() async throws {
        let claim = try directory.take()
        let encryption = StoreEncryption(directory, keys: nil)
        try await use(encryption)
        try FileManager.default.removeItem(atPath: keys)
        let refusal = try #require(throws: Failure.self) { try encryption.sealing() }
        #expect(refusal.message.contains("\(keys) are missing"))
        #expect(!FileManager.default.fileExists(atPath: keys))
        withExtendedLifetime(claim) {}
        try directory.delete()
    }
}
