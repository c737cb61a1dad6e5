import ObjectModel

// paused: a changed template waits, and no progress is expected. Scaling goes on.

extension DeploymentPlan {
    /// Says so in the conditions, unless they say already that there was no progress.
    func notePause(_ conditions: inout DeploymentConditions) {
        guard state.spec.hasProgressDeadline else { return }
        let reason = conditions["Progressing"]?.reason
        guard reason != "ProgressDeadlineExceeded" else { return }
        if state.spec.paused, reason != "DeploymentPaused" {
            conditions.set("Progressing", "Unknown", "DeploymentPaused", "Deployment is paused")
        } else if !state.spec.paused, reason == "DeploymentPaused" {
            conditions.set("Progressing", "Unknown", "DeploymentResumed", "Deployment is resumed")
        }
    }

    func explainPause(_ plan: inout Plan) {
        let what = state.newest == nil ? "the changed template is" : "a changed template will be"
        plan.wait(for: "spec.paused to become false; \(what) rolled out then")
    }
}
