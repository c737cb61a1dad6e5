import ObjectModel

/// What a client is warned of when it writes an object: fields that are accepted and yet do not do what they say.
public enum ObjectWarnings {
    /// Of a new object that is about to be prepared for being stored, valid or not.
    public static func preparation(of object: Value, resource: ResourceType) -> [String] {
        guard resource.groupResource == "pods", let pod = object.objectValue else { return [] }
        return FieldReport.warnings { AppArmorProfiles.warn(about: pod, &$0) }
    }

    /// Of a new object that was found valid.
    public static func create(_ object: Value, resource: ResourceType) -> [String] {
        FieldReport.warnings { report in
            name(object, resource, &report)
            workload(object, resource, &report)
            others(object, resource, &report)
            guard resource.groupResource == "ingresses.networking.k8s.io" else { return }
            NetworkWarnings.ingress(Ingress(object), &report)
        }
    }

    /// Of a changed object that was found valid.
    public static func update(_ object: Value, old: Value, resource: ResourceType) -> [String] {
        FieldReport.warnings { report in
            let generation = object["metadata"]?["generation"]
            // Pods are changed often, and seldom by people; of workloads only a change of what is asked for counts.
            if resource.groupResource != "pods", generation != old["metadata"]?["generation"] {
                workload(object, resource, &report)
            }
            others(object, resource, &report)
        }
    }

    /// Names that become names of pods.
    private static func name(_ object: Value, _ resource: ResourceType, _ report: inout FieldReport) {
        let use: String
        switch resource.groupResource {
        case "pods": use = "the Pod's hostname"
        case "jobs.batch", "cronjobs.batch", "deployments.apps", "replicasets.apps", "replicationcontrollers":
            use = "Pod names and hostnames"
        default: return
        }
        let name = object["metadata"]?["name"]?.stringValue ?? ""
        let problems = name.isEmpty ? [] : NameFormat.dns1123Label(name)
        guard !problems.isEmpty else { return }
        report.warn(
            text: "metadata.name: this is used in \(use), which can result in surprising behavior; "
                + "a DNS label is recommended: [\(problems.joined(separator: " "))]")
    }

    private static func workload(_ object: Value, _ resource: ResourceType, _ report: inout FieldReport) {
        let spec = object["spec"] ?? .null
        switch resource.groupResource {
        case "pods": PodWarnings.template(PodTemplateSpec(object), isPod: true, &report)
        case "podtemplates": report.at("template") { PodWarnings.template(PodTemplate(object).template, &$0) }
        case "jobs.batch": report.at("spec") { WorkloadWarnings.job(JobSpec(spec), &$0) }
        case "cronjobs.batch": WorkloadWarnings.cronJob(CronJobSpec(spec), &report)
        case "statefulsets.apps": WorkloadWarnings.statefulSet(StatefulSetSpec(spec), &report)
        case "deployments.apps", "daemonsets.apps", "replicasets.apps", "replicationcontrollers":
            guard let template = spec["template"] else { return }
            report.at("spec") { report in
                report.at("template") { PodWarnings.template(PodTemplateSpec(template), &$0) }
            }
        default: break
        }
    }

    private static func others(_ object: Value, _ resource: ResourceType, _ report: inout FieldReport) {
        switch resource.groupResource {
        case "services": NetworkWarnings.service(Service(object), &report)
        case "endpoints": NetworkWarnings.endpoints(Endpoints(object), &report)
        case "endpointslices.discovery.k8s.io": NetworkWarnings.endpointSlice(EndpointSlice(object), &report)
        case "networkpolicies.networking.k8s.io": NetworkWarnings.policy(NetworkPolicy(object), &report)
        case "persistentvolumes": StorageWarnings.volume(PersistentVolume(object), &report)
        case "persistentvolumeclaims": StorageWarnings.claim(PersistentVolumeClaim(object), &report)
        case "storageclasses.storage.k8s.io": StorageWarnings.storageClass(StorageClass(object), &report)
        case "csistoragecapacities.storage.k8s.io": StorageWarnings.capacity(CSIStorageCapacity(object), &report)
        case "runtimeclasses.node.k8s.io": NodeWarnings.runtimeClass(RuntimeClass(object), &report)
        case "nodes": NodeWarnings.node(Node(object), &report)
        case "serviceaccounts": account(object, &report)
        case "secrets": KeyPairWarning.secret(Secret(object), &report)
        default: break
        }
    }

    private static let mountableSecrets = "kubernetes.io/enforce-mountable-secrets"

    private static func account(_ object: Value, _ report: inout FieldReport) {
        guard object["metadata"]?.at("annotations", mountableSecrets) != nil else { return }
        report.warn(
            "metadata.annotations[\(mountableSecrets)]",
            "deprecated in v1.32+; prefer separate namespaces to isolate access to mounted secrets")
    }
}
