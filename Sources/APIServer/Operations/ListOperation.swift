import Foundation
import ObjectCoding
import ObjectModel
import ObjectStore

/// One page of a list.
struct ListPage: Sendable {
    let objects: [StoredObject]
    let revision: UInt64
    let continueToken: String
    let remaining: Int?
}

extension ObjectOperations {
    /// What a list answers, where no webhook has to convert objects.
    func list(_ target: ResourceRequest, query: ListQuery) throws(StatusError) -> ListPage {
        let position = try ContinueToken.read(query.continueToken)
        let view = try view(target, query, position)
        return page(view.objects, view.revision, target, query, position)
    }

    /// The same where a webhook may have to.
    func convertedList(_ target: ResourceRequest, query: ListQuery) async throws(StatusError) -> ListPage {
        let position = try ContinueToken.read(query.continueToken)
        let view = try view(target, query, position)
        guard query.selectsEverything else {
            let shown = try await shown(view.objects, for: target.resource)
            return page(shown, view.revision, target, query, position)
        }
        let page = page(view.objects, view.revision, target, query, position)
        return ListPage(
            objects: try await shown(page.objects, for: target.resource), revision: page.revision,
            continueToken: page.continueToken, remaining: page.remaining)
    }

    private func view(
        _ target: ResourceRequest, _ query: ListQuery, _ position: ContinueToken?
    ) throws(StatusError) -> (objects: [StoredObject], revision: UInt64) {
        if let version = query.resourceVersion { try checkNotInFuture(version) }
        let resource = SharedStorage.storageName(of: target.resource)
        return try view(resource, target.namespace.isEmpty ? nil : target.namespace, query, position)
    }

    private func page(
        _ objects: [StoredObject], _ revision: UInt64, _ target: ResourceRequest, _ query: ListQuery,
        _ position: ContinueToken?
    ) -> ListPage {
        var objects = objects
        if !query.selectsEverything {
            objects = objects.filter {
                query.selects(SharedStorage.shown($0.tree, resource: target.resource))
            }
        }
        if let position { objects = Array(objects.drop { position.isAtOrAfter($0.key) }) }
        // resourceVersion=0 asks for whatever is at hand; Kubernetes' cache then knows no pages.
        let pageSize = query.resourceVersion == 0 ? 0 : query.limit
        guard pageSize > 0, objects.count > pageSize else {
            return ListPage(objects: objects, revision: revision, continueToken: "", remaining: nil)
        }
        let page = Array(objects.prefix(pageSize))
        let token = ContinueToken(revision: revision, last: page[pageSize - 1].key)
        let remaining = query.selectsEverything ? objects.count - pageSize : nil
        return ListPage(objects: page, revision: revision, continueToken: token.text, remaining: remaining)
    }

    /// The objects as of the revision that the query means.
    private func view(
        _ resource: String, _ namespace: String?, _ query: ListQuery, _ position: ContinueToken?
    ) throws(StatusError) -> ([StoredObject], UInt64) {
        let exact: UInt64?
        if let position {
            // A token without revision goes on with what there is now: the client chose that after a 410.
            exact = position.revision
        } else {
            // Pages of a stated revision are of exactly that one, for the next page must fit to them.
            let isPaged = query.match == .unset && query.limit > 0 && (query.resourceVersion ?? 0) > 0
            exact = query.match == .exact || isPaged ? query.resourceVersion : nil
        }
        guard let exact else {
            let view = store.list(resource: resource, namespace: namespace)
            return (view.objects, max(view.revision, 1))
        }
        try checkNotInFuture(exact)
        do throws(StoreError) {
            return (try store.list(resource: resource, namespace: namespace, at: exact), exact)
        } catch {
            guard let position else { throw .gone("The resourceVersion for the provided list is too old.") }
            throw ContinueToken.expired(position)
        }
    }
}

/// Where the next page starts. Opaque to clients; Kubernetes' own form, so that old tokens are understood.
struct ContinueToken: Sendable {
    /// The revision of the first page; nil for a token that goes on with whatever there is.
    let revision: UInt64?
    /// The key after which to go on, `namespace/name` or `name`.
    let start: String

    init(revision: UInt64?, last: ObjectKey) {
        self.revision = revision
        start = Self.path(last)
    }

    private init(revision: UInt64?, start: String) {
        self.revision = revision
        self.start = start
    }

    private static func path(_ key: ObjectKey) -> String {
        key.namespace.isEmpty ? key.name : "\(key.namespace)/\(key.name)"
    }

    func isAtOrAfter(_ key: ObjectKey) -> Bool { Self.path(key) <= start }

    var text: String {
        let body: Value = [
            "v": "meta.k8s.io/v1", "rv": .int(revision.map(Int64.init(clamping:)) ?? -1),
            "start": .string(start + "\0"),
        ]
        return Data(JSON.encode(body)).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
            .replacing("=", with: "")
    }

    /// nil for no token.
    static func read(_ text: String) throws(StatusError) -> ContinueToken? {
        guard !text.isEmpty else { return nil }
        func broken(_ why: String) -> StatusError {
            .badRequest("invalid continue token: continue key is not valid: \(why)")
        }
        var padded = text.replacing("-", with: "+").replacing("_", with: "/")
        while padded.utf8.count % 4 != 0 { padded += "=" }
        guard let data = Data(base64Encoded: padded) else {
            throw broken("illegal base64 data at input byte \(text.utf8.count - 1)")
        }
        let body: Value
        do throws(CodingError) { body = try JSON.parse([UInt8](data)) } catch { throw broken(error.message) }
        guard body["v"] == "meta.k8s.io/v1", let revision = body["rv"]?.intValue,
            let start = body["start"]?.stringValue, revision != 0
        else { throw broken("unrecognized encoded value") }
        return ContinueToken(
            revision: revision < 0 ? nil : UInt64(revision),
            start: start.hasSuffix("\0") ? String(start.dropLast()) : start)
    }

    /// The pages' revision is gone; the answer carries a token to go on without it.
    static func expired(_ position: ContinueToken) -> StatusError {
        var error = StatusError.gone(
            "The provided continue parameter is too old to display a consistent list result. You can start a new list "
                + "without the continue parameter, or use the continue token in this response to retrieve the "
                + "remainder of the results. Continuing with the provided token results in an inconsistent list - "
                + "objects that were created, modified, or deleted between the time the first chunk was returned and "
                + "now may show up in the list.")
        error.continueToken = ContinueToken(revision: nil, start: position.start).text
        return error
    }
}
