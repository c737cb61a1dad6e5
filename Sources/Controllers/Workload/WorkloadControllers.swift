import ControllerRuntime
import ObjectModel

/// The controllers that run workloads.
public enum WorkloadControllers {
    /// One of each kind.
    public static func all(_ environment: ControllerEnvironment) -> [any Controller] {
        [
            CronJobController(environment),
            DaemonSetController(environment),
            JobController(environment), JobOrphanController(environment),
            DeploymentController(environment),
            ReplicaController<ReplicaSet>(environment), ReplicaController<ReplicationController>(environment),
            StatefulSetController(environment),
        ]
    }
}
