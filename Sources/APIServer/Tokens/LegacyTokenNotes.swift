import APIClient
import Logging
import ObjectModel
import ObjectRules
import Synchronization

/// Notes on Secrets when the tokens in them were shown last, a day at most once.
final class LegacyTokenNotes: Sendable {
    private let client: any APIClient
    private let logger = Logger(label: "legacy-tokens")
    /// The uids of Secrets that are being written to: requests with their tokens do not wait for that.
    private let beingWritten = Mutex<Set<String>>([])

    init(client: any APIClient) { self.client = client }

    /// The token of a Secret is shown now.
    func used(_ secret: Secret, now: Time) {
        let known = secret.metadata.labels[LegacyTokenUse.lastUsed] ?? ""
        guard let day = LegacyTokenUse.mark(after: known, now: now),
            beingWritten.withLock({ $0.insert(secret.metadata.uid).inserted })
        else { return }
        Task {
            await note(day, secret.metadata)
            _ = beingWritten.withLock { $0.remove(secret.metadata.uid) }
        }
    }

    private func note(_ day: String, _ secret: ObjectMeta) async {
        let patch: Value = [
            "metadata": ["uid": .string(secret.uid), "labels": [LegacyTokenUse.lastUsed: .string(day)]]
        ]
        do {
            try await client.patch(Secret.self, namespace: secret.namespace, name: secret.name, .merge(patch))
        } catch let error as StatusError where error.isConflict || error.isNotFound {
            // It is gone, and another may have its name.
        } catch {
            logger.warning("secret \(secret.namespace)/\(secret.name): \(error)")
        }
    }
}
