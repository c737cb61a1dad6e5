import ObjectModel

/// What a Deployment does next. Each file beside this one holds one word of the documentation of Deployments
/// (kubernetes.io/docs/concepts/workloads/controllers/deployment).
///
/// A Deployment sizes ReplicaSets, and those make the pods. One plan takes one step: it creates the ReplicaSet of a
/// new template, or lets it grow, or shrinks old ones. What comes of it shows in the status of the ReplicaSets, and the
/// next plan goes on from there. A ReplicaSet is written at most once in a plan, so each of the writes leaves a state
/// that the rules below allow, and dying between any two of them changes nothing but the time it takes.
public struct DeploymentPlan: Sendable {
    let state: DeploymentState
    let course: DeploymentCourse
    /// What is changed about ReplicaSets that exist.
    let edits: ReplicaSetEdits
    /// The status as it should be now.
    private(set) var observed = DeploymentStatus()

    init(_ state: DeploymentState) {
        self.state = state
        course = state.course
        var edits = ReplicaSetEdits(state)
        if course != .deletion { state.renewNewest(&edits) }
        switch course {
        case .deletion, .rollback: break
        case .paused, .scaling: state.scale(&edits)
        case .rollingUpdate: state.rollOut(&edits)
        case .recreate: state.recreate(&edits)
        }
        self.edits = edits
        observed = observedStatus()
    }

    /// What to do now. The same state gives the same plan.
    public static func plan(for state: DeploymentState) -> Plan {
        let deployment = DeploymentPlan(state)
        var plan = Plan()
        state.claims.apply(to: &plan, for: state.owner)
        if deployment.createsReplicaSet {
            deployment.createReplicaSet(&plan)
        } else {
            plan.then("change ReplicaSets", deployment.edits.steps)
            deployment.rollBack(&plan)
            deployment.deleteHistory(&plan)
            deployment.writeStatus(&plan)
        }
        deployment.explain(&plan)
        return plan
    }

    /// Says what is waited for.
    private func explain(_ plan: inout Plan) {
        switch course {
        case .deletion: plan.wait(for: "waiting for the objects that the Deployment owns to be deleted")
        case .paused: explainPause(&plan)
        case .rollback, .scaling: break
        case .rollingUpdate: explainRollingUpdate(&plan)
        case .recreate: explainRecreate(&plan)
        }
        watchProgressDeadline(&plan)
    }
}
