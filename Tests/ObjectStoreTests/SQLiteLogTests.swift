import Foundation
import ObjectStore
import TestKit
import Testing

/// What is particular to the log in a file: durability, checkpoints, a full disk.
@Suite struct SQLiteLogTests {
    @Test func everyTransactionIsSyncedToAWriteAheadLog() async throws {
        try await withTemporaryDirectory { directory in
            let log = try SQLiteLog(path: directory + "/store.db")
            defer { log.close() }
            #expect(try log.pragma("journal_mode") == "wal")
            #expect(try log.pragma("synchronous") == "2", "FULL")
            #expect(try log.pragma("wal_autocheckpoint") == "0", "no writer copies pages")
        }
    }

    /// The files as they are after an acknowledgement, without any closing: what a crash leaves.
    @Test func whatIsAcknowledgedIsInTheFiles() async throws {
        try await withTemporaryDirectory { directory in
            let store = try LocalObjectStore(log: try SQLiteLog(path: directory + "/store.db"))
            defer { store.close() }
            for index in 0..<30 {
                try await store.put(.thing("a\(index % 10)"), "\(index)")
                let copy = try Self.copyFiles(from: directory, to: directory + "/copy\(index)")
                let reopened = try LocalObjectStore(log: try SQLiteLog(path: copy))
                defer { reopened.close() }
                #expect(reopened.texts() == store.texts())
                #expect(reopened.revision >= store.revision)
            }
        }
    }

    /// A write-ahead log that is torn or damaged anywhere ends there: what is before it is back, in whole transactions.
    @Test(arguments: [true, false])
    func aTornLogGivesAnEarlierState(isCut: Bool) async throws {
        try await withTemporaryDirectory { directory in
            var random = SeededGenerator(seed: isCut ? 1 : 2)
            let store = try LocalObjectStore(log: try SQLiteLog(path: directory + "/store.db"))
            defer { store.close() }
            try await store.put(.thing("start"))
            // Opening starts a new log, so that all of it comes after this state.
            var states = [store.texts()]
            for index in 0..<40 {
                try await store.put(.thing("a\(index % 7)"), String(repeating: "\(index) ", count: index * 20))
                states.append(store.texts())
            }
            var found = Set<Int>()
            for round in 0..<60 {
                let copy = try Self.copyFiles(from: directory, to: directory + "/copy\(round)")
                var bytes = try Data(contentsOf: URL(fileURLWithPath: copy + "-wal"))
                // The first transactions make the tables: without them the file is as good as new.
                let position = Int.random(in: 80_000..<bytes.count, using: &random)
                if isCut { bytes = bytes.prefix(position) } else { bytes[position] ^= 0x10 }
                try bytes.write(to: URL(fileURLWithPath: copy + "-wal"))
                let reopened = try LocalObjectStore(log: try SQLiteLog(path: copy))
                defer { reopened.close() }
                let state = try #require(
                    states.firstIndex(of: reopened.texts()), "round \(round), position \(position)")
                found.insert(state)
            }
            #expect(found.count > 5)
        }
    }

    static func copyFiles(from directory: String, to copy: String) throws -> String {
        try FileManager.default.createDirectory(atPath: copy, withIntermediateDirectories: true)
        for name in ["store.db", "store.db-wal"] {
            try FileManager.default.copyItem(atPath: "\(directory)/\(name)", toPath: "\(copy)/\(name)")
        }
        return copy + "/store.db"
    }

    // MARK: - Checkpoints

    /// The log starts over again and again though there is never a pause in which nobody writes.
    @Test func theWriteAheadLogStartsOverUnderLoad() async throws {
        try await withTemporaryDirectory { directory in
            let path = directory + "/store.db"
            let store = try LocalObjectStore(log: try SQLiteLog(path: path, checkpointPages: 1500))
            let logs = try await withThrowingTaskGroup(of: Void.self) { group in
                for writer in 0..<6 {
                    group.addTask { try await Self.writeUntilCancelled(to: store, name: "\(writer)") }
                }
                var logs = Set<Data>()
                for _ in 0..<4000 where logs.count < 4 {
                    try await store.put(.thing("a"))
                    logs.insert(try Self.salts(path + "-wal"))
                }
                group.cancelAll()
                try await group.waitForAll()
                return logs
            }
            #expect(logs.count == 4)
            let texts = store.texts()
            store.close()
            let reopened = try LocalObjectStore(log: try SQLiteLog(path: path))
            defer { reopened.close() }
            #expect(reopened.texts() == texts)
        }
    }

    private static func writeUntilCancelled(to store: LocalObjectStore, name: String) async throws {
        var number = 0
        while !Task.isCancelled {
            number += 1
            try await store.put(.thing("\(name)-\(number % 20)"), "\(number) " + String(repeating: "x", count: 3000))
        }
    }

    /// What tells one run of a write-ahead log from the next (SQLite file format, section 4.1).
    private static func salts(_ path: String) throws -> Data {
        let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
        defer { try? file.close() }
        try file.seek(toOffset: 16)
        return try file.read(upToCount: 8) ?? Data()
    }

    // MARK: - Full disk

    @Test(.enabled(if: SmallVolume.isPossible, "mounting a small file system needs root"))
    func aFullDiskRefusesWritesAndKeepsWhatWasAcknowledged() async throws {
        try await SmallVolume.with(megabytes: 3) { directory in
            let ballast = URL(fileURLWithPath: directory + "/ballast")
            try Data(count: 1 << 20).write(to: ballast)
            let path = directory + "/store.db"
            let store = try LocalObjectStore(log: try SQLiteLog(path: path))
            var acknowledged: [String: String] = [:]
            var refusals = 0
            for index in 0..<600 where refusals < 5 {
                let text = "\(index) " + String(repeating: "x", count: 5000)
                do throws(StoreError) {
                    try await store.put(.thing("a\(index)"), text)
                    acknowledged["a\(index)"] = text
                } catch {
                    guard case .unavailable = error else { throw error }
                    refusals += 1
                }
            }
            #expect(refusals == 5)
            #expect(acknowledged.count > 50)
            #expect(store.texts() == acknowledged)
            try FileManager.default.removeItem(at: ballast)
            try await store.put(.thing("a0"), "there is room again")
            acknowledged["a0"] = "there is room again"
            store.close()
            let reopened = try LocalObjectStore(log: try SQLiteLog(path: path))
            defer { reopened.close() }
            #expect(reopened.texts() == acknowledged)
        }
    }

    @Test(.enabled(if: SmallVolume.isPossible, "mounting a small file system needs root"))
    func aStoreThatCannotBeMadeForLackOfRoomSaysSo() async throws {
        try await SmallVolume.with(megabytes: 1) { directory in
            try Data(count: (1 << 20) - 8192).write(to: URL(fileURLWithPath: directory + "/ballast"))
            let why = refusal { _ = try SQLiteLog(path: directory + "/store.db") }
            #expect(why.contains("store.db can't be used"))
        }
    }
}
