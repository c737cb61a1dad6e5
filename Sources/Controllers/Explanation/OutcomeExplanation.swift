import ObjectModel

/// How a Job or a pod has ended, read off its status.
struct OutcomeExplanation {
    let object: Value
    let kind: String

    /// nil while it has not ended, and for other kinds.
    var note: String? {
        switch kind {
        case Job.kind: job(Job(object).status)
        case Pod.kind: pod(Pod(object).status)
        default: nil
        }
    }

    private func job(_ status: JobStatus) -> String? {
        for condition in status.conditions where condition.status == "True" {
            if condition.type == "Failed" { return "it has failed" + why(condition.reason, condition.message) }
            if condition.type == "Complete" { return "it is complete" + why(condition.reason, condition.message) }
        }
        return nil
    }

    private func pod(_ status: PodStatus) -> String? {
        if status.phase == "Succeeded" { return "it has succeeded" }
        guard status.phase == "Failed" else { return nil }
        if !status.reason.isEmpty { return "it has failed" + why(status.reason, status.message) }
        let failed = (status.initContainerStatuses + status.containerStatuses).first {
            ($0.state.terminated?.exitCode ?? 0) != 0
        }
        guard let failed, let end = failed.state.terminated else { return "it has failed" }
        return "it has failed (container \(failed.name) ended with exit code \(end.exitCode))"
    }

    private func why(_ reason: String, _ message: String) -> String {
        let words = [reason, message].filter { !$0.isEmpty }
        return words.isEmpty ? "" : " (\(words.joined(separator: ": ")))"
    }
}
