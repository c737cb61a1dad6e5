import Foundation
import GRDB

/// What the database file looks like, and whether one is fit for use.
enum SQLiteFile {
    /// The layout that this version reads and writes; `PRAGMA user_version` of the file.
    static let layout = 1

    /// Bytes of a page of the least size that SQLite knows.
    private static let smallestPage = 512

    /// The statements that made the file, as SQLite remembers them.
    private static let tables = [
        """
        CREATE TABLE object (
            id INTEGER PRIMARY KEY, resource TEXT NOT NULL, namespace TEXT NOT NULL, name TEXT NOT NULL,
            revision INTEGER NOT NULL, body BLOB NOT NULL, checksum INTEGER NOT NULL,
            UNIQUE (resource, namespace, name))
        """,
        """
        CREATE TABLE revision (
            id INTEGER PRIMARY KEY CHECK (id = 1), reserved INTEGER NOT NULL, checksum INTEGER NOT NULL)
        """,
    ]

    // MARK: - Opening

    /// Refuses a file that is damaged or not ours, without changing it: a connection that may not write does not even
    /// bring back what a write-ahead log holds.
    static func inspect(path: String) throws {
        guard FileManager.default.fileExists(atPath: path) else { return }
        let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
        guard size > 0 else { return }
        // SQLite takes a file without room for a page for an empty one.
        guard size >= smallestPage else { throw StoreError.unusable("it is damaged (cut off); \(advice)") }
        var configuration = Configuration()
        configuration.label = "inspection"
        configuration.readonly = true
        configuration.busyMode = .timeout(StoreLimits.lockSeconds)
        let database = try DatabaseQueue(path: path, configuration: configuration)
        try database.inDatabase(check)
        try database.close()
    }

    private static func check(_ database: Database) throws {
        let found = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
        guard found <= layout else {
            throw StoreError.unusable("it was written by a newer version (layout \(found), known is \(layout))")
        }
        let made = try String.fetchAll(database, sql: "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")
        guard made == (found == 0 ? [] : tables) else {
            throw StoreError.unusable("it is damaged or belongs to another program: its tables are not a store's")
        }
        let problem = try String.fetchOne(database, sql: "PRAGMA integrity_check(1)") ?? "no answer"
        guard problem == "ok" else { throw StoreError.unusable("it is damaged (\(problem)); \(advice)") }
    }

    static let advice = "restore it from a copy, or move it away to start empty"

    /// A connection that writes. Acknowledged means on disk: a write-ahead log that is synced by every transaction.
    static func connect(path: String, label: String) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.label = label
        configuration.busyMode = .timeout(StoreLimits.lockSeconds)
        configuration.prepareDatabase { database in
            try database.execute(sql: "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=0")
        }
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        try queue.inDatabase(assertDurability)
        return queue
    }

    private static func assertDurability(_ database: Database) throws {
        guard try String.fetchOne(database, sql: "PRAGMA journal_mode") == "wal" else {
            throw StoreError.unusable("its file system does not support a write-ahead log")
        }
        guard try Int.fetchOne(database, sql: "PRAGMA synchronous") == 2 else {
            throw StoreError.unusable("SQLite does not sync every transaction (PRAGMA synchronous is not FULL)")
        }
    }

    /// Makes the tables of a new file, all or none.
    static func prepare(_ database: Database) throws {
        guard try Int.fetchOne(database, sql: "PRAGMA user_version") == 0 else { return }
        try database.inTransaction(.immediate) {
            for statement in tables { try database.execute(sql: statement) }
            try database.execute(sql: "PRAGMA user_version = \(layout)")
            return .commit
        }
    }

    // MARK: - Errors

    /// What a failure means for the file as a whole.
    static func unusable(_ error: any Error, path: String) -> StoreError {
        switch error {
        case StoreError.unusable(let why): return .unusable("\(path) can't be used: \(why)")
        case let error as StoreError: return error
        case let error as DatabaseError: return .unusable("\(path) can't be used: \(meaning(of: error))")
        default: return .unusable("\(path) can't be used: \(error)")
        }
    }

    private static func meaning(of error: DatabaseError) -> String {
        let reason = error.message ?? "no reason given"
        return switch error.resultCode {
        case .SQLITE_CORRUPT, .SQLITE_NOTADB: "it is damaged (\(reason)); \(advice)"
        case .SQLITE_BUSY, .SQLITE_LOCKED: "another program holds it locked (\(reason))"
        case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM: "it can't be opened for writing (\(reason))"
        case .SQLITE_FULL: "there is no room on its disk (\(reason))"
        default: reason
        }
    }
}
