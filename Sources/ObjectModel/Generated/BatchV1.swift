// Generated from Schema/ by SchemaCompiler; `make generate` writes it anew. Do not edit.

import ObjectTree

/// A CronJob creates Jobs at the times of a schedule.
public struct CronJob: Kind {
    public static let messageName = "batch.v1.CronJob"
    public static let apiVersion = "batch/v1"
    public static let kind = "CronJob"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// Name, labels and owners of the object.
    public var metadata: ObjectMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// When Jobs are created and what they are.
    public var spec: CronJobSpec {
        get { fields.message("spec") }
        set { fields.set("spec", newValue, always: false) }
    }
    /// Which Jobs run and when the last one was created.
    public var status: CronJobStatus {
        get { fields.message("status") }
        set { fields.set("status", newValue, always: false) }
    }
}

public struct CronJobList: Message {
    public static let messageName = "batch.v1.CronJobList"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// The version of the list and, for pages, the token of the next one.
    public var metadata: ListMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// The objects of the list.
    public var items: [CronJob] {
        get { fields.messages("items") }
        set { fields.set("items", newValue, always: true) }
    }
}

/// The schedule and the Jobs that come of it.
public struct CronJobSpec: Message {
    public static let messageName = "batch.v1.CronJobSpec"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// When to create Jobs, in the five fields of cron or a word such as @hourly.
    public var schedule: String {
        get { fields.string("schedule") }
        set { fields.set("schedule", newValue, always: true) }
    }
    /// The time zone of the schedule, by its name in the tz database; unset means that of the controller.
    public var timeZone: String? {
        get { fields.optionalString("timeZone") }
        set { fields.set("timeZone", newValue) }
    }
    /// How many seconds late a Job may still be created; later ones count as missed.
    public var startingDeadlineSeconds: Int? {
        get { fields.optionalInt("startingDeadlineSeconds") }
        set { fields.set("startingDeadlineSeconds", newValue) }
    }
    /// What happens while a Job of before runs: Allow another, Forbid it, or Replace the old one.
    public var concurrencyPolicy: String {
        get { fields.string("concurrencyPolicy") }
        set { fields.set("concurrencyPolicy", newValue, always: false) }
    }
    /// Whether no more Jobs are created; running ones go on.
    public var suspend: Bool? {
        get { fields.optionalBool("suspend") }
        set { fields.set("suspend", newValue) }
    }
    /// The Job that is created.
    public var jobTemplate: JobTemplateSpec {
        get { fields.message("jobTemplate") }
        set { fields.set("jobTemplate", newValue, always: true) }
    }
    /// How many Jobs that succeeded are kept.
    public var successfulJobsHistoryLimit: Int? {
        get { fields.optionalInt("successfulJobsHistoryLimit") }
        set { fields.set("successfulJobsHistoryLimit", newValue) }
    }
    /// How many Jobs that failed are kept.
    public var failedJobsHistoryLimit: Int? {
        get { fields.optionalInt("failedJobsHistoryLimit") }
        set { fields.set("failedJobsHistoryLimit", newValue) }
    }
}

/// What a CronJob has done last.
public struct CronJobStatus: Message {
    public static let messageName = "batch.v1.CronJobStatus"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// The Jobs that run now.
    public var active: [ObjectReference] {
        get { fields.messages("active") }
        set { fields.set("active", newValue, always: false) }
    }
    /// The time of the schedule that the last Job was created for.
    public var lastScheduleTime: Time? {
        get { fields.time("lastScheduleTime") }
        set { fields.set("lastScheduleTime", newValue, micro: false) }
    }
    /// When a Job last succeeded.
    public var lastSuccessfulTime: Time? {
        get { fields.time("lastSuccessfulTime") }
        set { fields.set("lastSuccessfulTime", newValue, micro: false) }
    }
}

/// A Job runs pods until enough of them have succeeded.
public struct Job: Kind {
    public static let messageName = "batch.v1.Job"
    public static let apiVersion = "batch/v1"
    public static let kind = "Job"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// Name, labels and owners of the object.
    public var metadata: ObjectMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// What is to be run, and when it counts as done.
    public var spec: JobSpec {
        get { fields.message("spec") }
        set { fields.set("spec", newValue, always: false) }
    }
    /// How far the Job has come, as its controller saw it last.
    public var status: JobStatus {
        get { fields.message("status") }
        set { fields.set("status", newValue, always: false) }
    }
}

/// One statement about a Job.
public struct JobCondition: Message {
    public static let messageName = "batch.v1.JobCondition"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// What is stated.
    public var type: String {
        get { fields.string("type") }
        set { fields.set("type", newValue, always: true) }
    }
    /// Whether it holds: True, False or Unknown.
    public var status: String {
        get { fields.string("status") }
        set { fields.set("status", newValue, always: true) }
    }
    /// When it was looked at last.
    public var lastProbeTime: Time? {
        get { fields.time("lastProbeTime") }
        set { fields.set("lastProbeTime", newValue, micro: false) }
    }
    /// When status changed last.
    public var lastTransitionTime: Time? {
        get { fields.time("lastTransitionTime") }
        set { fields.set("lastTransitionTime", newValue, micro: false) }
    }
    /// Why, in one word.
    public var reason: String {
        get { fields.string("reason") }
        set { fields.set("reason", newValue, always: false) }
    }
    /// Why, in a sentence.
    public var message: String {
        get { fields.string("message") }
        set { fields.set("message", newValue, always: false) }
    }
}

public struct JobList: Message {
    public static let messageName = "batch.v1.JobList"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// The version of the list and, for pages, the token of the next one.
    public var metadata: ListMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// The objects of the list.
    public var items: [Job] {
        get { fields.messages("items") }
        set { fields.set("items", newValue, always: true) }
    }
}

/// How a Job runs its pods and when it ends.
public struct JobSpec: Message {
    public static let messageName = "batch.v1.JobSpec"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// How many pods may run at a time; less when fewer completions are left.
    public var parallelism: Int? {
        get { fields.optionalInt("parallelism") }
        set { fields.set("parallelism", newValue) }
    }
    /// How many pods must succeed; unset means that the success of any one pod ends the Job.
    public var completions: Int? {
        get { fields.optionalInt("completions") }
        set { fields.set("completions", newValue) }
    }
    /// How many seconds the Job may be active before it fails and its pods are ended.
    public var activeDeadlineSeconds: Int? {
        get { fields.optionalInt("activeDeadlineSeconds") }
        set { fields.set("activeDeadlineSeconds", newValue) }
    }
    /// Rules that say, by exit code or pod condition, what a failed pod means for the Job.
    public var podFailurePolicy: PodFailurePolicy? {
        get { fields.optionalMessage("podFailurePolicy") }
        set { fields.set("podFailurePolicy", newValue) }
    }
    /// Rules by which an Indexed Job succeeds before all of its indexes have.
    public var successPolicy: SuccessPolicy? {
        get { fields.optionalMessage("successPolicy") }
        set { fields.set("successPolicy", newValue) }
    }
    /// How many failures of pods are tolerated before the Job fails.
    public var backoffLimit: Int? {
        get { fields.optionalInt("backoffLimit") }
        set { fields.set("backoffLimit", newValue) }
    }
    /// How many failures each index of an Indexed Job may have before that index counts as failed.
    public var backoffLimitPerIndex: Int? {
        get { fields.optionalInt("backoffLimitPerIndex") }
        set { fields.set("backoffLimitPerIndex", newValue) }
    }
    /// How many failed indexes end the whole Job; only with backoffLimitPerIndex.
    public var maxFailedIndexes: Int? {
        get { fields.optionalInt("maxFailedIndexes") }
        set { fields.set("maxFailedIndexes", newValue) }
    }
    /// Which pods belong to the Job; normally chosen by the server.
    public var selector: LabelSelector? {
        get { fields.optionalMessage("selector") }
        set { fields.set("selector", newValue) }
    }
    /// Whether selector and the labels of the template are the user's own instead of the server's.
    public var manualSelector: Bool? {
        get { fields.optionalBool("manualSelector") }
        set { fields.set("manualSelector", newValue) }
    }
    /// The pod that is created, again for each try.
    public var template: PodTemplateSpec {
        get { fields.message("template") }
        set { fields.set("template", newValue, always: true) }
    }
    /// How many seconds after its end the Job is deleted; unset keeps it.
    public var ttlSecondsAfterFinished: Int? {
        get { fields.optionalInt("ttlSecondsAfterFinished") }
        set { fields.set("ttlSecondsAfterFinished", newValue) }
    }
    /// NonIndexed counts successes; Indexed wants one success for each index from 0 to completions - 1.
    public var completionMode: String? {
        get { fields.optionalString("completionMode") }
        set { fields.set("completionMode", newValue) }
    }
    /// Whether the Job holds: no pods are created and running ones are ended.
    public var suspend: Bool? {
        get { fields.optionalBool("suspend") }
        set { fields.set("suspend", newValue) }
    }
    /// When a failing pod is replaced: TerminatingOrFailed as soon as it is on its way out, Failed once it is gone.
    public var podReplacementPolicy: String? {
        get { fields.optionalString("podReplacementPolicy") }
        set { fields.set("podReplacementPolicy", newValue) }
    }
    /// Which controller runs the Job; unset means the built-in one.
    public var managedBy: String? {
        get { fields.optionalString("managedBy") }
        set { fields.set("managedBy", newValue) }
    }
}

/// What became of the pods of a Job so far.
public struct JobStatus: Message {
    public static let messageName = "batch.v1.JobStatus"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// What is true of the Job: Suspended, FailureTarget, SuccessCriteriaMet, Failed, Complete.
    public var conditions: [JobCondition] {
        get { fields.messages("conditions") }
        set { fields.set("conditions", newValue, always: false) }
    }
    /// When the controller took the Job up, or took it up again after a suspension.
    public var startTime: Time? {
        get { fields.time("startTime") }
        set { fields.set("startTime", newValue, micro: false) }
    }
    /// When the Job succeeded; unset for one that failed.
    public var completionTime: Time? {
        get { fields.time("completionTime") }
        set { fields.set("completionTime", newValue, micro: false) }
    }
    /// How many pods are pending or running and not on their way out.
    public var active: Int {
        get { fields.int("active") }
        set { fields.set("active", newValue, always: false) }
    }
    /// How many pods have succeeded.
    public var succeeded: Int {
        get { fields.int("succeeded") }
        set { fields.set("succeeded", newValue, always: false) }
    }
    /// How many pods have failed.
    public var failed: Int {
        get { fields.int("failed") }
        set { fields.set("failed", newValue, always: false) }
    }
    /// How many pods are being deleted and have not ended.
    public var terminating: Int? {
        get { fields.optionalInt("terminating") }
        set { fields.set("terminating", newValue) }
    }
    /// The indexes that have succeeded, as numbers and ranges such as 0,2-5.
    public var completedIndexes: String {
        get { fields.string("completedIndexes") }
        set { fields.set("completedIndexes", newValue, always: false) }
    }
    /// The indexes that have failed for good, in the same form.
    public var failedIndexes: String? {
        get { fields.optionalString("failedIndexes") }
        set { fields.set("failedIndexes", newValue) }
    }
    /// Ended pods that the counters do not include yet.
    public var uncountedTerminatedPods: UncountedTerminatedPods? {
        get { fields.optionalMessage("uncountedTerminatedPods") }
        set { fields.set("uncountedTerminatedPods", newValue) }
    }
    /// How many active pods are ready.
    public var ready: Int? {
        get { fields.optionalInt("ready") }
        set { fields.set("ready", newValue) }
    }
}

/// The Job that a CronJob creates.
public struct JobTemplateSpec: Message {
    public static let messageName = "batch.v1.JobTemplateSpec"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// Labels and annotations of the created Jobs.
    public var metadata: ObjectMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// How the created Jobs run.
    public var spec: JobSpec {
        get { fields.message("spec") }
        set { fields.set("spec", newValue, always: false) }
    }
}

/// What failed pods mean, by the first rule that matches.
public struct PodFailurePolicy: Message {
    public static let messageName = "batch.v1.PodFailurePolicy"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// The rules in order; a pod that matches none counts against backoffLimit.
    public var rules: [PodFailurePolicyRule] {
        get { fields.messages("rules") }
        set { fields.set("rules", newValue, always: true) }
    }
}

/// Which exit codes of which container match.
public struct PodFailurePolicyOnExitCodesRequirement: Message {
    public static let messageName = "batch.v1.PodFailurePolicyOnExitCodesRequirement"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// The container; unset means any.
    public var containerName: String? {
        get { fields.optionalString("containerName") }
        set { fields.set("containerName", newValue) }
    }
    /// In matches the listed codes, NotIn all others but 0.
    public var `operator`: String {
        get { fields.string("operator") }
        set { fields.set("operator", newValue, always: true) }
    }
    /// The codes.
    public var values: [Int] {
        get { fields.ints("values") }
        set { fields.set("values", newValue, always: true) }
    }
}

/// A condition that a matching pod has.
public struct PodFailurePolicyOnPodConditionsPattern: Message {
    public static let messageName = "batch.v1.PodFailurePolicyOnPodConditionsPattern"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// The type of the condition.
    public var type: String {
        get { fields.string("type") }
        set { fields.set("type", newValue, always: true) }
    }
    /// Its status.
    public var status: String {
        get { fields.string("status") }
        set { fields.set("status", newValue, always: true) }
    }
}

/// One kind of failure and what it causes.
public struct PodFailurePolicyRule: Message {
    public static let messageName = "batch.v1.PodFailurePolicyRule"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// What the failure causes: FailJob, FailIndex, Ignore or Count.
    public var action: String {
        get { fields.string("action") }
        set { fields.set("action", newValue, always: true) }
    }
    /// Matches by how a container exited.
    public var onExitCodes: PodFailurePolicyOnExitCodesRequirement? {
        get { fields.optionalMessage("onExitCodes") }
        set { fields.set("onExitCodes", newValue) }
    }
    /// Matches by conditions of the pod.
    public var onPodConditions: [PodFailurePolicyOnPodConditionsPattern] {
        get { fields.messages("onPodConditions") }
        set { fields.set("onPodConditions", newValue, always: false) }
    }
}

/// When an Indexed Job has succeeded early.
public struct SuccessPolicy: Message {
    public static let messageName = "batch.v1.SuccessPolicy"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// The rules; one that is met is enough.
    public var rules: [SuccessPolicyRule] {
        get { fields.messages("rules") }
        set { fields.set("rules", newValue, always: true) }
    }
}

/// One way to succeed early.
public struct SuccessPolicyRule: Message {
    public static let messageName = "batch.v1.SuccessPolicyRule"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// Indexes that must have succeeded, as numbers and ranges.
    public var succeededIndexes: String? {
        get { fields.optionalString("succeededIndexes") }
        set { fields.set("succeededIndexes", newValue) }
    }
    /// How many indexes must have succeeded, of the listed ones where there is a list.
    public var succeededCount: Int? {
        get { fields.optionalInt("succeededCount") }
        set { fields.set("succeededCount", newValue) }
    }
}

/// Pods that have ended and await being counted.
public struct UncountedTerminatedPods: Message {
    public static let messageName = "batch.v1.UncountedTerminatedPods"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// UIDs of those that succeeded.
    public var succeeded: [String] {
        get { fields.strings("succeeded") }
        set { fields.set("succeeded", newValue, always: false) }
    }
    /// UIDs of those that failed.
    public var failed: [String] {
        get { fields.strings("failed") }
        set { fields.set("failed", newValue, always: false) }
    }
}
