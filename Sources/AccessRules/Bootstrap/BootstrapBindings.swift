/// Who has the roles that every cluster has, as text: what is bound, then its subjects. A user is `user:NAME`, a group
/// `group:NAME`, a service account `account:NAMESPACE/NAME`.
extension BootstrapRoles {
    /// ClusterRoleBindings; each has the name of its role.
    static let clusterBindings = """
        cluster-admin group:system:masters
        system:monitoring group:system:monitoring
        system:discovery group:system:authenticated
        system:basic-user group:system:authenticated
        system:public-info-viewer group:system:authenticated group:system:unauthenticated
        system:node-proxier user:system:kube-proxy
        system:kube-controller-manager user:system:kube-controller-manager
        system:kube-dns account:kube-system/kube-dns
        system:kube-scheduler user:system:kube-scheduler
        system:volume-scheduler user:system:kube-scheduler
        system:node
        system:service-account-issuer-discovery group:system:serviceaccounts
        """

    /// Roles, `NAMESPACE/NAME`.
    static let namespaced = """
        kube-system/extension-apiserver-authentication-reader
          read core configmaps extension-apiserver-authentication
        kube-system/system:controller:bootstrap-signer
          read core secrets
        kube-system/system:controller:cloud-provider
          create,get,list,watch core configmaps
        kube-system/system:controller:token-cleaner
          delete,get,list,watch core secrets
          create,patch,update core,events.k8s.io events
        kube-system/system::leader-locking-kube-controller-manager
          watch core configmaps
          get,update core configmaps kube-controller-manager
        kube-system/system::leader-locking-kube-scheduler
          watch core configmaps
          get,update core configmaps kube-scheduler
        kube-public/system:controller:bootstrap-signer
          read core configmaps
          update core configmaps cluster-info
          create,patch,update core,events.k8s.io events
        """

    /// RoleBindings, `NAMESPACE/NAME ROLE`.
    static let namespacedBindings = """
        kube-system/system::extension-apiserver-authentication-reader extension-apiserver-authentication-reader \
        user:system:kube-controller-manager user:system:kube-scheduler
        kube-system/system::leader-locking-kube-controller-manager system::leader-locking-kube-controller-manager \
        user:system:kube-controller-manager account:kube-system/kube-controller-manager
        kube-system/system::leader-locking-kube-scheduler system::leader-locking-kube-scheduler \
        user:system:kube-scheduler account:kube-system/kube-scheduler
        kube-system/system:controller:bootstrap-signer system:controller:bootstrap-signer \
        account:kube-system/bootstrap-signer
        kube-system/system:controller:cloud-provider system:controller:cloud-provider \
        account:kube-system/cloud-provider
        kube-system/system:controller:token-cleaner system:controller:token-cleaner account:kube-system/token-cleaner
        kube-public/system:controller:bootstrap-signer system:controller:bootstrap-signer \
        account:kube-system/bootstrap-signer
        """
}
