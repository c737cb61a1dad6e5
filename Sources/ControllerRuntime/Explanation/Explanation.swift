import ObjectModel
import WorkloadPlans

/// What would be done about an object now, what is left for later and why, and the same of the objects it waits for.
public struct Explanation: Sendable, Equatable {
    /// The steps of one phase of the plan.
    public struct Phase: Sendable, Equatable {
        /// Such as `create pods`.
        public let name: String
        /// How many steps it has.
        public let count: Int
        /// Of the first steps, `ControllerLimits.explainedSteps` at most; a single one where it is that of all.
        public let reasons: [String]

        public init(name: String, count: Int, reasons: [String]) {
            self.name = name
            self.count = count
            self.reasons = reasons
        }

        fileprivate init(_ phase: WorkloadPlans.Phase) {
            let reasons = phase.steps.map(\.reason)
            let isCommon = reasons.allSatisfy { $0 == reasons.first }
            self.init(
                name: phase.name, count: reasons.count,
                reasons: Array(reasons.prefix(isCommon ? 1 : ControllerLimits.explainedSteps)))
        }
    }

    /// The object, what its plan does now, and what it leaves for later.
    public let about: ObjectIdentity
    public let phases: [Phase]
    public let waits: [Wait]
    /// Details of the waits, such as what speaks against each node, and other findings.
    public var notes: [String]
    /// When another plan may come out although nothing has changed.
    public let lookAgain: Time?
    /// The objects it depends on that are not as they should be, `ControllerLimits.explainedObjects` at most.
    public var because: [Explanation]
    /// How many such objects there are beside `because`.
    public var unlisted = 0

    public init(
        about: ObjectIdentity, phases: [Phase] = [], waits: [Wait] = [], notes: [String] = [],
        lookAgain: Time? = nil, because: [Explanation] = []
    ) {
        self.about = about
        self.phases = phases
        self.waits = waits
        self.notes = notes
        self.lookAgain = lookAgain ?? waits.compactMap(\.until).min()
        self.because = because
    }

    /// A plan in words.
    /// - Parameter failure: What the plan came to when it was last applied, if it failed.
    public init(_ plan: Plan, about: ObjectIdentity, failure: Wait? = nil) {
        self.init(
            about: about,
            phases: plan.phases.map(Phase.init),
            waits: (failure.map { [$0] } ?? []) + plan.waits, notes: plan.notes, lookAgain: plan.lookAgain)
    }

    /// Whether there is nothing to do and nothing to wait for.
    public var isSettled: Bool { phases.isEmpty && waits.isEmpty && because.isEmpty }

    /// As JSON, for `swiftlet why -o json`.
    public var value: Value {
        var fields = Fields()
        fields["object"] = object
        fields["does"] = .array(
            phases.map { phase in
                [
                    "phase": .string(phase.name), "steps": .int(Int64(phase.count)),
                    "reasons": .array(phase.reasons.map(Value.string)),
                ]
            })
        fields["waits"] = .array(waits.map(Self.value))
        if !notes.isEmpty { fields["notes"] = .array(notes.map(Value.string)) }
        if let lookAgain { fields["looksAgain"] = .string(lookAgain.rfc3339) }
        fields["because"] = .array(because.map(\.value))
        if unlisted > 0 { fields["becauseUnlisted"] = .int(Int64(unlisted)) }
        return .object(fields)
    }

    private var object: Value {
        var fields = Fields()
        fields["apiVersion"] = .string(about.apiVersion)
        fields["kind"] = .string(about.kind)
        if !about.namespace.isEmpty { fields["namespace"] = .string(about.namespace) }
        fields["name"] = .string(about.name)
        return .object(fields)
    }

    private static func value(_ wait: Wait) -> Value {
        var fields = Fields()
        let opening = "waiting for "
        let reason = wait.reason.hasPrefix(opening) ? String(wait.reason.dropFirst(opening.count)) : wait.reason
        fields["reason"] = .string(reason)
        if let since = wait.since { fields["since"] = .string(since.rfc3339) }
        if let until = wait.until { fields["until"] = .string(until.rfc3339) }
        return .object(fields)
    }
}
