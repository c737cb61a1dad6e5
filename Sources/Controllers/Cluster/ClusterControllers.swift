import ControllerRuntime

/// The controllers that keep a cluster in order whatever runs on it. The garbage collector is not among them: it reads
/// all kinds and runs by itself.
public enum ClusterControllers {
    /// - Parameters:
    ///   - rootCertificate: PEM of the authority that signed the API server's certificate.
    ///   - signer: The authority, for those who ask for certificates; without one nothing is signed.
    ///   - accounts: Makes the tokens that are kept in Secrets; without one those stay empty.
    public static func all(
        _ environment: ControllerEnvironment, rootCertificate: String, signer: (any CertificateSigner)? = nil,
        accounts: (any AccountTokenSigner)? = nil
    ) -> [any Controller] {
        let servicePods = ServicePods(environment)
        return [
            NamespaceController(environment), ServiceAccountController(environment),
            RootCertificatePublisher(environment, certificate: rootCertificate),
            ClusterRoleAggregationController(environment),
            NodeLifecycleController(environment), TaintEvictionController(environment),
            ObjectTTLController(environment),
            PodGarbageCollector(environment), EndpointsController(environment, pods: servicePods),
            EndpointSliceController(environment, pods: servicePods), EndpointSliceMirroringController(environment),
            ServiceAddressController(environment), ServiceCIDRController(environment),
            DisruptionBudgetController(environment),
            StaleDisruptionController(environment), QuotaController(environment), FlowControlController(environment),
        ] + StorageControllers.all(environment)
            + [BootstrapTokenCleaner(environment), BootstrapSigner(environment)]
            + [LegacyTokenTracker(environment), LegacyTokenCleaner(environment)]
            + (signer.map { [SigningRequestController(environment, signer: $0)] } ?? [])
            + (accounts.map {
                [AccountTokenController(environment, rootCertificate: rootCertificate, signer: $0)]
            } ?? [])
    }
}
