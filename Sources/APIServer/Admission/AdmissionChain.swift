import ObjectModel

/// The admission plugins in Kubernetes' order. Webhooks come after all of them, since they are asked over the network
/// (`WebhookAdmission`); the quotas come last, since they are charged with the write itself (`QuotaAdmission`).
struct AdmissionChain: Sendable {
    private let plugins: [any AdmissionPlugin]

    init(plugins: [any AdmissionPlugin]) { self.plugins = plugins }

    /// The plugins that are on by default in Kubernetes 1.36.
    init(
        lookups: Lookups, served: ServedResources, authorizer: Authorizer, environment: ServerEnvironment,
        mutation: PolicyMutation
    ) {
        self.init(plugins: [
            NamespaceLifecyclePlugin(lookups: lookups),
            LimitRangerPlugin(lookups: lookups),
            ServiceAccountPlugin(lookups: lookups, environment: environment),
            NodeRestrictionPlugin(restriction: authorizer.restriction),
            TaintNodesByConditionPlugin(),
            PodSecurityPlugin(lookups: lookups),
            PriorityPlugin(lookups: lookups),
            DefaultTolerationSecondsPlugin(),
            DefaultStorageClassPlugin(lookups: lookups),
            StorageObjectInUseProtectionPlugin(),
            PersistentVolumeClaimResizePlugin(lookups: lookups),
            RuntimeClassPlugin(lookups: lookups),
            CertificateApprovalPlugin(authorizer: authorizer),
            CertificateSigningPlugin(authorizer: authorizer),
            CertificateSubjectRestrictionPlugin(),
            DefaultIngressClassPlugin(lookups: lookups),
            PodTopologyLabelsPlugin(lookups: lookups),
            MutatingAdmissionPolicyPlugin(
                lookups: lookups, served: served, authorizer: authorizer, mutation: mutation),
            ValidatingAdmissionPolicyPlugin(lookups: lookups, served: served, authorizer: authorizer),
        ])
    }

    /// Completes an object before its fields are validated.
    func admit(_ request: inout AdmissionAttributes) throws(StatusError) {
        for plugin in plugins where plugin.handles(request) { try plugin.admit(&request) }
    }

    /// Has the plugins see an object once more that webhooks or policies have changed after them.
    func readmit(_ request: inout AdmissionAttributes) throws(StatusError) {
        request.isReinvocation = true
        try admit(&request)
    }

    /// Refuses an object whose fields are valid for what else there is in the cluster.
    func validate(_ request: AdmissionAttributes) throws(StatusError) {
        for plugin in plugins where plugin.handles(request) { try plugin.validate(request) }
    }
}
