import ObjectCoding
import ObjectModel
import Synchronization

/// The documents of aggregated discovery (see `Discovery.aggregated`), made when somebody asks for the first time.
final class AggregatedDiscovery: Sendable {
    struct Document: Sendable {
        let value: Value
        /// As nearly all clients ask for it.
        let json: HashedDocument
    }

    private struct Key: Hashable {
        let core: Bool
        let beta: Bool
    }

    private let discovery: Discovery
    private let made = Mutex<[Key: Document]>([:])

    init(_ discovery: Discovery) { self.discovery = discovery }

    func document(core: Bool, beta: Bool) -> Document {
        made.withLock { made in
            let key = Key(core: core, beta: beta)
            if let known = made[key] { return known }
            let value = discovery.aggregated(core: core, beta: beta)
            let json = JSON.encode(value) + [UInt8(ascii: "\n")]
            let document = Document(
                value: value, json: HashedDocument(json, mediaType: Discovery.aggregatedType(beta: beta)))
            made[key] = document
            return document
        }
    }
}
