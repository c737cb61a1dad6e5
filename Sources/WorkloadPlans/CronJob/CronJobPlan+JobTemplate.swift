import ObjectModel

// jobTemplate: the Job of a run.

extension CronJobPlan {
    func createJob(for slot: Time, _ plan: inout Plan) {
        let job = job(for: slot)
        plan.then(
            "create Job",
            [
                Step(
                    .create(job.value),
                    reason: "the schedule \(state.spec.schedule) was due at \(state.text(of: slot))",
                    announces: [.normal("SuccessfulCreate", "Created job \(job.metadata.name)", about: state.identity)],
                    ifRefused: .warning("FailedCreate", "Error creating job: ", about: state.identity))
            ])
    }

    private func job(for slot: Time) -> Job {
        let template = state.spec.jobTemplate
        return Job.new { job in
            job.metadata = .make {
                $0.name = CronJobNames.job(of: state.identity.name, at: slot)
                $0.namespace = state.identity.namespace
                $0.labels = template.metadata.labels
                $0.annotations = template.metadata.annotations
                $0.annotations[CronJobNames.scheduledTimestamp] = state.text(of: slot)
                $0.ownerReferences = [OwnerIdentity(CronJob.self, state.cronJob.metadata).reference]
            }
            job.spec = template.spec
        }
    }
}
