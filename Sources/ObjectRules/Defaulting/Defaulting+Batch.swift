import ObjectModel

extension Defaulting {
    static func applyBatch(to object: inout Fields, kind: String) {
        switch kind {
        case "Job": job(&object)
        case "CronJob": object.updateOrAddObject("spec", cronJobSpec)
        default: break
        }
    }

    private static func job(_ job: inout Fields) {
        job.updateOrAddObject("spec", jobSpec)
        // The labels that find the job's pods belong to the template too; a new job has them only after
        // `Lifecycle.prepareForCreate`, which then does this.
        let labels = job["spec"]?.at("template", "metadata", "labels")
        guard job["spec"]?["manualSelector"] == true || labels?[Lifecycle.controllerUIDLabel] != nil else { return }
        labelsFromTemplate(&job)
    }

    /// Workloads without labels of their own take those of their template.
    static func labelsFromTemplate(_ object: inout Fields) {
        guard let labels = object["spec"]?.at("template", "metadata", "labels"), labels.objectValue?.isEmpty == false
        else { return }
        object.updateOrAddObject("metadata") { metadata in
            if !metadata.hasContent("labels") { metadata["labels"] = labels }
        }
    }

    private static func jobSpec(_ spec: inout Fields) {
        spec.updateOrAddObject("template", podTemplate)
        spec.updateObject("podFailurePolicy", podFailurePolicy)
        // A job that says neither is one pod, once; one that gives only parallelism is a work queue.
        if !spec.contains("completions"), !spec.contains("parallelism") { spec["completions"] = 1 }
        spec.setDefault("parallelism", 1)
        spec.setDefault("backoffLimit", spec.contains("backoffLimitPerIndex") ? .int(Int64(Int32.max)) : 6)
        spec.setDefault("completionMode", "NonIndexed")
        spec.setDefault("suspend", false)
        spec.setDefault("podReplacementPolicy", spec.contains("podFailurePolicy") ? "Failed" : "TerminatingOrFailed")
        spec.setDefault("manualSelector", false)
    }

    /// The jobs a CronJob will make get their defaults when they are made; only their pods have them already.
    private static func cronJobSpec(_ spec: inout Fields) {
        spec.updateOrAddObject("jobTemplate") { template in
            template.setDefault("metadata", .emptyObject)
            template.updateOrAddObject("spec") { job in
                job.updateOrAddObject("template", podTemplate)
                job.updateObject("podFailurePolicy", podFailurePolicy)
            }
        }
        spec.setDefault("concurrencyPolicy", "Allow")
        spec.setDefault("suspend", false)
        spec.setDefault("successfulJobsHistoryLimit", 3)
        spec.setDefault("failedJobsHistoryLimit", 1)
    }

    private static func podFailurePolicy(_ policy: inout Fields) {
        policy.updateObjects("rules") { rule in
            rule.updateObjects("onPodConditions") { $0.setDefaultText("status", "True") }
        }
    }
}
