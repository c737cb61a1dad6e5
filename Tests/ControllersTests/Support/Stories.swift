import APIClient
import ControllerRuntime
import ObjectModel
import ObjectRules
import TestKit
import Testing

/// What a user does with one object of a kind: create it, scale it, change its template, lose a pod, delete it.
struct Story: Sendable, CustomTestStringConvertible {
    let name: String
    let steps: [SimulatedCluster.Step]
    var testDescription: String { name }

    /// All of them; each in its own cluster, or side by side in one.
    static let all = [deployment, statefulSet, daemonSet, replicaSet, replicationController, job, indexedJob, cronJob]

    static let deployment = Story(
        name: "deployment",
        steps: [
            create(Service.self, "front", ["selector": ["app": "deployment"], "ports": [["port": 80]]]),
            create(Deployment.self, "deployment", workload("deployment", replicas: 3)),
            change(Deployment.self, "deployment", ["replicas": 4]), newTemplate(Deployment.self, "deployment"),
            change(Deployment.self, "deployment", ["replicas": 2]), losePod("deployment"),
            delete(Deployment.self, "deployment"),
        ])

    static let statefulSet = Story(
        name: "statefulset",
        steps: [
            create(StatefulSet.self, "db", workload("db", replicas: 2)),
            change(StatefulSet.self, "db", ["replicas": 3]), newTemplate(StatefulSet.self, "db"),
            change(StatefulSet.self, "db", ["replicas": 2]), losePod("db"), delete(StatefulSet.self, "db"),
        ])

    static let daemonSet = Story(
        name: "daemonset",
        steps: [
            create(DaemonSet.self, "agent", workload("agent")), newTemplate(DaemonSet.self, "agent"),
            losePod("agent"), delete(DaemonSet.self, "agent", "Foreground"),
        ])

    static let replicaSet = Story(
        name: "replicaset",
        steps: [
            create(ReplicaSet.self, "set", workload("set", replicas: 2)),
            change(ReplicaSet.self, "set", ["replicas": 4]), losePod("set"),
            change(ReplicaSet.self, "set", ["replicas": 1]), delete(ReplicaSet.self, "set", "Orphan"),
            create(ReplicaSet.self, "set", workload("set", replicas: 2)), delete(ReplicaSet.self, "set"),
        ])

    static let replicationController = Story(
        name: "replicationcontroller",
        steps: [
            create(
                ReplicationController.self, "old",
                ["replicas": 2, "selector": ["app": "old"], "template": template("old")]),
            change(ReplicationController.self, "old", ["replicas": 3]), losePod("old"),
            delete(ReplicationController.self, "old", "Foreground"),
        ])

    static let job = Story(
        name: "job",
        steps: [
            create(
                Job.self, "job", ["completions": 3, "parallelism": 2, "template": template("job", ends: true)]),
            delete(Job.self, "job"),
        ])

    static let indexedJob = Story(
        name: "indexedjob",
        steps: [
            create(
                Job.self, "indexed",
                [
                    "completions": 3, "parallelism": 2, "completionMode": "Indexed",
                    "template": template("indexed", ends: true),
                ]),
            delete(Job.self, "indexed", "Foreground"),
        ])

    static let cronJob = Story(
        name: "cronjob",
        steps: [
            create(
                CronJob.self, "tick",
                [
                    "schedule": "0 * * * *", "concurrencyPolicy": "Forbid", "successfulJobsHistoryLimit": 1,
                    "jobTemplate": ["spec": ["template": template("tick", ends: true)]],
                ]),
            anHourLater, anHourLater,
            change(CronJob.self, "tick", ["suspend": true]), delete(CronJob.self, "tick"),
        ])

    // MARK: What they are made of

    private static func workload(_ app: String, replicas: Int? = nil) -> Value {
        var spec: Value = ["selector": ["matchLabels": ["app": .string(app)]], "template": template(app)]
        if let replicas { spec["replicas"] = .int(Int64(replicas)) }
        return spec
    }

    private static func template(_ app: String, ends: Bool = false) -> Value {
        var template: Value = [
            "metadata": ["labels": ["app": .string(app)]],
            "spec": ["containers": [["name": "main", "image": "app:v1"]]],
        ]
        if ends {
            template["metadata"] = ["labels": ["app": .string(app), SimulatedNodes.endsLabel: "yes"]]
            template["spec"]?["restartPolicy"] = "Never"
        }
        return template
    }

    private static func create<K: Kind>(_ type: K.Type, _ name: String, _ spec: Value) -> SimulatedCluster.Step {
        { cluster in
            var object: Value = [
                "apiVersion": .string(K.apiVersion), "kind": .string(K.kind),
                "metadata": ["name": .string(name), "namespace": "default"], "spec": spec,
            ]
            Defaulting.apply(to: &object, resource: K.resource)
            try await cluster.api.create(K(object))
        }
    }

    private static func change<K: Kind>(_ type: K.Type, _ name: String, _ spec: Value) -> SimulatedCluster.Step {
        { cluster in
            try await cluster.api.patch(
                type, namespace: "default", name: name, .strategicMerge(["spec": spec]))
        }
    }

    private static func newTemplate<K: Kind>(_ type: K.Type, _ name: String) -> SimulatedCluster.Step {
        change(type, name, ["template": ["spec": ["containers": [["name": "main", "image": "app:v2"]]]]])
    }

    private static func delete<K: Kind>(
        _ type: K.Type, _ name: String, _ propagation: String = "Background"
    ) -> SimulatedCluster.Step {
        { cluster in
            try await cluster.api.delete(
                type, namespace: "default", name: name, options: DeleteRequest(propagationPolicy: propagation))
        }
    }

    private static let anHourLater: SimulatedCluster.Step = { cluster in
        cluster.clock.advance(seconds: 3_600)
        try await cluster.nodes.beat()
    }

    /// The first pod of an app is deleted.
    private static func losePod(_ app: String) -> SimulatedCluster.Step {
        { cluster in
            let pods = try await cluster.api.list(
                Pod.self, namespace: "default", options: ListRequest(labelSelector: "app=\(app)"))
            let own = pods.filter { !Bystanders.pods.contains($0.metadata.name) }
            guard let pod = own.min(by: { $0.metadata.name < $1.metadata.name }) else { return }
            try await cluster.api.delete(Pod.self, namespace: "default", name: pod.metadata.name)
        }
    }
}
