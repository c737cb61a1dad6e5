import ObjectModel
import ObjectRules
import Synchronization

/// The webhooks of one sort, in the order in which they are asked: by the names of their configurations.
///
/// They are read again when a configuration changed. Without any, a look costs next to nothing.
final class WebhookList: Sendable {
    private struct Known {
        var revisions: [UInt64] = []
        var webhooks: [Webhook] = []
    }

    private let lookups: Lookups
    private let resource: String
    private let known = Mutex(Known())

    /// - Parameter resource: Such as `mutatingwebhookconfigurations`.
    init(lookups: Lookups, resource: String) {
        self.lookups = lookups
        self.resource = resource + ".admissionregistration.k8s.io"
    }

    /// All of them at this moment.
    var all: [Webhook] {
        guard lookups.store.count(resource: resource) > 0 else { return [] }
        let configurations = lookups.store.list(resource: resource, namespace: nil).objects
        let revisions = configurations.map(\.revision)
        return known.withLock { known in
            if known.revisions != revisions {
                known = Known(revisions: revisions, webhooks: Self.read(configurations.map(\.tree)))
            }
            return known.webhooks
        }
    }

    private static func read(_ configurations: [Value]) -> [Webhook] {
        var webhooks: [Webhook] = []
        for configuration in configurations {
            let name = configuration.at("metadata", "name")?.stringValue ?? ""
            for hook in configuration["webhooks"]?.arrayValue ?? [] {
                guard let fields = hook.objectValue,
                    let webhook = Webhook(fields, configuration: name, index: webhooks.count)
                else { continue }
                webhooks.append(webhook)
            }
        }
        return webhooks
    }
}
