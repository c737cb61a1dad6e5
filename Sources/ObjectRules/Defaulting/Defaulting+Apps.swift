import ObjectModel

extension Defaulting {
    static func applyApps(to object: inout Fields, kind: String) {
        switch kind {
        case "Deployment": object.updateOrAddObject("spec", deploymentSpec)
        case "ReplicaSet": object.updateOrAddObject("spec", replicaSetSpec)
        case "StatefulSet": object.updateOrAddObject("spec", statefulSetSpec)
        case "DaemonSet": object.updateOrAddObject("spec", daemonSetSpec)
        default: break
        }
    }

    private static func deploymentSpec(_ spec: inout Fields) {
        spec.setDefault("replicas", 1)
        spec.updateOrAddObject("template", podTemplate)
        spec.updateOrAddObject("strategy") { strategy in
            strategy.setDefault("type", "RollingUpdate")
            guard strategy.string("type") == "RollingUpdate" else { return }
            strategy.updateOrAddObject("rollingUpdate") { update in
                update.setDefault("maxUnavailable", "25%")
                update.setDefault("maxSurge", "25%")
            }
        }
        spec.setDefault("revisionHistoryLimit", 10)
        spec.setDefault("progressDeadlineSeconds", 600)
    }

    private static func replicaSetSpec(_ spec: inout Fields) {
        spec.setDefault("replicas", 1)
        spec.updateOrAddObject("template", podTemplate)
    }

    private static func statefulSetSpec(_ spec: inout Fields) {
        spec.setDefault("replicas", 1)
        spec.updateOrAddObject("template", podTemplate)
        spec.updateObjects("volumeClaimTemplates") { claim in
            claim.setDefault("apiVersion", "v1")
            claim.setDefault("kind", "PersistentVolumeClaim")
            persistentVolumeClaim(&claim)
        }
        spec.setDefault("podManagementPolicy", "OrderedReady")
        spec.updateOrAddObject("updateStrategy") { strategy in
            if !strategy.contains("type") {
                strategy["type"] = "RollingUpdate"
                strategy.setDefault("rollingUpdate", .emptyObject)
            }
            guard strategy.string("type") == "RollingUpdate" else { return }
            strategy.updateObject("rollingUpdate") { $0.setDefault("partition", 0) }
        }
        spec.setDefault("revisionHistoryLimit", 10)
        spec.updateOrAddObject("persistentVolumeClaimRetentionPolicy") { policy in
            policy.setDefault("whenDeleted", "Retain")
            policy.setDefault("whenScaled", "Retain")
        }
    }

    private static func daemonSetSpec(_ spec: inout Fields) {
        spec.updateOrAddObject("template", podTemplate)
        spec.updateOrAddObject("updateStrategy") { strategy in
            strategy.setDefault("type", "RollingUpdate")
            guard strategy.string("type") == "RollingUpdate" else { return }
            strategy.updateOrAddObject("rollingUpdate") { update in
                update.setDefault("maxUnavailable", 1)
                update.setDefault("maxSurge", 0)
            }
        }
        spec.setDefault("revisionHistoryLimit", 10)
    }

    /// The selector and the labels of a replication controller come from its template.
    static func replicationController(_ object: inout Fields) {
        object.updateOrAddObject("spec") { spec in
            spec.setDefault("replicas", 1)
            spec.updateObject("template", podTemplate)
            if let labels = spec["template"]?.at("metadata", "labels"), labels.objectValue?.isEmpty == false,
                !spec.hasContent("selector")
            {
                spec["selector"] = labels
            }
        }
        labelsFromTemplate(&object)
    }
}
