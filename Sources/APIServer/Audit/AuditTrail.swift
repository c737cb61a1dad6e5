import ObjectCoding
import ObjectModel
import Synchronization

/// One request in the audit log, from its arrival to the end of its answer.
final class AuditTrail: ExchangeObserver {
    private struct State {
        var event: AuditEvent
        var isComplete = false
    }

    private let log: AuditLog
    private let now: @Sendable () -> Time
    private let requestBody: AuditEvent.Body
    private let state: Mutex<State>
    /// What admission notes.
    let annotations = AuditAnnotations()

    init(_ event: AuditEvent, _ request: HTTPRequest, log: AuditLog, now: @escaping @Sendable () -> Time) {
        self.log = log
        self.now = now
        requestBody = AuditEvent.Body(bytes: request.body, contentType: request.headers["content-type"])
        state = Mutex(State(event: event))
        emit(.requestReceived)
    }

    /// The request is made in somebody else's name.
    func impersonated(_ caller: Caller) { state.withLock { $0.event.impersonated = caller } }

    /// Notes what authorization said.
    func authorized(_ isAllowed: Bool) {
        state.withLock { state in
            guard state.event.annotations.isEmpty else { return }
            state.event.annotations = [
                ("authorization.k8s.io/decision", isAllowed ? "allow" : "forbid"), ("authorization.k8s.io/reason", ""),
            ]
        }
    }

    // MARK: - Answers

    func streamBegan() {
        state.withLock { $0.event.status = 200 }
        emit(.responseStarted)
    }

    func answered(_ response: HTTPResponse) {
        let contentType = response.headers.first { $0.0 == "Content-Type" }?.1
        state.withLock { state in
            state.event.status = response.status
            let isRefusal = response.status >= 400 && contentType == "application/json"
            let isBodyWanted = state.event.decision.level >= .requestResponse
            // Bodies may be large: they are copied only when something is made of them.
            guard isRefusal || isBodyWanted else { return }
            let bytes = response.body.bytes
            if isBodyWanted { state.event.responseBody = AuditEvent.Body(bytes: bytes, contentType: contentType) }
            guard isRefusal else { return }
            do { state.event.refusal = try JSON.parse(bytes) } catch {
                // A text, not a Status: the code tells enough.
            }
        }
    }

    func finished() {
        let isFirst = state.withLock { state in
            defer { state.isComplete = true }
            return !state.isComplete
        }
        if isFirst { emit(.responseComplete) }
    }

    private func emit(_ stage: AuditStage) {
        let event = state.withLock { state -> AuditEvent? in
            guard !state.event.decision.omittedStages.contains(stage) else { return nil }
            var event = state.event
            event.stage = stage
            if stage != .requestReceived {
                event.stageTime = now()
                event.annotations += annotations.all.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
                if event.decision.level >= .request { event.requestBody = requestBody }
            }
            return event
        }
        if let event { log.record(event) }
    }
}
