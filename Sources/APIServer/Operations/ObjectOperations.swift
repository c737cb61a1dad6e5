import ObjectCoding
import ObjectModel
import ObjectRules
import ObjectStore
import OutgoingHTTP

/// The verbs on objects, for every kind alike: what HTTP requests and the parts of Swiftlet itself go through.
///
/// Everything up to the store's commit happens on the caller's thread; completions come from the committing thread.
final class ObjectOperations: Sendable {
    let schema: Schema
    let served: ServedResources
    let store: any ObjectStore
    let environment: ServerEnvironment
    let decoder: ObjectDecoder
    let lookups: Lookups
    let authorizer: Authorizer
    let admission: AdmissionChain
    let remoteAdmission: any RemoteAdmission
    let conversion: CustomConversion
    let quotas: QuotaAdmission
    let fieldRecords: FieldRecords
    let services: ServiceAllocator
    let preparations = PreparedCreations()

    init(
        schema: Schema, store: any ObjectStore, environment: ServerEnvironment,
        http: HTTPClient = HTTPClient()
    ) {
        self.schema = schema
        served = ServedResources(builtIn: schema)
        self.store = store
        self.environment = environment
        decoder = ObjectDecoder(schema: schema)
        lookups = Lookups(schema: schema, store: store)
        authorizer = Authorizer(store: store)
        fieldRecords = FieldRecords(served: served, decoder: decoder, now: environment.now)
        admission = AdmissionChain(
            lookups: lookups, served: served, authorizer: authorizer, environment: environment,
            mutation: PolicyMutation(records: fieldRecords, decoder: decoder))
        let calls = WebhookCalls(http: http, services: ServiceEndpoints(lookups: lookups))
        conversion = CustomConversion(calls: calls, environment: environment)
        remoteAdmission = WebhookAdmission(
            mutating: WebhookList(lookups: lookups, resource: "mutatingwebhookconfigurations"),
            validating: WebhookList(lookups: lookups, resource: "validatingwebhookconfigurations"),
            lookups: lookups, calls: calls, decoder: decoder, conditions: WebhookConditions(authorizer: authorizer),
            plugins: admission, environment: environment, served: served, conversion: conversion)
        quotas = QuotaAdmission(lookups: lookups, environment: environment)
        services = ServiceAllocator(store: store)
    }

    func key(_ target: ResourceRequest, name: String) -> ObjectKey {
        ObjectKey(
            resource: SharedStorage.storageName(of: target.resource), namespace: target.namespace, name: name)
    }

    // MARK: - Get

    func get(_ target: ResourceRequest, resourceVersion: UInt64? = nil) throws(StatusError) -> StoredObject {
        if let resourceVersion { try checkNotInFuture(resourceVersion) }
        guard let object = store.get(key(target, name: target.name)) else {
            throw .notFound(target.resource, name: target.name)
        }
        return object
    }

    func checkNotInFuture(_ version: UInt64) throws(StatusError) {
        let current = store.revision
        guard version > current else { return }
        throw StatusError(
            code: 504, reason: "Timeout",
            message: "Timeout: Too large resource version: \(version), current: \(current)",
            details: [
                "causes": [["reason": "ResourceVersionTooLarge", "message": "Too large resource version"]],
                "retryAfterSeconds": 1,
            ])
    }

    // MARK: - Update

    /// Applies `change` to the newest version until it is stored. A conflict with another writer means that `change`
    /// is asked again, so it must check any precondition of the client itself.
    func update(
        _ target: ResourceRequest, options: WriteOptions, attempt: Int = 0,
        change: @escaping @Sendable (Value) throws(StatusError) -> Change, completion: @escaping Completion
    ) {
        let key = key(target, name: target.name)
        let completion = attempt == 0 ? settled(key, completion) : completion
        guard let current = store.newest(key) else {
            return completion(.failure(.notFound(target.resource, name: target.name)))
        }
        show([current], for: target.resource) {
            completion(.failure($0))
        } then: { [self] shown in
            decide(
                shown[0], stored: current, target, options, change: change, completion: completion
            ) { [self] error in
                guard attempt < ServerLimits.updateAttempts else {
                    return completion(.failure(Self.status(error, target.resource, name: target.name)))
                }
                update(target, options: options, attempt: attempt + 1, change: change, completion: completion)
            }
        }
    }

    /// The same with refusals that tell how the object stands held back until readers see it so. Whoever is told of
    /// what is on its way to the disk looks, and would find the object as it was, with nothing left to tell of it.
    func settled(_ key: ObjectKey, _ completion: @escaping Completion) -> Completion {
        { [store] result in
            guard case .failure(let error) = result,
                error.isNotFound || error.isConflict || error.isAlreadyExists
            else { return completion(result) }
            store.whenAcknowledged(key) { completion(result) }
        }
    }

    /// Has `change` decide about an object as the request sees it, and stores what becomes of it.
    private func decide(
        _ shown: StoredObject, stored: StoredObject, _ target: ResourceRequest, _ options: WriteOptions,
        change: @escaping @Sendable (Value) throws(StatusError) -> Change, completion: @escaping Completion,
        lost: @escaping @Sendable (StoreError) -> Void
    ) {
        let decided: Change
        do throws(StatusError) {
            decided = try change(shown.tree)
        } catch {
            return completion(.failure(error))
        }
        settle(decided, completion: completion) { [self] decided in
            guard !options.isDryRun else {
                return preview(decided, current: stored, shown: shown, target, completion: completion)
            }
            store(form: decided, of: stored, shown: shown, target.resource, completion: completion) { [self] decided in
                commit(decided, over: stored, target, completion: completion, lost: lost)
            }
        }
    }

    /// Completes a dry run.
    private func preview(
        _ change: Change, current: StoredObject, shown: StoredObject, _ target: ResourceRequest,
        completion: @escaping Completion
    ) {
        defer { change.settled() }
        do throws(StatusError) {
            switch change {
            case .none, .pending: completion(.success(.object(shown, created: false)))
            case .put(let object, _):
                if object != current.tree { _ = try quotas.charges(for: object, old: current.tree, target: target) }
                completion(.success(.answer(object, created: false)))
            case .delete(let object): completion(.success(.answer(object, created: false)))
            }
        } catch {
            completion(.failure(error))
        }
    }

    /// Stores a change of the object as it is now. `lost` is called when another writer was faster.
    private func commit(
        _ change: Change, over current: StoredObject, _ target: ResourceRequest,
        completion: @escaping Completion, lost: @escaping @Sendable (StoreError) -> Void
    ) {
        let operation = Self.operation(change, current: current)
        var writes: [Write] = []
        if case .put(let object) = operation {
            do throws(StatusError) {
                writes = try quotas.charges(for: object, old: current.tree, target: target)
            } catch {
                change.settled()
                return completion(.failure(error))
            }
        }
        writes.append(
            Write(
                key: current.key, precondition: .revision(current.revision), operation: operation,
                isLazy: KindTraits.isHeartbeat(target.resource)))
        store.commit(writes) { [self] result in
            change.settled()
            switch result {
            case .success(let stored):
                complete(stored[stored.count - 1], created: false, target.resource, completion)
            case .failure(.changed): lost(.changed)
            case .failure(.missing): lost(.missing)
            case .failure(let error): completion(.failure(Self.status(error, target.resource, name: target.name)))
            }
        }
    }

    private static func operation(_ change: Change, current: StoredObject) -> Write.Operation {
        switch change {
        case .none, .pending: .barrier
        case .put(let object, _): object == current.tree ? .barrier : .put(object)
        case .delete(let object): .delete(object)
        }
    }

    /// What a client is told of the store's refusal: the one place where store errors become answers.
    static func status(_ error: StoreError, _ resource: ResourceType, name: String) -> StatusError {
        switch error {
        case .exists: .alreadyExists(resource, name: name)
        case .missing: .notFound(resource, name: name)
        case .changed: .modified(resource, name: name)
        case .unavailable(let why):
            StatusError(
                code: 503, reason: "ServiceUnavailable", message: "the object could not be stored: \(why)",
                details: Fields([("retryAfterSeconds", 1)]))
        case .compacted: .gone("The resourceVersion for the provided list is too old.")
        case .unusable(let why): .internalError(why)
        }
    }
}
