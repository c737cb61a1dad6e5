import ObjectCoding
import OutgoingHTTP

/// Reads the events of a watch one by one, and opens the watch again where it was when its connection ends.
actor WatchReader {
    private let reopen: @Sendable (_ position: String) async throws -> AnswerBody
    private var parts: AnswerBody.AsyncIterator?
    private var position: String
    /// What came of events that are not complete yet, and how much of it has been read.
    private var pending: [UInt8] = []
    private var read = 0
    private var failures = 0

    init(position: String, reopen: @escaping @Sendable (_ position: String) async throws -> AnswerBody) {
        self.position = position
        self.reopen = reopen
    }

    /// Opens the watch; throws what the server says against it.
    func open() async throws {
        pending = []
        read = 0
        parts = try await reopen(position).makeAsyncIterator()
    }

    /// The next event. Throws the server's `StatusError` when it ends the watch with one, such as 410; ends by itself
    /// when nothing tells where to go on.
    func next() async throws -> ObjectEvent? {
        while true {
            if let line = line() {
                let event = try event(line)
                failures = 0
                return event
            }
            if try await more() { continue }
            // It ended, as watches do some time.
            guard !position.isEmpty else { return nil }
            try await Task.sleep(for: .seconds(ClientLimits.watchPauseSeconds))
            try await resume()
        }
    }

    /// Takes in the next part of what the server sends; false when the connection ended.
    private func more() async throws -> Bool {
        guard var current = parts else { return false }
        parts = nil
        do {
            guard let part = try await current.next(isolation: self) else { return false }
            parts = current
            pending.removeFirst(read)
            read = 0
            pending += part
            guard pending.count <= ClientLimits.eventBytes else {
                throw StatusError(code: 500, reason: "", message: "an event of the watch is too long")
            }
            return true
        } catch let error as StatusError {
            throw error
        } catch {
            try Task.checkCancellation()
            return false
        }
    }

    private func resume() async throws {
        do {
            try await open()
        } catch let error as StatusError where error.isTransient && failures < ClientLimits.watchRetries {
            failures += 1
        }
    }

    /// The next complete line.
    private func line() -> ArraySlice<UInt8>? {
        guard let end = pending[read...].firstIndex(of: UInt8(ascii: "\n")) else { return nil }
        defer { read = end + 1 }
        return pending[read..<end]
    }

    private func event(_ line: ArraySlice<UInt8>) throws -> ObjectEvent {
        let tree = try JSON.parse(Array(line))
        let object = tree["object"] ?? .null
        guard let kind = ObjectEvent.Kind(rawValue: tree["type"]?.stringValue ?? "") else {
            throw StatusError(
                code: object["code"]?.intValue ?? 500, reason: object["reason"]?.stringValue ?? "",
                message: object["message"]?.stringValue ?? "the watch failed",
                details: object["details"]?.objectValue)
        }
        if let version = object.at("metadata", "resourceVersion")?.stringValue { position = version }
        return ObjectEvent(kind: kind, object: object)
    }
}
