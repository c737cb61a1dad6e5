import ObjectModel
import Testing
import WorkloadPlans

@Suite struct DeploymentRollbackTests {
    private static let rollbackTo = "deprecated.deployment.rollback.to"

    private func asked(_ revision: String) throws -> DeploymentSimulation {
        var simulation = try DeploymentSimulation()
        try simulation.settle()
        try simulation.change { $0.spec.template.setImage("app:v2") }
        try simulation.settle()
        try simulation.change { $0.metadata.annotations[Self.rollbackTo] = revision }
        try simulation.settle()
        return simulation
    }

    @Test(arguments: ["0", "1"]) func theTemplateComesBack(revision: String) throws {
        let simulation = try asked(revision)
        #expect(simulation.deployment?.spec.template.image == "app:v1")
        #expect(simulation.deployment?.metadata.annotations[Self.rollbackTo] == nil)
        #expect(simulation.events.contains("DeploymentRollback: Rolled back deployment \"web\" to revision 1"))
        #expect(simulation.set("app:v1")?.metadata.annotations["deployment.kubernetes.io/revision"] == "3")
    }

    @Test(arguments: [
        (
            "2",
            "DeploymentRollbackTemplateUnchanged: The rollback revision contains the same template as current"
                + " deployment \"web\""
        ),
        ("7", "DeploymentRollbackRevisionNotFound: Unable to find the revision to rollback to."),
    ])
    func whatCannotBeDoneIsSaid(revision: String, event: String) throws {
        let simulation = try asked(revision)
        #expect(simulation.deployment?.spec.template.image == "app:v2")
        #expect(simulation.deployment?.metadata.annotations[Self.rollbackTo] == nil)
        #expect(simulation.events.contains(event))
    }
}
