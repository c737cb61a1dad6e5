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
        /// Of the first steps, `ControllerLimits.explainedSteps` at most.
        public let reasons: [String]

        public init(name: String, count: Int, reasons: [String]) {
            self.name = name
            self.count = count
            self.reasons = reasons
        }
    }

    /// The object, what its plan does now, and what it leaves for later.
    public let about: ObjectIdentity
    public let phases: [Phase]
    public let waits: [Wait]
    /// When another plan may come out although nothing has changed.
    public let lookAgain: Time?
    /// The objects it depends on that are not as they should be, `ControllerLimits.explainedObjects` at most.
    public var because: [Explanation]

    public init(
        about: ObjectIdentity, phases: [Phase] = [], waits: [Wait] = [], lookAgain: Time? = nil,
        because: [Explanation] = []
    ) {
        self.about = about
        self.phases = phases
        self.waits = waits
        self.lookAgain = lookAgain ?? waits.compactMap(\.until).min()
        self.because = because
    }

    /// A plan in words.
    public init(_ plan: Plan, about: ObjectIdentity) {
        self.init(
            about: about,
            phases: plan.phases.map { phase in
                Phase(
                    name: phase.name, count: phase.steps.count,
                    reasons: phase.steps.prefix(ControllerLimits.explainedSteps).map(\.reason))
            },
            waits: plan.waits, lookAgain: plan.lookAgain)
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
        if let lookAgain { fields["looksAgain"] = .string(lookAgain.rfc3339) }
        fields["because"] = .array(because.map(\.value))
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
        fields["reason"] = .string(wait.reason)
        if let since = wait.since { fields["since"] = .string(since.rfc3339) }
        if let until = wait.until { fields["until"] = .string(until.rfc3339) }
        return .object(fields)
    }
}
