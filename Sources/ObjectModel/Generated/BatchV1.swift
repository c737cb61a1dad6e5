// Generated from Schema/ by SchemaCompiler; `make generate` writes it anew. Do not edit.

import ObjectTree

public struct CronJob: Kind {
    public static let messageName = "batch.v1.CronJob"
    public static let apiVersion = "batch/v1"
    public static let kind = "CronJob"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var metadata: ObjectMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    public var spec: CronJobSpec {
        get { fields.message("spec") }
        set { fields.set("spec", newValue, always: false) }
    }
    public var status: CronJobStatus {
        get { fields.message("status") }
        set { fields.set("status", newValue, always: false) }
    }
}

public struct CronJobList: Message {
    public static let messageName = "batch.v1.CronJobList"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var metadata: ListMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    public var items: [CronJob] {
        get { fields.messages("items") }
        set { fields.set("items", newValue, always: true) }
    }
}

public struct CronJobSpec: Message {
    public static let messageName = "batch.v1.CronJobSpec"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var schedule: String {
        get { fields.string("schedule") }
        set { fields.set("schedule", newValue, always: true) }
    }
    public var timeZone: String? {
        get { fields.optionalString("timeZone") }
        set { fields.set("timeZone", newValue) }
    }
    public var startingDeadlineSeconds: Int? {
        get { fields.optionalInt("startingDeadlineSeconds") }
        set { fields.set("startingDeadlineSeconds", newValue) }
    }
    public var concurrencyPolicy: String {
        get { fields.string("concurrencyPolicy") }
        set { fields.set("concurrencyPolicy", newValue, always: false) }
    }
    public var suspend: Bool? {
        get { fields.optionalBool("suspend") }
        set { fields.set("suspend", newValue) }
    }
    public var jobTemplate: JobTemplateSpec {
        get { fields.message("jobTemplate") }
        set { fields.set("jobTemplate", newValue, always: true) }
    }
    public var successfulJobsHistoryLimit: Int? {
        get { fields.optionalInt("successfulJobsHistoryLimit") }
        set { fields.set("successfulJobsHistoryLimit", newValue) }
    }
    public var failedJobsHistoryLimit: Int? {
        get { fields.optionalInt("failedJobsHistoryLimit") }
        set { fields.set("failedJobsHistoryLimit", newValue) }
    }
}

public struct CronJobStatus: Message {
    public static let messageName = "batch.v1.CronJobStatus"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var active: [ObjectReference] {
        get { fields.messages("active") }
        set { fields.set("active", newValue, always: false) }
    }
    public var lastScheduleTime: Time? {
        get { fields.time("lastScheduleTime") }
        set { fields.set("lastScheduleTime", newValue, micro: false) }
    }
    public var lastSuccessfulTime: Time? {
        get { fields.time("lastSuccessfulTime") }
        set { fields.set("lastSuccessfulTime", newValue, micro: false) }
    }
}

public struct Job: Kind {
    public static let messageName = "batch.v1.Job"
    public static let apiVersion = "batch/v1"
    public static let kind = "Job"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var metadata: ObjectMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    public var spec: JobSpec {
        get { fields.message("spec") }
        set { fields.set("spec", newValue, always: false) }
    }
    public var status: JobStatus {
        get { fields.message("status") }
        set { fields.set("status", newValue, always: false) }
    }
}

public struct JobCondition: Message {
    public static let messageName = "batch.v1.JobCondition"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var type: String {
        get { fields.string("type") }
        set { fields.set("type", newValue, always: true) }
    }
    public var status: String {
        get { fields.string("status") }
        set { fields.set("status", newValue, always: true) }
    }
    public var lastProbeTime: Time? {
        get { fields.time("lastProbeTime") }
        set { fields.set("lastProbeTime", newValue, micro: false) }
    }
    public var lastTransitionTime: Time? {
        get { fields.time("lastTransitionTime") }
        set { fields.set("lastTransitionTime", newValue, micro: false) }
    }
    public var reason: String {
        get { fields.string("reason") }
        set { fields.set("reason", newValue, always: false) }
    }
    public var message: String {
        get { fields.string("message") }
        set { fields.set("message", newValue, always: false) }
    }
}

public struct JobList: Message {
    public static let messageName = "batch.v1.JobList"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var metadata: ListMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    public var items: [Job] {
        get { fields.messages("items") }
        set { fields.set("items", newValue, always: true) }
    }
}

public struct JobSpec: Message {
    public static let messageName = "batch.v1.JobSpec"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var parallelism: Int? {
        get { fields.optionalInt("parallelism") }
        set { fields.set("parallelism", newValue) }
    }
    public var completions: Int? {
        get { fields.optionalInt("completions") }
        set { fields.set("completions", newValue) }
    }
    public var activeDeadlineSeconds: Int? {
        get { fields.optionalInt("activeDeadlineSeconds") }
        set { fields.set("activeDeadlineSeconds", newValue) }
    }
    public var podFailurePolicy: PodFailurePolicy? {
        get { fields.optionalMessage("podFailurePolicy") }
        set { fields.set("podFailurePolicy", newValue) }
    }
    public var successPolicy: SuccessPolicy? {
        get { fields.optionalMessage("successPolicy") }
        set { fields.set("successPolicy", newValue) }
    }
    public var backoffLimit: Int? {
        get { fields.optionalInt("backoffLimit") }
        set { fields.set("backoffLimit", newValue) }
    }
    public var backoffLimitPerIndex: Int? {
        get { fields.optionalInt("backoffLimitPerIndex") }
        set { fields.set("backoffLimitPerIndex", newValue) }
    }
    public var maxFailedIndexes: Int? {
        get { fields.optionalInt("maxFailedIndexes") }
        set { fields.set("maxFailedIndexes", newValue) }
    }
    public var selector: LabelSelector? {
        get { fields.optionalMessage("selector") }
        set { fields.set("selector", newValue) }
    }
    public var manualSelector: Bool? {
        get { fields.optionalBool("manualSelector") }
        set { fields.set("manualSelector", newValue) }
    }
    public var template: PodTemplateSpec {
        get { fields.message("template") }
        set { fields.set("template", newValue, always: true) }
    }
    public var ttlSecondsAfterFinished: Int? {
        get { fields.optionalInt("ttlSecondsAfterFinished") }
        set { fields.set("ttlSecondsAfterFinished", newValue) }
    }
    public var completionMode: String? {
        get { fields.optionalString("completionMode") }
        set { fields.set("completionMode", newValue) }
    }
    public var suspend: Bool? {
        get { fields.optionalBool("suspend") }
        set { fields.set("suspend", newValue) }
    }
    public var podReplacementPolicy: String? {
        get { fields.optionalString("podReplacementPolicy") }
        set { fields.set("podReplacementPolicy", newValue) }
    }
    public var managedBy: String? {
        get { fields.optionalString("managedBy") }
        set { fields.set("managedBy", newValue) }
    }
}

public struct JobStatus: Message {
    public static let messageName = "batch.v1.JobStatus"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var conditions: [JobCondition] {
        get { fields.messages("conditions") }
        set { fields.set("conditions", newValue, always: false) }
    }
    public var startTime: Time? {
        get { fields.time("startTime") }
        set { fields.set("startTime", newValue, micro: false) }
    }
    public var completionTime: Time? {
        get { fields.time("completionTime") }
        set { fields.set("completionTime", newValue, micro: false) }
    }
    public var active: Int {
        get { fields.int("active") }
        set { fields.set("active", newValue, always: false) }
    }
    public var succeeded: Int {
        get { fields.int("succeeded") }
        set { fields.set("succeeded", newValue, always: false) }
    }
    public var failed: Int {
        get { fields.int("failed") }
        set { fields.set("failed", newValue, always: false) }
    }
    public var terminating: Int? {
        get { fields.optionalInt("terminating") }
        set { fields.set("terminating", newValue) }
    }
    public var completedIndexes: String {
        get { fields.string("completedIndexes") }
        set { fields.set("completedIndexes", newValue, always: false) }
    }
    public var failedIndexes: String? {
        get { fields.optionalString("failedIndexes") }
        set { fields.set("failedIndexes", newValue) }
    }
    public var uncountedTerminatedPods: UncountedTerminatedPods? {
        get { fields.optionalMessage("uncountedTerminatedPods") }
        set { fields.set("uncountedTerminatedPods", newValue) }
    }
    public var ready: Int? {
        get { fields.optionalInt("ready") }
        set { fields.set("ready", newValue) }
    }
}

public struct JobTemplateSpec: Message {
    public static let messageName = "batch.v1.JobTemplateSpec"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var metadata: ObjectMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    public var spec: JobSpec {
        get { fields.message("spec") }
        set { fields.set("spec", newValue, always: false) }
    }
}

public struct PodFailurePolicy: Message {
    public static let messageName = "batch.v1.PodFailurePolicy"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var rules: [PodFailurePolicyRule] {
        get { fields.messages("rules") }
        set { fields.set("rules", newValue, always: true) }
    }
}

public struct PodFailurePolicyOnExitCodesRequirement: Message {
    public static let messageName = "batch.v1.PodFailurePolicyOnExitCodesRequirement"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var containerName: String? {
        get { fields.optionalString("containerName") }
        set { fields.set("containerName", newValue) }
    }
    public var `operator`: String {
        get { fields.string("operator") }
        set { fields.set("operator", newValue, always: true) }
    }
    public var values: [Int] {
        get { fields.ints("values") }
        set { fields.set("values", newValue, always: true) }
    }
}

public struct PodFailurePolicyOnPodConditionsPattern: Message {
    public static let messageName = "batch.v1.PodFailurePolicyOnPodConditionsPattern"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var type: String {
        get { fields.string("type") }
        set { fields.set("type", newValue, always: true) }
    }
    public var status: String {
        get { fields.string("status") }
        set { fields.set("status", newValue, always: true) }
    }
}

public struct PodFailurePolicyRule: Message {
    public static let messageName = "batch.v1.PodFailurePolicyRule"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var action: String {
        get { fields.string("action") }
        set { fields.set("action", newValue, always: true) }
    }
    public var onExitCodes: PodFailurePolicyOnExitCodesRequirement? {
        get { fields.optionalMessage("onExitCodes") }
        set { fields.set("onExitCodes", newValue) }
    }
    public var onPodConditions: [PodFailurePolicyOnPodConditionsPattern] {
        get { fields.messages("onPodConditions") }
        set { fields.set("onPodConditions", newValue, always: false) }
    }
}

public struct SuccessPolicy: Message {
    public static let messageName = "batch.v1.SuccessPolicy"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var rules: [SuccessPolicyRule] {
        get { fields.messages("rules") }
        set { fields.set("rules", newValue, always: true) }
    }
}

public struct SuccessPolicyRule: Message {
    public static let messageName = "batch.v1.SuccessPolicyRule"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var succeededIndexes: String? {
        get { fields.optionalString("succeededIndexes") }
        set { fields.set("succeededIndexes", newValue) }
    }
    public var succeededCount: Int? {
        get { fields.optionalInt("succeededCount") }
        set { fields.set("succeededCount", newValue) }
    }
}

public struct UncountedTerminatedPods: Message {
    public static let messageName = "batch.v1.UncountedTerminatedPods"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var succeeded: [String] {
        get { fields.strings("succeeded") }
        set { fields.set("succeeded", newValue, always: false) }
    }
    public var failed: [String] {
        get { fields.strings("failed") }
        set { fields.set("failed", newValue, always: false) }
    }
}
