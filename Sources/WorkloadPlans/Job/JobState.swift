import ObjectModel

/// All that a Job's plan depends on: the Job, the pods that are or might become its own, the time, the source of
/// names, and what was learnt of failures whose pods are gone.
///
/// The pods must be at least as new as the Job: a Job that has counted a pod must not be planned with the pod from
/// before.
public struct JobState: Sendable {
    public let job: Job
    /// The pods that the Job owns or is about to adopt, in the order of their names.
    public let pods: [JobPod]
    public let now: Time
    public let names: NameSource
    /// To be handed to the next state of the same Job. After a restart it is made anew from the pods that are left.
    public let backoff: JobBackoff

    let spec: JobSpec
    let status: JobStatus
    let owner: OwnerIdentity
    /// Pods of `pods` that have to be made its own first, and pods that are its own no longer.
    let claims: JobClaims

    /// - Parameters:
    ///   - pods: Those that the Job controls and those that nobody does; what its selector does not match is ignored.
    ///   - backoff: That of the state before, or an empty one.
    /// - Throws: BadRequest where the Job's selector can't be read.
    public init(
        job: Job, pods: [JobPod], now: Time, names: NameSource, backoff: JobBackoff = JobBackoff()
    ) throws(StatusError) {
        self.job = job
        self.now = now
        self.names = names
        spec = job.spec
        status = job.status
        owner = OwnerIdentity(Job.self, job.metadata)
        claims = try JobClaims(job: job, owner: owner, pods: pods)
        self.pods = claims.owned.sorted { $0.name < $1.name }
        self.backoff = backoff.observing(self.pods, spec: spec)
    }

    var identity: ObjectIdentity { owner.identity }
    var isDeleting: Bool { owner.isDeleting }
}
