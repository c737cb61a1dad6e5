import Foundation
import GRDB
import Synchronization

/// A commit log in one SQLite file: a row per object, one transaction and one sync per batch.
///
/// The journal is a write-ahead log with `synchronous=FULL`, so a batch is durable when its transaction returns. Only
/// one log may have a file open. Every row carries a checksum, so a damaged file is refused rather than believed.
public final class SQLiteLog: CommitLog {
    private let path: String
    private let lock: Mutex<FileLock?>
    private let writer: DatabaseQueue
    private let checkpoints: SQLiteCheckpoints
    private let sealing: BodySealing

    /// Opens the file, or makes it. Fails with `unusable` when it is in use, damaged, of a newer version or not a
    /// store's; it is then left as it was. `checkpointPages` is that of `StoreLimits` unless a test needs less.
    /// - Parameter sealing: Which bodies are encrypted in the file.
    public init(
        path: String, checkpointPages: Int = StoreLimits.checkpointPages, sealing: BodySealing = .none
    ) throws(StoreError) {
        self.path = path
        self.sealing = sealing
        lock = Mutex(try FileLock(guarding: path))
        do {
            try SQLiteFile.inspect(path: path)
            writer = try SQLiteFile.connect(path: path, label: "store")
            try writer.inDatabase(SQLiteFile.prepare)
            checkpoints = try SQLiteCheckpoints(path: path, pages: checkpointPages)
        } catch {
            throw SQLiteFile.unusable(error, path: path)
        }
    }

    /// What SQLite says of a setting of the connection that writes.
    package func pragma(_ name: String) throws -> String? {
        try writer.inDatabase { try String.fetchOne($0, sql: "PRAGMA \(name)") }
    }

    public func close() {
        do {
            try checkpoints.close()
            try writer.close()
        } catch {
            SQLiteCheckpoints.report("closing the database", error)
        }
        lock.withLock { $0 = nil }
    }

    // MARK: - Loading

    /// What is sealed otherwise than it would be today (not at all, or with an older key) is written anew.
    public func load() throws(StoreError) -> (objects: [StoredObject], revision: UInt64) {
        do {
            let (objects, stale, reserved) = try writer.inDatabase { database in
                let reserved = try Self.reserved(database)
                let rows = try Row.fetchCursor(
                    database, sql: "SELECT resource, namespace, name, revision, checksum, body FROM object")
                var objects: [StoredObject] = []
                var stale: [StoredObject] = []
                while let row = try rows.next() {
                    let (object, isCurrent) = try object(row, reserved: reserved)
                    objects.append(object)
                    if !isCurrent { stale.append(object) }
                }
                return (objects, stale, reserved)
            }
            try reseal(stale, with: writer)
            return (objects, reserved)
        } catch {
            throw SQLiteFile.unusable(error, path: path)
        }
    }

    private static func reserved(_ database: Database) throws -> UInt64 {
        guard let row = try Row.fetchOne(database, sql: "SELECT reserved, checksum FROM revision") else { return 0 }
        let reserved = (row[0] as Int64?).map(UInt64.init(bitPattern:))
        guard let reserved, row[1] as Int64? == RowChecksum.of(reserved: reserved) else {
            throw StoreError.unusable("its newest revision is damaged; \(SQLiteFile.advice)")
        }
        return reserved
    }

    private func object(_ row: Row, reserved: UInt64) throws -> (StoredObject, isCurrent: Bool) {
        // Damage may have changed types too, so nothing is taken for granted.
        guard let resource: String = row[0], let namespace: String = row[1], let name: String = row[2],
            let number: Int64 = row[3], let checksum: Int64 = row[4]
        else { throw StoreError.unusable("a row of it is damaged; \(SQLiteFile.advice)") }
        let key = ObjectKey(resource: resource, namespace: namespace, name: name)
        let revision = UInt64(bitPattern: number)
        let bytes = try row.withUnsafeData(atIndex: 5) { [UInt8]($0 ?? Data()) }
        let isIntact = bytes.withUnsafeBytes { RowChecksum.of(key, revision: revision, body: $0) == checksum }
        guard isIntact, revision <= reserved else {
            throw StoreError.unusable("the object \(key) in it is damaged; \(SQLiteFile.advice)")
        }
        let (body, isCurrent) = try sealing.opened(bytes, of: key, revision: revision)
        return (StoredObject(key: key, revision: revision, json: body), isCurrent)
    }

    // MARK: - Writing

    public func write(_ changes: [LogChange], reserved: UInt64) throws(StoreError) {
        do {
            try writer.inDatabase { database in
                try database.inTransaction(.immediate) {
                    for change in changes { try apply(change, to: database) }
                    try Self.reserve(reserved, in: database)
                    return .commit
                }
            }
        } catch {
            throw .unavailable("\(path) can't be written: \(error)")
        }
        checkpoints.wrote(changes, by: writer)
    }

    func apply(_ change: LogChange, to database: Database) throws {
        switch change {
        case .put(let object):
            let statement = try database.cachedStatement(
                sql: """
                    INSERT INTO object (resource, namespace, name, revision, body, checksum) VALUES (?, ?, ?, ?, ?, ?)
                    ON CONFLICT (resource, namespace, name)
                    DO UPDATE SET revision = excluded.revision, body = excluded.body, checksum = excluded.checksum
                    """)
            let key = object.key
            let body = try sealing.sealed(object.json, of: key, revision: object.revision)
            let checksum = body.withUnsafeBytes { RowChecksum.of(key, revision: object.revision, body: $0) }
            try statement.execute(arguments: [
                key.resource, key.namespace, key.name, Int64(object.revision), body, checksum,
            ])
        case .delete(let key):
            let statement = try database.cachedStatement(
                sql: "DELETE FROM object WHERE resource = ? AND namespace = ? AND name = ?")
            try statement.execute(arguments: [key.resource, key.namespace, key.name])
        }
    }

    private static func reserve(_ revision: UInt64, in database: Database) throws {
        let statement = try database.cachedStatement(
            sql: """
                INSERT INTO revision (id, reserved, checksum) VALUES (1, ?, ?) ON CONFLICT (id)
                DO UPDATE SET reserved = excluded.reserved, checksum = excluded.checksum
                WHERE reserved <> excluded.reserved
                """)
        try statement.execute(arguments: [Int64(revision), RowChecksum.of(reserved: revision)])
    }
}
