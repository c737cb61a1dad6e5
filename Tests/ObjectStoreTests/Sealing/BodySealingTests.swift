import Foundation
import ObjectStore
import Testing

/// What is encrypted on disk: the files never hold it in clear, and nothing but its key opens it.
@Suite struct BodySealingTests {
    private static let needle = "correct-horse-battery-staple"
    private static let old = EncryptionKey(name: "old", bytes: [UInt8](repeating: 1, count: EncryptionKey.size))
    private static let new = EncryptionKey(name: "new", bytes: [UInt8](repeating: 2, count: EncryptionKey.size))

    private func sealing(_ keys: EncryptionKey...) -> BodySealing { BodySealing(keys: keys, resources: ["things"]) }

    private func open(_ directory: String, _ sealing: BodySealing) throws -> LocalObjectStore {
        try LocalObjectStore(log: try SQLiteLog(path: directory + "/store.db", sealing: sealing))
    }

    /// Whether any file of a directory holds the text.
    private func isFound(_ text: String, in directory: String) throws -> Bool {
        try FileManager.default.contentsOfDirectory(atPath: directory).contains { name in
            let data = try Data(contentsOf: URL(fileURLWithPath: directory + "/" + name))
            return data.range(of: Data(text.utf8)) != nil
        }
    }

    @Test func theFilesNeverHoldWhatIsSealed() async throws {
        try await withTemporaryDirectory { directory in
            let store = try open(directory, sealing(Self.new))
            for index in 0..<50 { try await store.put(.thing("a\(index % 5)"), Self.needle + "\(index)") }
            #expect(try !isFound(Self.needle, in: directory), "while it is open, the write-ahead log included")
            let texts = store.texts()
            store.close()
            #expect(try !isFound(Self.needle, in: directory), "when it is closed")
            let reopened = try open(directory, sealing(Self.new))
            defer { reopened.close() }
            #expect(reopened.texts() == texts)
        }
    }

    @Test func whatWasInClearIsNotLeftAnywhere() async throws {
        try await withTemporaryDirectory { directory in
            let plain = try open(directory, .none)
            for index in 0..<50 { try await plain.put(.thing("a\(index)"), Self.needle + "\(index)") }
            let texts = plain.texts()
            plain.close()
            #expect(try isFound(Self.needle, in: directory), "the search finds what is there")
            let sealed = try open(directory, sealing(Self.new))
            defer { sealed.close() }
            #expect(sealed.texts() == texts)
            #expect(try !isFound(Self.needle, in: directory))
        }
    }

    @Test func anOlderKeyReadsUntilEverythingIsSealedAnew() async throws {
        try await withTemporaryDirectory { directory in
            let path = directory + "/store.db"
            let first = try open(directory, sealing(Self.old))
            try await first.put(.thing("a"), Self.needle)
            let texts = first.texts()
            first.close()
            #expect(try SQLiteLog.keysInUse(path: path) == ["old"])
            try open(directory, sealing(Self.new, Self.old)).close()
            #expect(try SQLiteLog.keysInUse(path: path) == ["new"])
            let last = try open(directory, sealing(Self.new))
            defer { last.close() }
            #expect(last.texts() == texts)
        }
    }

    @Test func aMissingOrWrongKeyIsToldAndNothingIsLost() async throws {
        try await withTemporaryDirectory { directory in
            let store = try open(directory, sealing(Self.old))
            try await store.put(.thing("a"), Self.needle)
            let texts = store.texts()
            store.close()
            func refusal(_ sealing: BodySealing) -> String {
                let error = #expect(throws: StoreError.self) { try open(directory, sealing) }
                return error.map { "\($0)" } ?? ""
            }
            #expect(refusal(.none).contains("is encrypted with the key old, and the keys given are: none"))
            #expect(refusal(sealing(Self.new)).contains("is encrypted with the key old, and the keys given are: new"))
            let impostor = EncryptionKey(name: "old", bytes: [UInt8](repeating: 9, count: EncryptionKey.size))
            #expect(refusal(sealing(impostor)).contains("can't be decrypted with the key old"))
            let reopened = try open(directory, sealing(Self.old))
            defer { reopened.close() }
            #expect(reopened.texts() == texts)
        }
    }

    @Test func othersStayAsTheyAre() async throws {
        try await withTemporaryDirectory { directory in
            let store = try open(directory, BodySealing(keys: [Self.new], resources: ["secrets"]))
            defer { store.close() }
            try await store.put(.thing("a"), Self.needle)
            #expect(try isFound(Self.needle, in: directory))
        }
    }
}
