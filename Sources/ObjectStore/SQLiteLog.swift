import Foundation
import GRDB
import ObjectCoding
import ObjectTree
import Synchronization

/// A commit log in one SQLite file: a row per object, one transaction and one sync per batch.
///
/// The journal is a write-ahead log with `synchronous=FULL`, so a batch is durable when its transaction returns. Pages
/// are copied to the database on a connection and a thread of their own, so that no writer ever waits for it.
public final class SQLiteLog: CommitLog {
    private let writer: DatabaseQueue
    private let checkpointer: DatabaseQueue
    private let checkpointQueue = DispatchQueue(label: "checkpoint", qos: .utility)
    private let isCheckpointing = Mutex(false)

    /// The layout of the file that this version reads and writes.
    private static let layout = 1

    /// Opens the file, or makes it.
    public init(path: String) throws(StoreError) {
        do {
            writer = try DatabaseQueue(path: path, configuration: Self.configuration(label: "store"))
            try writer.writeWithoutTransaction(Self.prepare)
            checkpointer = try DatabaseQueue(path: path, configuration: Self.configuration(label: "checkpoint"))
        } catch let error as StoreError {
            throw error
        } catch {
            throw Self.unusable(error, path: path)
        }
    }

    private static func configuration(label: String) -> Configuration {
        var configuration = Configuration()
        configuration.label = label
        configuration.busyMode = .timeout(5)
        configuration.prepareDatabase { database in
            try database.execute(sql: "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=0")
        }
        return configuration
    }

    private static func prepare(_ database: Database) throws {
        guard try Int.fetchOne(database, sql: "PRAGMA synchronous") == 2 else {
            throw StoreError.unusable("SQLite does not sync every transaction (PRAGMA synchronous is not FULL)")
        }
        let check = try String.fetchOne(database, sql: "PRAGMA quick_check(1)") ?? "no answer"
        guard check == "ok" else { throw StoreError.unusable("the database is damaged: \(check)") }
        let found = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
        guard found <= layout else {
            throw StoreError.unusable("the database was written by a newer version (layout \(found), known is \(layout))")
        }
        try database.execute(
            sql: """
                CREATE TABLE IF NOT EXISTS object (
                    id INTEGER PRIMARY KEY, resource TEXT NOT NULL, namespace TEXT NOT NULL, name TEXT NOT NULL,
                    revision INTEGER NOT NULL, body BLOB NOT NULL, UNIQUE (resource, namespace, name));
                CREATE TABLE IF NOT EXISTS revision (
                    id INTEGER PRIMARY KEY CHECK (id = 1), reserved INTEGER NOT NULL);
                PRAGMA user_version = \(layout);
                """)
    }

    private static func unusable(_ error: any Error, path: String) -> StoreError {
        if let error = error as? DatabaseError {
            switch error.resultCode {
            case .SQLITE_CORRUPT, .SQLITE_NOTADB:
                return .unusable(
                    "\(path) is damaged (\(error.message ?? "no database")); restore it from a copy, or move it away to "
                        + "start empty")
            case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM:
                return .unusable("\(path) can't be opened for writing: \(error.message ?? "no reason given")")
            default: break
            }
        }
        return .unusable("\(path): \(error)")
    }

    public func load() throws(StoreError) -> (objects: [StoredObject], revision: UInt64) {
        do {
            return try writer.writeWithoutTransaction { database in
                var objects: [StoredObject] = []
                var newest: Int64 = 0
                let rows = try Row.fetchCursor(
                    database, sql: "SELECT resource, namespace, name, revision, body FROM object")
                while let row = try rows.next() {
                    let key = ObjectKey(resource: row[0], namespace: row[1], name: row[2])
                    let revision: Int64 = row[3]
                    let body: Data = row[4]
                    objects.append(try Self.object(key, revision: UInt64(revision), body: [UInt8](body)))
                    newest = max(newest, revision)
                }
                let reserved = try Int64.fetchOne(database, sql: "SELECT reserved FROM revision") ?? 0
                return (objects, UInt64(max(newest, reserved)))
            }
        } catch let error as StoreError {
            throw error
        } catch {
            throw Self.unusable(error, path: writer.path)
        }
    }

    private static func object(_ key: ObjectKey, revision: UInt64, body: [UInt8]) throws(StoreError) -> StoredObject {
        do {
            let tree = try JSON.parse(body)
            guard tree["metadata"]?["resourceVersion"]?.stringValue == String(revision) else {
                throw StoreError.unusable("the stored object \(key) does not carry its own revision \(revision)")
            }
        } catch let error as StoreError {
            throw error
        } catch {
            throw .unusable("the stored object \(key) is damaged: \(error)")
        }
        return StoredObject(key: key, revision: revision, json: body)
    }

    public func write(_ changes: [LogChange], reserved: UInt64) throws(StoreError) {
        do {
            try writer.writeWithoutTransaction { database in
                try database.inTransaction(.immediate) {
                    for change in changes { try Self.apply(change, to: database) }
                    let statement = try database.cachedStatement(
                        sql: "INSERT INTO revision (id, reserved) VALUES (1, ?) "
                            + "ON CONFLICT (id) DO UPDATE SET reserved = excluded.reserved WHERE reserved <> excluded.reserved")
                    try statement.execute(arguments: [Int64(reserved)])
                    return .commit
                }
            }
        } catch {
            throw .unavailable("\(error)")
        }
        checkpointIfDue()
    }

    private static func apply(_ change: LogChange, to database: Database) throws {
        switch change {
        case .put(let object):
            let statement = try database.cachedStatement(
                sql: """
                    INSERT INTO object (resource, namespace, name, revision, body) VALUES (?, ?, ?, ?, ?)
                    ON CONFLICT (resource, namespace, name)
                    DO UPDATE SET revision = excluded.revision, body = excluded.body
                    """)
            try statement.execute(arguments: [
                object.key.resource, object.key.namespace, object.key.name, Int64(object.revision), Data(object.json),
            ])
        case .delete(let key):
            let statement = try database.cachedStatement(
                sql: "DELETE FROM object WHERE resource = ? AND namespace = ? AND name = ?")
            try statement.execute(arguments: [key.resource, key.namespace, key.name])
        }
    }

    // MARK: - Checkpoints

    private func checkpointIfDue() {
        let size: Int
        do {
            let attributes = try FileManager.default.attributesOfItem(atPath: writer.path + "-wal")
            size = attributes[.size] as? Int ?? 0
        } catch {
            return  // No write-ahead log, nothing to copy.
        }
        guard size > StoreLimits.checkpointPages * 4096, claimCheckpoint() else { return }
        checkpointQueue.async { [self] in
            defer { isCheckpointing.withLock { $0 = false } }
            do {
                try checkpointer.writeWithoutTransaction { _ = try $0.checkpoint(.passive) }
            } catch {
                // The next batch tries again; until then the write-ahead log holds everything.
                FileHandle.standardError.write(Data("swiftlet: checkpoint failed: \(error)\n".utf8))
            }
        }
    }

    private func claimCheckpoint() -> Bool {
        isCheckpointing.withLock { busy in
            defer { busy = true }
            return !busy
        }
    }

    public func close() {
        checkpointQueue.sync {}
        do {
            try checkpointer.close()
            try writer.close()
        } catch {
            FileHandle.standardError.write(Data("swiftlet: closing the database failed: \(error)\n".utf8))
        }
    }
}
