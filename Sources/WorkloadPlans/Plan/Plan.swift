import ObjectModel

/// What to do next about one object of a workload kind: a value, made from a State by a pure function.
///
/// Whoever applies a plan follows these rules, and the plans rely on them:
///
/// 1. Phases go in order. Nothing of a phase starts before every step of the phase before it has succeeded.
/// 2. The steps of one phase do not depend on each other. They run as `Phase.pace` says.
/// 3. A step succeeds when its object is as the step wants it. So deleting or patching an object that is gone
///    succeeds.
/// 4. When a step fails, the steps already started in its phase run to their end, the rest of the plan is dropped,
///    and the object is planned again: at once after Conflict and AlreadyExists, later and later after anything else.
/// 5. A step's `announces` become events once it has succeeded, its `ifRefused` one when the API server refused it.
/// 6. The next State of this object includes everything this plan wrote. No plan can tell a pod it has not created
///    from one it has created and can't see yet.
/// 7. With nothing else happening, the object is planned again at `lookAgain`.
///
/// Every prefix of a plan leaves a state from which the next plan gets to the same end, so an applier may die
/// anywhere.
public struct Plan: Sendable, Equatable {
    /// Never holds an empty phase.
    public private(set) var phases: [Phase]
    /// What the plan leaves for later, and why.
    public private(set) var waits: [Wait]
    /// Events that no write stands for: they tell of a wait. Sent once every phase has succeeded.
    public private(set) var announces: [Announcement]
    /// What was found, where steps and waits do not tell it all; for whoever asks, not for machines.
    public private(set) var notes: [String]

    public init() {
        phases = []
        waits = []
        announces = []
        notes = []
    }

    /// Whether there is nothing to do now.
    public var isEmpty: Bool { phases.isEmpty }

    /// The earliest moment at which another plan may come out although nothing has changed.
    public var lookAgain: Time? { waits.compactMap(\.until).min() }

    /// All steps in order.
    public var steps: [Step] { phases.flatMap(\.steps) }

    /// Adds a phase; one without steps is left out.
    public mutating func then(_ name: String, _ pace: Phase.Pace, _ steps: [Step]) {
        guard !steps.isEmpty else { return }
        phases.append(Phase(name: name, pace: pace, steps: steps))
    }

    /// Adds a phase at a steady pace; one without steps is left out.
    public mutating func then(_ name: String, _ steps: [Step]) { then(name, .steady, steps) }

    /// Notes what the plan does not do yet, since when that is so, and when it looks again by itself.
    public mutating func wait(for reason: String, since: Time? = nil, until: Time? = nil) {
        waits.append(Wait(reason: reason, since: since, until: until))
    }

    /// Adds a finding.
    public mutating func note(_ finding: String) { notes.append(finding) }

    /// Tells of something that is not done. It is told again with every plan; repeated events are counted, not stored.
    public mutating func announce(_ announcement: Announcement) { announces.append(announcement) }

    /// Notes several at once.
    public mutating func wait(_ more: [Wait]) { waits += more }
}

/// Steps that may run side by side, after all of the phase before.
public struct Phase: Sendable, Equatable {
    /// How many steps run at a time.
    public enum Pace: Sendable, Equatable {
        /// Up to `Limits.stepsAtATime`.
        case steady
        /// One step, then two, then four, up to `Limits.stepsAtATime`, each batch after the one before has succeeded:
        /// should the API server refuse all of them (a quota, say), only one request is made for nothing.
        case slowStart
    }

    /// A short name for logs, such as `create pods`.
    public let name: String
    public let pace: Pace
    public let steps: [Step]

    public init(name: String, pace: Pace, steps: [Step]) {
        self.name = name
        self.pace = pace
        self.steps = steps
    }
}

/// One request to the API server.
public struct Step: Sendable, Equatable {
    public let action: Action
    /// Why, for whoever asks; not for machines.
    public let reason: String
    /// Events to send once the action has succeeded.
    public let announces: [Announcement]
    /// The event to send when the API server refuses the action. Its message ends with the text of the error.
    public let ifRefused: Announcement?

    public init(
        _ action: Action, reason: String, announces: [Announcement] = [], ifRefused: Announcement? = nil
    ) {
        self.action = action
        self.reason = reason
        self.announces = announces
        self.ifRefused = ifRefused
    }
}

/// Something that has to happen, or a moment that has to come, before the plan goes on.
public struct Wait: Sendable, Equatable {
    /// What is waited for, so that it reads on after "waiting for" (which it may begin with); after the first
    /// semicolon what depends on it: `web-1 to become ready; web-2 is not created before that`.
    public let reason: String
    /// When the wait began, where an object tells.
    public let since: Time?
    /// nil where a change of some object ends the wait.
    public let until: Time?

    public init(reason: String, since: Time? = nil, until: Time? = nil) {
        self.reason = reason
        self.since = since
        self.until = until
    }
}
