import Foundation
import GRDB
import ObjectStore
import TestKit
import Testing

/// Which files are refused, and that those stay as they were.
@Suite struct SQLiteFileTests {
    @Test func aFileInUseIsRefused() async throws {
        try await withTemporaryDirectory { directory in
            let path = directory + "/store.db"
            let store = try LocalObjectStore(log: try SQLiteLog(path: path))
            try expectRefusal(of: path, "is in use by another store")
            try await store.put(.thing("a"), "one")
            store.close()
            let reopened = try LocalObjectStore(log: try SQLiteLog(path: path))
            #expect(reopened.texts() == ["a": "one"])
            reopened.close()
        }
    }

    @Test func aPlaceThatCannotBeWrittenIsRefused() async throws {
        try await withTemporaryDirectory { directory in
            for path in [directory + "/missing/store.db", directory] {
                #expect(refusal { _ = try SQLiteLog(path: path) }.contains(path))
            }
        }
    }

    /// An empty file is what SQLite makes before its first write.
    @Test func anEmptyFileIsANewStore() async throws {
        try await withTemporaryDirectory { directory in
            let path = directory + "/store.db"
            try Data().write(to: URL(fileURLWithPath: path))
            let store = try LocalObjectStore(log: try SQLiteLog(path: path))
            defer { store.close() }
            try await store.put(.thing("a"), "one")
        }
    }

    @Test func aNewerLayoutIsRefused() async throws {
        try await withFile { path, _ in
            let database = try DatabaseQueue(path: path)
            try await database.writeWithoutTransaction { try $0.execute(sql: "PRAGMA user_version = 2") }
            try database.close()
            try expectRefusal(of: path, "written by a newer version (layout 2, known is 1)")
        }
    }

    /// Also when its newest part is in a write-ahead log that a crash left: opening must not even merge that.
    @Test func aNewerLayoutWithALogIsRefused() async throws {
        try await withFile { path, directory in
            let database = try DatabaseQueue(path: path)
            try await database.writeWithoutTransaction { database in
                try database.execute(sql: "PRAGMA wal_autocheckpoint=0; PRAGMA user_version = 2; CREATE TABLE more (a)")
            }
            let copy = try SQLiteLogTests.copyFiles(from: directory, to: directory + "/copy")
            try database.close()
            let log = try Data(contentsOf: URL(fileURLWithPath: copy + "-wal"))
            #expect(!log.isEmpty)
            try expectRefusal(of: copy, "newer version")
            #expect(try Data(contentsOf: URL(fileURLWithPath: copy + "-wal")) == log)
        }
    }

    @Test func theDatabaseOfAnotherProgramIsRefused() async throws {
        try await withTemporaryDirectory { directory in
            for layout in 0...1 {
                let path = directory + "/other\(layout).db"
                let database = try DatabaseQueue(path: path)
                try await database.writeWithoutTransaction { database in
                    try database.execute(sql: "CREATE TABLE object (a); PRAGMA user_version = \(layout)")
                }
                try database.close()
                try expectRefusal(of: path, "belongs to another program")
            }
        }
    }

    // MARK: - Damage

    @Test(arguments: [1, 15, 16, 100, 511, 512, 4096, 100_000])
    func garbageIsRefused(size: Int) async throws {
        try await withTemporaryDirectory { directory in
            let path = directory + "/store.db"
            var random = SeededGenerator(seed: UInt64(size))
            let noise = Data((0..<size).map { _ in UInt8.random(in: 0...255, using: &random) })
            try noise.write(to: URL(fileURLWithPath: path))
            try expectRefusal(of: path, "damaged")
            try Data(repeating: UInt8(ascii: "#"), count: size).write(to: URL(fileURLWithPath: path))
            try expectRefusal(of: path, "damaged")
        }
    }

    @Test func aTruncatedFileIsRefused() async throws {
        try await withFile { path, _ in
            let whole = try Data(contentsOf: URL(fileURLWithPath: path))
            let sizes = [1, 50, 99, 100, 1000, 4095, 4096, 5000, 8192, 12_288]
            for size in sizes + [whole.count / 2, whole.count - 4096, whole.count - 1] {
                try whole.prefix(size).write(to: URL(fileURLWithPath: path))
                try expectRefusal(of: path, "damaged")
            }
        }
    }

    /// A changed byte anywhere is noticed, unless nothing depends on it: never does another object come out, or fewer.
    @Test(arguments: 1...8 as ClosedRange<UInt64>)
    func changedBytesAreRefusedOrHarmless(seed: UInt64) async throws {
        try await withFile { path, _ in
            let url = URL(fileURLWithPath: path)
            let whole = try Data(contentsOf: url)
            let (objects, revision) = try contents(path)
            var random = SeededGenerator(seed: seed)
            var refused = 0
            for round in 0..<60 {
                var damaged = whole
                // The header is where the most goes wrong.
                let position = Int.random(in: 0..<(round % 3 == 0 ? 4096 : whole.count), using: &random)
                damaged[position] ^= UInt8.random(in: 1...255, using: &random)
                try damaged.write(to: url)
                do throws(StoreError) {
                    let found = try contents(path)
                    #expect(found.objects == objects, "seed \(seed), round \(round), position \(position)")
                    #expect(found.revision == revision, "seed \(seed), round \(round), position \(position)")
                } catch {
                    refused += 1
                    guard case .unusable = error else { throw error }
                    #expect(try Data(contentsOf: url) == damaged, "seed \(seed), round \(round), position \(position)")
                }
                for suffix in ["-wal", "-shm"] where FileManager.default.fileExists(atPath: path + suffix) {
                    try FileManager.default.removeItem(atPath: path + suffix)
                }
            }
            #expect(refused > 20)
        }
    }

    @Test func aChangedByteInsideAnObjectIsNamed() async throws {
        try await withFile { path, _ in
            var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
            let position = try #require(bytes.range(of: Data("needle".utf8))).lowerBound
            bytes[position] = UInt8(ascii: "N")
            try bytes.write(to: URL(fileURLWithPath: path))
            try expectRefusal(of: path, "the object things/default/a7 in it is damaged")
        }
    }

    private func contents(_ path: String) throws(StoreError) -> (objects: [String: [UInt8]], revision: UInt64) {
        let log = try SQLiteLog(path: path)
        defer { log.close() }
        let (objects, revision) = try log.load()
        return (Dictionary(objects.map { ("\($0.key) \($0.revision)", $0.json) }) { $1 }, revision)
    }

    /// Gives a test a closed file with some objects in it.
    private func withFile(_ body: (_ path: String, _ directory: String) async throws -> Void) async throws {
        try await withTemporaryDirectory { directory in
            let path = directory + "/store.db"
            let store = try LocalObjectStore(log: try SQLiteLog(path: path))
            for index in 0..<60 {
                try await store.put(.thing("a\(index)"), String(repeating: "\(index) ", count: index * 30))
            }
            try await store.put(.thing("a7"), "a needle to find")
            for index in 20..<30 { try await store.delete(.thing("a\(index)")) }
            store.close()
            try await body(path, directory)
        }
    }

    /// The file is refused for that reason when it is opened or loaded, and not a byte of it changes.
    private func expectRefusal(
        of path: String, _ reason: String, _ location: SourceLocation = #_sourceLocation
    ) throws {
        let before = try Data(contentsOf: URL(fileURLWithPath: path))
        let why = refusal(location) {
            let log = try SQLiteLog(path: path)
            defer { log.close() }
            _ = try log.load()
        }
        #expect(why.contains(reason), sourceLocation: location)
        #expect(why.contains(path), sourceLocation: location)
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before, sourceLocation: location)
    }
}
