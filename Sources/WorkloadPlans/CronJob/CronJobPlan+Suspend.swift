// suspend: no Jobs are created; those that run go on. After it, the latest time that was missed is made up for.

extension CronJobState {
    func waitsForResume(_ plan: inout Plan) -> Bool {
        guard spec.suspend ?? false else { return false }
        plan.wait(for: "spec.suspend to become false; no run starts before that")
        return true
    }
}
