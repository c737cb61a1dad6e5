import ClusterAccess
import ObjectStore

/// Which objects a cluster encrypts on disk, and where their keys are.
package struct StoreEncryption: Sendable {
    /// What is encrypted when nobody says otherwise.
    package static let usualResources = ["secrets"]

    private let file: EncryptionKeyFile
    private let database: String
    private let resources: Set<String>

    /// - Parameters:
    ///   - keys: The file of the keys; nil for the one in the data directory.
    ///   - resources: Such as `secrets` or `certificatesigningrequests.certificates.k8s.io`.
    package init(_ directory: DataDirectory, keys: String?, resources: [String] = usualResources) {
        file = EncryptionKeyFile(path: keys ?? directory.encryptionKeys)
        database = directory.database
        self.resources = Set(resources)
    }

    /// Reads the keys. The first is made when there are none, unless something is encrypted already: it could never be
    /// read with a new one.
    package func sealing() throws -> BodySealing {
        let keys = try file.read() ?? firstKey()
        return BodySealing(keys: keys.map { EncryptionKey(name: $0.name, bytes: $0.bytes) }, resources: resources)
    }

    private func firstKey() throws -> [EncryptionKeyFile.Key] {
        let used = try SQLiteLog.keysInUse(path: database)
        guard used.isEmpty else {
            throw Failure(
                "the encryption keys \(file.path) are missing, with which objects in \(database) are encrypted "
                    + "(\(used.sorted().joined(separator: ", ")))",
                advice: "restore that file from a backup, or name another with --encryption-keys")
        }
        return resources.isEmpty ? [] : try file.addKey()
    }

    /// Puts a new key first.
    package func rotate() throws -> String { try file.addKey()[0].name }

    /// Removes the keys that nothing is encrypted with any more.
    package func prune() throws -> [String] {
        guard let first = try file.read()?.first else { return [] }
        let used = try SQLiteLog.keysInUse(path: database).subtracting([first.name])
        guard used.isEmpty else {
            throw Failure(
                "objects are still encrypted with \(used.sorted().joined(separator: ", "))",
                advice: "start the cluster once, which encrypts them anew, and stop it")
        }
        return try file.removeOldKeys()
    }
}
