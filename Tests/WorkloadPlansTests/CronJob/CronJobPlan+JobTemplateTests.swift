import ObjectModel
import Testing
import WorkloadPlans

@Suite struct CronJobJobTemplateTests {
    @Test func theJobIsMadeFromTheTemplate() throws {
        var simulation = try CronJobSimulation()
        try simulation.run(to: 0)
        let job = try #require(simulation.jobs.first)
        let cronJob = try #require(simulation.cronJob)
        #expect(job.metadata.name == "tick-28333334")
        #expect(job.metadata.labels == ["app": "tick"])
        #expect(
            job.metadata.annotations == [
                "note": "x", "batch.kubernetes.io/cronjob-scheduled-timestamp": "2023-11-14T22:14:00Z",
            ])
        #expect(job.spec.template.spec == cronJob.spec.jobTemplate.spec.template.spec)
        let owner = try #require(job.metadata.ownerReferences.first)
        #expect(owner.kind == "CronJob" && owner.name == "tick" && owner.uid == cronJob.metadata.uid)
        #expect(owner.controller == true && owner.blockOwnerDeletion == true)
    }

    @Test func aRefusedCreationIsToldOf() throws {
        var simulation = try CronJobSimulation()
        simulation.world.refusesCreation = { _ in .forbidden(Job.resource, name: "tick", "exceeded quota") }
        simulation.sleep(to: 0)
        try simulation.sync()
        #expect(simulation.events.first?.hasPrefix("FailedCreate: Error creating job: ") == true)
        #expect(simulation.status == CronJobStatus())
    }
}
