import APIClient
import ObjectModel
import ObjectRules
import Synchronization
import TestKit

/// The client of a process that dies after so many writes: those are carried out, nobody hears of anything later.
/// Events are neither counted nor fatal: they are written at leisure.
final class MortalClient: APIClient {
    /// How many objects of each kind were created and deleted, and the number of all writes.
    struct Tally: Sendable, Equatable {
        var created: [String: Int] = [:]
        var deleted: [String: Int] = [:]
        var writes = 0
        /// The number of writes by who made them.
        var writers: [String: Int] = [:]

        static func + (left: Tally, right: Tally) -> Tally {
            Tally(
                created: left.created.merging(right.created, uniquingKeysWith: +),
                deleted: left.deleted.merging(right.deleted, uniquingKeysWith: +), writes: left.writes + right.writes,
                writers: left.writers.merging(right.writers, uniquingKeysWith: +))
        }
    }

    /// Which controller the current task works for.
    @TaskLocal static var writer = "nobody"

    private struct State {
        var tally = Tally()
        var begun = 0
        var inFlight = 0
    }

    private let api: InMemoryAPI
    private let lifetime: Int?
    private let afterWrite: @Sendable () async throws -> Void
    private let state = Mutex(State())

    /// `lifetime`: the number of writes after which the process is dead; nil means never.
    init(_ api: InMemoryAPI, lifetime: Int?, afterWrite: @escaping @Sendable () async throws -> Void) {
        self.api = api
        self.lifetime = lifetime
        self.afterWrite = afterWrite
    }

    var tally: Tally { state.withLock { $0.tally } }

    /// Whether it is dead and its last write is done.
    var isDead: Bool { state.withLock { $0.begun >= lifetime ?? .max && $0.inFlight == 0 } }

    private func checkPulse() throws {
        if state.withLock({ $0.begun >= lifetime ?? .max }) { throw CancellationError() }
    }

    private func write(
        _ verb: WritableKeyPath<Tally, [String: Int]>?, _ resource: ResourceType, _ body: () async throws -> Value
    ) async throws -> Value {
        try checkPulse()
        if resource.kind == "Event" { return try await body() }
        try state.withLock { state in
            if state.begun >= lifetime ?? .max { throw CancellationError() }
            state.begun += 1
            state.inFlight += 1
        }
        defer { state.withLock { $0.inFlight -= 1 } }
        let answer = try await body()
        state.withLock { state in
            state.tally.writes += 1
            state.tally.writers[Self.writer, default: 0] += 1
            if let verb { state.tally[keyPath: verb][resource.kind, default: 0] += 1 }
        }
        try await afterWrite()
        try checkPulse()
        return answer
    }

    // MARK: APIClient

    func get(_ resource: ResourceType, namespace: String, name: String) async throws -> Value {
        try checkPulse()
        return try await api.get(resource, namespace: namespace, name: name)
    }

    func list(_ resource: ResourceType, namespace: String?, options: ListRequest) async throws -> ObjectList {
        try checkPulse()
        return try await api.list(resource, namespace: namespace, options: options)
    }

    func watch(
        _ resource: ResourceType, namespace: String?, options: ListRequest
    ) async throws -> AsyncThrowingStream<ObjectEvent, any Error> {
        try checkPulse()
        return try await api.watch(resource, namespace: namespace, options: options)
    }

    func create(
        _ resource: ResourceType, namespace: String, name: String?, subresource: String?, object: Value
    ) async throws -> Value {
        var defaulted = object
        if subresource == nil { Defaulting.apply(to: &defaulted, resource: resource) }
        let object = defaulted
        return try await write(subresource == nil ? \.created : nil, resource) {
            try await api.create(resource, namespace: namespace, name: name, subresource: subresource, object: object)
        }
    }

    func update(
        _ resource: ResourceType, namespace: String, name: String, subresource: String?, object: Value
    ) async throws -> Value {
        try await write(nil, resource) {
            try await api.update(resource, namespace: namespace, name: name, subresource: subresource, object: object)
        }
    }

    func patch(
        _ resource: ResourceType, namespace: String, name: String, subresource: String?, patch: Patch
    ) async throws -> Value {
        try await write(nil, resource) {
            try await api.patch(resource, namespace: namespace, name: name, subresource: subresource, patch: patch)
        }
    }

    @discardableResult
    func delete(
        _ resource: ResourceType, namespace: String, name: String, options: DeleteRequest
    ) async throws -> Value {
        try await write(\.deleted, resource) {
            try await api.delete(resource, namespace: namespace, name: name, options: options)
        }
    }
}
