import ObjectModel

// ttlSecondsAfterFinished: a finished Job is deleted, with its pods, after so many seconds. (This holds for Jobs of
// other controllers, too.)

extension JobState {
    func removeAfterTimeToLive(_ finished: JobCondition, _ plan: inout Plan) {
        guard !isDeleting, let seconds = spec.ttlSecondsAfterFinished, let end = finished.lastTransitionTime
        else { return }
        let expiry = end.adding(seconds: Double(seconds))
        guard expiry <= now else {
            return plan.wait(
                for: "the time to live of the finished Job (ttlSecondsAfterFinished \(seconds)) to pass; "
                    + "it is deleted then",
                since: end, until: expiry)
        }
        let version = identity.at(resourceVersion: job.metadata.resourceVersion)
        plan.then(
            "delete Job",
            [
                Step(.delete(version, Deletion(propagation: .foreground)), reason: "finished \(seconds) seconds ago")
            ])
    }
}
