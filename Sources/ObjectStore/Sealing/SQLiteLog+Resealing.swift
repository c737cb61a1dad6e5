import Foundation
import GRDB

extension SQLiteLog {
    /// The names of the keys that bodies in a file are sealed with; none for a file that is not there.
    public static func keysInUse(path: String) throws(StoreError) -> Set<String> {
        guard FileManager.default.fileExists(atPath: path) else { return [] }
        do {
            try SQLiteFile.inspect(path: path)
            let database = try SQLiteFile.connect(path: path, label: "keys")
            defer {
                do { try database.close() } catch { SQLiteCheckpoints.report("closing the database", error) }
            }
            return try database.inDatabase { database in
                guard try database.tableExists("object") else { return [] }
                let heads = try Data.fetchCursor(
                    database, sql: "SELECT substr(body, 1, \(StoreLimits.sealedHeadBytes)) FROM object")
                var names: Set<String> = []
                while let head = try heads.next() {
                    if let name = BodySealing.keyName(of: head) { names.insert(name) }
                }
                return names
            }
        } catch {
            throw SQLiteFile.unusable(error, path: path)
        }
    }

    /// Writes objects as they are to look today. What they looked like before is not left in unused parts of the
    /// files: the database is built anew, and the write-ahead log cut off.
    func reseal(_ objects: [StoredObject], with writer: DatabaseQueue) throws {
        guard !objects.isEmpty else { return }
        try writer.inDatabase { database in
            try database.inTransaction(.immediate) {
                for object in objects { try apply(.put(object), to: database) }
                return .commit
            }
            try database.execute(sql: "VACUUM")
            _ = try database.checkpoint(.truncate)
        }
    }
}
