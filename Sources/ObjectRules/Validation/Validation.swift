import ObjectModel

/// The rules that an object must keep, beyond being well-formed: what Kubernetes answers 422 for. Objects come here
/// normalised and with defaults filled in.
public enum Validation {
    /// Why a new object is refused; empty when it may be stored. Its name has been generated already.
    public static func create(_ object: Value, resource: ResourceType) -> [FieldError] {
        let rules = KindRules.rules(for: resource)
        let metadata = MetadataValidation.create(ObjectMeta(object["metadata"]), resource: resource)
        return metadata + rules.create(object)
    }

    /// Why a change of an object is refused. The fields that the request may not touch have been reset to the old
    /// ones (status for the object itself, everything else for `status`).
    /// - Parameter subresource: nil for the object itself, else `status`, `resize`, `ephemeralcontainers`, ...
    public static func update(
        _ object: Value, old: Value, resource: ResourceType, subresource: String?
    ) -> [FieldError] {
        let rules = KindRules.rules(for: resource)
        let metadata = MetadataValidation.update(
            ObjectMeta(object["metadata"]), old: ObjectMeta(old["metadata"]), resource: resource,
            subresource: subresource)
        return metadata + rules.update(object, old, subresource)
    }
}

/// What one kind has to say about its objects besides metadata.
struct KindRules: Sendable {
    let create: @Sendable (_ object: Value) -> [FieldError]
    let update: @Sendable (_ object: Value, _ old: Value, _ subresource: String?) -> [FieldError]

    /// The rules of a resource; of one that has none, rules that find nothing.
    static func rules(for resource: ResourceType) -> KindRules { table[resource.groupResource] ?? unruled }

    private static let unruled = KindRules(create: { _ in [] }, update: { _, _, _ in [] })

    /// By `ResourceType.groupResource`. One line for each kind; the rules are in the folder named after it.
    private static let table: [String: KindRules] = [
        "pods": KindRules(create: PodValidation.create, update: PodValidation.update),
        "controllerrevisions.apps": KindRules(
            create: ControllerRevisionValidation.create, update: ControllerRevisionValidation.update),
        "csidrivers.storage.k8s.io": KindRules(
            create: CSIDriverValidation.create, update: CSIDriverValidation.update),
        "csinodes.storage.k8s.io": KindRules(create: CSINodeValidation.create, update: CSINodeValidation.update),
        "csistoragecapacities.storage.k8s.io": KindRules(
            create: CSIStorageCapacityValidation.create, update: CSIStorageCapacityValidation.update),
        "volumeattachments.storage.k8s.io": KindRules(
            create: VolumeAttachmentValidation.create, update: VolumeAttachmentValidation.update),
        "volumeattributesclasses.storage.k8s.io": KindRules(
            create: VolumeAttributesClassValidation.create, update: VolumeAttributesClassValidation.update),
        "ingressclasses.networking.k8s.io": KindRules(
            create: IngressClassValidation.create, update: IngressClassValidation.update),
        "ipaddresses.networking.k8s.io": KindRules(
            create: IPAddressValidation.create, update: IPAddressValidation.update),
        "servicecidrs.networking.k8s.io": KindRules(
            create: ServiceCIDRValidation.create, update: ServiceCIDRValidation.update),
        "runtimeclasses.node.k8s.io": KindRules(
            create: RuntimeClassValidation.create, update: RuntimeClassValidation.update),
        "podtemplates": KindRules(create: PodTemplateValidation.create, update: PodTemplateValidation.update),
        "jobs.batch": KindRules(create: JobValidation.create, update: JobValidation.update),
        "configmaps": KindRules(create: ConfigMapValidation.create, update: ConfigMapValidation.update),
        "secrets": KindRules(create: SecretValidation.create, update: SecretValidation.update),
        "namespaces": KindRules(create: NamespaceValidation.create, update: NamespaceValidation.update),
        "nodes": KindRules(create: NodeValidation.create, update: NodeValidation.update),
        "events": KindRules(create: EventValidation.create, update: EventValidation.update),
        "events.events.k8s.io": KindRules(create: EventValidation.createStrict, update: EventValidation.updateStrict),
        "leases.coordination.k8s.io": KindRules(create: LeaseValidation.create, update: LeaseValidation.update),
        "cronjobs.batch": KindRules(create: CronJobValidation.create, update: CronJobValidation.update),
        "deployments.apps": KindRules(create: DeploymentValidation.create, update: DeploymentValidation.update),
        "statefulsets.apps": KindRules(create: StatefulSetValidation.create, update: StatefulSetValidation.update),
        "daemonsets.apps": KindRules(create: DaemonSetValidation.create, update: DaemonSetValidation.update),
        "replicasets.apps": KindRules(create: ReplicaSetValidation.create, update: ReplicaSetValidation.update),
        "replicationcontrollers": KindRules(
            create: ReplicationControllerValidation.create, update: ReplicationControllerValidation.update),
        "poddisruptionbudgets.policy": KindRules(
            create: PodDisruptionBudgetValidation.create, update: PodDisruptionBudgetValidation.update),
        "priorityclasses.scheduling.k8s.io": KindRules(
            create: PriorityClassValidation.create, update: PriorityClassValidation.update),
        "flowschemas.flowcontrol.apiserver.k8s.io": KindRules(
            create: FlowSchemaValidation.create, update: FlowSchemaValidation.update),
        "prioritylevelconfigurations.flowcontrol.apiserver.k8s.io": KindRules(
            create: PriorityLevelConfigurationValidation.create, update: PriorityLevelConfigurationValidation.update),
        "storageclasses.storage.k8s.io": KindRules(
            create: StorageClassValidation.create, update: StorageClassValidation.update),
        "roles.rbac.authorization.k8s.io": KindRules(create: RoleValidation.create, update: RoleValidation.update),
        "rolebindings.rbac.authorization.k8s.io": KindRules(
            create: RoleBindingValidation.create, update: RoleBindingValidation.update),
        "clusterroles.rbac.authorization.k8s.io": KindRules(
            create: ClusterRoleValidation.create, update: ClusterRoleValidation.update),
        "clusterrolebindings.rbac.authorization.k8s.io": KindRules(
            create: ClusterRoleBindingValidation.create, update: ClusterRoleBindingValidation.update),
        "persistentvolumeclaims": KindRules(
            create: PersistentVolumeClaimValidation.create, update: PersistentVolumeClaimValidation.update),
        "persistentvolumes": KindRules(
            create: PersistentVolumeValidation.create, update: PersistentVolumeValidation.update),
        "resourcequotas": KindRules(create: ResourceQuotaValidation.create, update: ResourceQuotaValidation.update),
        "limitranges": KindRules(create: LimitRangeValidation.create, update: LimitRangeValidation.update),
        "services": KindRules(create: ServiceValidation.create, update: ServiceValidation.update),
        "networkpolicies.networking.k8s.io": KindRules(
            create: NetworkPolicyValidation.create, update: NetworkPolicyValidation.update),
        "ingresses.networking.k8s.io": KindRules(create: IngressValidation.create, update: IngressValidation.update),
        "endpoints": KindRules(create: EndpointsValidation.create, update: EndpointsValidation.update),
        "endpointslices.discovery.k8s.io": KindRules(
            create: EndpointSliceValidation.create, update: EndpointSliceValidation.update),
        "horizontalpodautoscalers.autoscaling": KindRules(
            create: HorizontalPodAutoscalerValidation.create, update: HorizontalPodAutoscalerValidation.update),
        "certificatesigningrequests.certificates.k8s.io": KindRules(
            create: CertificateSigningRequestValidation.create, update: CertificateSigningRequestValidation.update),
        "validatingadmissionpolicies.admissionregistration.k8s.io": KindRules(
            create: AdmissionPolicyValidation.create, update: AdmissionPolicyValidation.update),
        "validatingadmissionpolicybindings.admissionregistration.k8s.io": KindRules(
            create: AdmissionPolicyBindingValidation.create, update: AdmissionPolicyBindingValidation.update),
        "mutatingadmissionpolicies.admissionregistration.k8s.io": KindRules(
            create: MutatingPolicyValidation.create, update: MutatingPolicyValidation.update),
        "mutatingadmissionpolicybindings.admissionregistration.k8s.io": KindRules(
            create: MutatingPolicyBindingValidation.create, update: MutatingPolicyBindingValidation.update),
        "validatingwebhookconfigurations.admissionregistration.k8s.io": KindRules(
            create: WebhookValidation.create, update: WebhookValidation.update),
        "mutatingwebhookconfigurations.admissionregistration.k8s.io": KindRules(
            create: WebhookValidation.create, update: WebhookValidation.update),
        "apiservices.apiregistration.k8s.io": KindRules(
            create: APIServiceValidation.create, update: APIServiceValidation.update),
    ]
}
