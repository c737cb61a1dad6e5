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
    /// Whether it may be told beside others: it takes nothing from them.
    var isSociable = true
    /// Whether what it has made changes by itself, such as what has an end.
    var isRestless = false
    var testDescription: String { name }

    /// All of them; each in its own cluster, or side by side in one.
    static let all = workloads + cluster + storage

    /// Of the controllers of workloads.
    static let workloads = [
        deployment, surgingDeployment, stuckDeployment, statefulSet, stuckStatefulSet, daemonSet, surgingDaemonSet,
        replicaSet, replicationController, job, indexedJob, suspendedJob, cronJob,
    ]

    static let deployment = Story(
        name: "deployment",
        steps: [
            create(Service.self, "front", ["selector": ["app": "deployment"], "ports": [["port": 80]]]),
            create(Deployment.self, "deployment", workload("deployment", replicas: 3)),
            change(Deployment.self, "deployment", ["replicas": 4]), newTemplate(Deployment.self, "deployment"),
            change(Deployment.self, "deployment", ["replicas": 2]), losePod("deployment"),
            delete(Deployment.self, "deployment"),
        ])

    static let surgingDeployment = Story(
        name: "surging deployment",
        steps: [
            create(
                Deployment.self, "surging",
                workload("surging", replicas: 4) {
                    $0["strategy"] = ["rollingUpdate": ["maxSurge": "60%", "maxUnavailable": 0]]
                }),
            newTemplate(Deployment.self, "surging"), change(Deployment.self, "surging", ["replicas": 6]),
            newTemplate(Deployment.self, "surging", "app:v3"), delete(Deployment.self, "surging", "Foreground"),
        ])

    /// A template whose pods never become ready; the size changes meanwhile, and the template is taken back.
    static let stuckDeployment = Story(
        name: "stuck deployment",
        steps: [
            create(Deployment.self, "stuck", workload("stuck", replicas: 4)),
            change(Deployment.self, "stuck", brokenTemplate), change(Deployment.self, "stuck", ["replicas": 8]),
            change(Deployment.self, "stuck", ["replicas": 3, "paused": true]),
            change(Deployment.self, "stuck", ["paused": false]), change(Deployment.self, "stuck", mendedTemplate),
            delete(Deployment.self, "stuck"),
        ])

    static let statefulSet = Story(
        name: "statefulset",
        steps: [
            create(StatefulSet.self, "db", workload("db", replicas: 2)),
            change(StatefulSet.self, "db", ["replicas": 3]), newTemplate(StatefulSet.self, "db"),
            change(StatefulSet.self, "db", ["replicas": 2]), losePod("db"), delete(StatefulSet.self, "db"),
        ])

    static let stuckStatefulSet = Story(
        name: "stuck statefulset",
        steps: [
            create(
                StatefulSet.self, "ring",
                workload("ring", replicas: 3) {
                    $0["podManagementPolicy"] = "Parallel"
                    $0["updateStrategy"] = ["rollingUpdate": ["partition": 1]]
                }),
            change(StatefulSet.self, "ring", brokenTemplate), losePod("ring"),
            change(StatefulSet.self, "ring", ["replicas": 4]), change(StatefulSet.self, "ring", mendedTemplate),
            change(StatefulSet.self, "ring", ["updateStrategy": ["rollingUpdate": ["partition": 0]]]),
            delete(StatefulSet.self, "ring", "Foreground"),
        ])

    static let daemonSet = Story(
        name: "daemonset",
        steps: [
            create(DaemonSet.self, "agent", workload("agent")), newTemplate(DaemonSet.self, "agent"),
            losePod("agent"), delete(DaemonSet.self, "agent", "Foreground"),
        ])

    static let surgingDaemonSet = Story(
        name: "surging daemonset",
        steps: [
            create(
                DaemonSet.self, "pilot",
                workload("pilot") {
                    $0["updateStrategy"] = ["rollingUpdate": ["maxSurge": 1, "maxUnavailable": 0]]
                }),
            newTemplate(DaemonSet.self, "pilot"), losePod("pilot"),
            newTemplate(DaemonSet.self, "pilot", "app:v3"), delete(DaemonSet.self, "pilot"),
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

    static let suspendedJob = Story(
        name: "suspended job",
        steps: [
            create(
                Job.self, "held",
                [
                    "completions": 4, "parallelism": 2, "suspend": true,
                    "template": [
                        "spec": ["containers": [["name": "main", "image": "app:v1"]], "restartPolicy": "Never"]
                    ],
                ]),
            change(Job.self, "held", ["suspend": false]), change(Job.self, "held", ["parallelism": 3]),
            change(Job.self, "held", ["suspend": true]), change(Job.self, "held", ["suspend": false]),
            delete(Job.self, "held", "Foreground"),
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
        ], isRestless: true)

    // MARK: What they are made of

    static func workload(
        _ app: String, replicas: Int? = nil, _ change: (inout Value) -> Void = { _ in }
    ) -> Value {
        var spec: Value = ["selector": ["matchLabels": ["app": .string(app)]], "template": template(app)]
        if let replicas { spec["replicas"] = .int(Int64(replicas)) }
        change(&spec)
        return spec
    }

    static func template(_ app: String, ends: Bool = false) -> Value {
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

    static func create<K: Kind>(_ type: K.Type, _ name: String, _ spec: Value) -> SimulatedCluster.Step {
        create(type, name) { $0["spec"] = spec }
    }

    /// Of whatever form; in the namespace `default` unless it says otherwise.
    static func create<K: Kind>(
        _ type: K.Type, _ name: String, _ change: @escaping @Sendable (inout Value) -> Void
    ) -> SimulatedCluster.Step {
        { cluster in
            var object: Value = [
                "apiVersion": .string(K.apiVersion), "kind": .string(K.kind), "metadata": ["name": .string(name)],
            ]
            if K.resource.namespaced { object["metadata"]?["namespace"] = "default" }
            change(&object)
            Defaulting.apply(to: &object, resource: K.resource)
            try await cluster.api.create(K(object))
        }
    }

    static func change<K: Kind>(_ type: K.Type, _ name: String, _ spec: Value) -> SimulatedCluster.Step {
        patch(type, name, ["spec": spec])
    }

    static func patch<K: Kind>(
        _ type: K.Type, _ name: String, subresource: String? = nil, _ change: Value
    ) -> SimulatedCluster.Step {
        { cluster in
            try await cluster.api.patch(
                type, namespace: K.resource.namespaced ? "default" : "", name: name, subresource: subresource,
                .strategicMerge(change))
        }
    }

    static func newTemplate<K: Kind>(
        _ type: K.Type, _ name: String, _ image: String = "app:v2"
    ) -> SimulatedCluster.Step {
        change(type, name, ["template": ["spec": ["containers": [["name": "main", "image": .string(image)]]]]])
    }

    private static let brokenTemplate: Value = ["template": ["metadata": ["labels": ["ready": "never"]]]]
    private static let mendedTemplate: Value = ["template": ["metadata": ["labels": ["ready": nil]]]]

    static func delete<K: Kind>(
        _ type: K.Type, _ name: String, _ propagation: String = "Background"
    ) -> SimulatedCluster.Step {
        { cluster in
            try await cluster.api.delete(
                type, namespace: K.resource.namespaced ? "default" : "", name: name,
                options: DeleteRequest(propagationPolicy: propagation))
        }
    }

    /// Nobody does anything for a quarter of a minute, as before and after every step.
    static let aMoment: SimulatedCluster.Step = { _ in }

    static let anHourLater: SimulatedCluster.Step = { cluster in
        cluster.clock.advance(seconds: 3_600)
        try await cluster.nodes.beat()
    }

    /// The first pod of an app is deleted.
    static func losePod(_ app: String) -> SimulatedCluster.Step {
        { cluster in
            let pods = try await cluster.api.list(
                Pod.self, namespace: "default", options: ListRequest(labelSelector: "app=\(app)"))
            let own = pods.filter { !Bystanders.pods.contains($0.metadata.name) }
            guard let pod = own.min(by: { $0.metadata.name < $1.metadata.name }) else { return }
            try await cluster.api.delete(Pod.self, namespace: "default", name: pod.metadata.name)
        }
    }
}
