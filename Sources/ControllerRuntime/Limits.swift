/// Named bounds of this target. Durations are in seconds.
public enum ControllerLimits {
    /// The first delay after a failed reconcile of a key; it doubles with every further failure.
    public static let firstRetryDelay = 0.005
    /// The longest delay between retries of a key.
    public static let longestRetryDelay = 60.0
    /// How many different keys are reconciled at a time, unless a controller asks for another number.
    public static let workers = 16
    /// How often a plan is made anew within one reconcile because the world had moved on, before the key is queued
    /// again with a delay.
    public static let replansPerReconcile = 5
    /// How long before its moment punctual work is made ready: spread over this time, so that it is no crowd itself.
    public static let firstAhead = 12.0
    public static let lastAhead = 2.0
    /// Into how many parts that time is divided.
    static let turnsAhead = 256
    /// For how long after its moment a plan holds that was made for it.
    public static let planAheadHolds = 1.0
    /// How long other work gives way to punctual work without a break.
    public static let longestRightOfWay = 2.0
    /// How much punctual work at a time is a crowd, whose writes are better made durable together.
    public static let crowd = 64
    /// From how long on a look counts as long, and the longest rest after one.
    public static let longLook = 0.01
    public static let longestRest = 1.0
    /// The first delay after a failed list or broken watch; it doubles up to `longestRelistDelay`.
    public static let firstRelistDelay = 0.05
    public static let longestRelistDelay = 10.0
    /// Deletions of our own that the watch has not confirmed yet, per cache; the oldest are forgotten beyond it.
    public static let unconfirmedDeletions = 65_536
    /// Events waiting to be written; further ones are dropped, counted and logged.
    public static let eventQueue = 16_384
    /// Events being written at a time.
    public static let eventWriters = 4
    /// Written events remembered so that repeats bump a count instead of making new objects.
    public static let rememberedEvents = 4_096
    /// How long an event is remembered for that purpose.
    public static let eventMemory = 600.0
    /// How many events one component may state about one object at once.
    public static let eventBurst = 25.0
    /// How many seconds later it may state one more.
    public static let eventRefillInterval = 300.0
    /// From so many different messages on, events with one reason about one object are combined.
    public static let similarEvents = 10
    /// Steps of a phase that an explanation gives reasons for; of further ones it gives the number.
    public static let explainedSteps = 5
    /// Objects that an explanation goes on to.
    public static let explainedObjects = 5
    /// How far an explanation goes from object to object: Deployment, ReplicaSet, Pod, PersistentVolumeClaim.
    public static let explanationDepth = 4
    /// The longest message of an event, in bytes (Kubernetes refuses longer ones).
    public static let eventMessageBytes = 1024
}
