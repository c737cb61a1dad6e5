import APIClient
import AccessRules
import ObjectModel
import ObjectRules
import ObjectStore

/// The API for the parts of Swiftlet in this process: the same operations that HTTP requests go through, without the
/// encoding. What its caller may not do is refused as it would be over HTTP.
final class LocalAPIClient: APIClient {
    private let operations: ObjectOperations
    private let caller: Caller
    private let reviews: LocalReviews
    private let options: WriteOptions

    /// - Parameter manager: Who the fields belong to that are written through this client.
    init(operations: ObjectOperations, caller: Caller = .system, manager: String) {
        self.operations = operations
        self.caller = caller
        reviews = LocalReviews(authorizer: operations.authorizer)
        var options = WriteOptions()
        options.fieldManager = manager
        self.options = options
    }

    private func check(_ verb: String, _ target: ResourceRequest, fieldSelector: String = "") throws(StatusError) {
        guard !caller.isAdministrator else { return }
        var request = AccessAttributes(caller, target, verb: verb)
        if !fieldSelector.isEmpty { request.restrict(toFields: fieldSelector) }
        try operations.authorizer.check(request)
    }

    private func target(
        _ resource: ResourceType, _ namespace: String?, _ name: String = "", _ subresource: String? = nil
    ) -> ResourceRequest {
        var target = ResourceRequest(
            resource: resource, namespace: resource.namespaced ? namespace ?? "" : "", name: name,
            subresource: subresource)
        target.context.caller = caller
        return target
    }

    // MARK: - Reading

    func get(_ resource: ResourceType, namespace: String, name: String) async throws -> Value {
        let resource = operations.served.current(resource)
        let target = target(resource, namespace, name)
        try check("get", target)
        let object = try await operations.shown([try operations.get(target)], for: resource)[0]
        return SharedStorage.shown(object.tree, resource: resource)
    }

    func list(_ resource: ResourceType, namespace: String?, options: ListRequest) async throws -> ObjectList {
        let resource = operations.served.current(resource)
        let target = target(resource, namespace)
        try check("list", target, fieldSelector: options.fieldSelector)
        let query = try query(options, resource)
        let page = try await operations.convertedList(target, query: query)
        return ObjectList(
            items: page.objects.map { SharedStorage.shown($0.tree, resource: resource) },
            resourceVersion: String(page.revision), continueToken: page.continueToken)
    }

    func watch(
        _ resource: ResourceType, namespace: String?, options: ListRequest
    ) async throws -> AsyncThrowingStream<ObjectEvent, any Error> {
        let resource = operations.served.current(resource)
        try check("watch", target(resource, namespace), fieldSelector: options.fieldSelector)
        let query = try query(options, resource)
        if let version = query.resourceVersion { try operations.checkNotInFuture(version) }
        let filter = WatchFilter(
            resource: resource, namespace: resource.namespaced ? namespace : nil, query: query)
        guard resource.served?.webhook == nil else {
            return ConvertedWatch.start(operations: operations, filter: filter)
        }
        return LocalWatch.start(
            store: operations.store, filter: filter, backlog: operations.environment.localWatchBacklog)
    }

    private func query(_ options: ListRequest, _ resource: ResourceType) throws(StatusError) -> ListQuery {
        var query = ListQuery()
        if !options.labelSelector.isEmpty {
            query.labels = try LabelSelectorExpression(parsing: options.labelSelector)
        }
        if !options.fieldSelector.isEmpty {
            query.fields = try FieldSelector(parsing: options.fieldSelector, resource: resource)
        }
        if !options.resourceVersion.isEmpty {
            query.resourceVersion = try ListQuery.version(options.resourceVersion)
        }
        query.limit = options.limit
        query.continueToken = options.continueToken
        return query
    }

    // MARK: - Writing

    func create(
        _ resource: ResourceType, namespace: String, name: String?, subresource: String?, object: Value
    ) async throws -> Value {
        let resource = operations.served.current(resource)
        let target = target(resource, namespace, name ?? "", subresource)
        try check("create", target)
        if let answer = reviews.answer(resource, object) { return answer }
        return try await perform(resource) { [operations, options] (completion) throws(StatusError) in
            switch subresource {
            case nil: operations.create(target, body: object, options: options, completion: completion)
            case "binding"?:
                operations.bind(target, to: Binding(object), options: options, completion: completion)
            case "eviction"?:
                operations.evict(target, Eviction(object), options: options, completion: completion)
            case _?: throw ResourceRequest.unknownPath
            }
        }
    }

    func prepare(_ resource: ResourceType, namespace: String, object: Value, for moment: Time) async {
        let resource = operations.served.current(resource)
        operations.prepare(target(resource, namespace), body: object, options: options, for: moment)
    }

    func update(
        _ resource: ResourceType, namespace: String, name: String, subresource: String?, object: Value
    ) async throws -> Value {
        let resource = operations.served.current(resource)
        let target = target(resource, namespace, name, subresource)
        try check("update", target)
        return try await perform(resource) { [operations, options] (completion) throws(StatusError) in
            operations.replace(target, body: object, options: options, completion: completion)
        }
    }

    func patch(
        _ resource: ResourceType, namespace: String, name: String, subresource: String?, patch: Patch
    ) async throws -> Value {
        let resource = operations.served.current(resource)
        let target = target(resource, namespace, name, subresource)
        try check("patch", target)
        var options = options
        if case .apply(_, let manager) = patch {
            options.fieldManager = manager
            options.isForced = true
        }
        let body: PatchBody =
            switch patch {
            case .json(let value): .json(value)
            case .merge(let value): .merge(value)
            case .strategicMerge(let value): .strategicMerge(value)
            case .apply(let value, _): .apply(ApplyPatch(value))
            }
        return try await perform(resource) { [operations, options] (completion) throws(StatusError) in
            operations.patch(target, patch: body, options: options, warn: { _ in }, completion: completion)
        }
    }

    func delete(
        _ resource: ResourceType, namespace: String, name: String, options: DeleteRequest
    ) async throws -> Value {
        let resource = operations.served.current(resource)
        let target = target(resource, namespace, name)
        try check("delete", target)
        var request = DeleteOptions()
        request.gracePeriodSeconds = options.gracePeriodSeconds
        request.propagationPolicy = options.propagationPolicy
        if options.uid != nil || options.resourceVersion != nil {
            request.preconditions = .make {
                $0.uid = options.uid
                $0.resourceVersion = options.resourceVersion
            }
        }
        let wanted = request
        return try await perform(resource) { [operations] (completion) throws(StatusError) in
            operations.delete(target, request: wanted, options: WriteOptions(), completion: completion)
        }
    }

    /// Waits for the outcome of a write.
    private func perform(
        _ resource: ResourceType, _ write: (@escaping Completion) throws(StatusError) -> Void
    ) async throws -> Value {
        let outcome: Outcome = try await withCheckedThrowingContinuation { continuation in
            do throws(StatusError) {
                try write { result in continuation.resume(with: result) }
            } catch {
                continuation.resume(throwing: error)
            }
        }
        if case .success(let details) = outcome { return AnswerWriter.success(details) }
        return SharedStorage.shown(outcome.tree, resource: resource)
    }
}
