/// What `/healthz`, `/livez` and `/readyz` say. A server that answers is past everything that Kubernetes does after its
/// start, under whose names monitoring and tests look for it.
struct HealthChecks {
    static let names: Set<String> = ["healthz", "livez", "readyz"]

    private let name: String

    init(_ name: String) { self.name = name }

    /// `below` is the path of one check, empty for all of them. nil when there is none of that name.
    func answer(_ below: ArraySlice<String>, _ query: Query) -> String? {
        guard below.isEmpty else { return checks.contains(below.joined(separator: "/")) ? "ok" : nil }
        guard query.has("verbose") else { return "ok" }
        let excluded = query.all("exclude")
        let lines = checks.map { "[+]\($0) \(excluded.contains($0) ? "excluded: ok" : "ok")\n" }
        let unknown = Set(excluded).subtracting(checks).sorted().map { "\"\($0)\"" }.joined(separator: ",")
        let warning = unknown.isEmpty ? "" : "warn: some health checks cannot be excluded: no matches for \(unknown)\n"
        return lines.joined() + warning + "\(name) check passed\n"
    }

    private var checks: [String] {
        let isReadiness = name == "readyz"
        return ["ping", "log", "etcd"] + (isReadiness ? ["etcd-readiness", "informer-sync"] : [])
            + Self.afterStart.map { "poststarthook/\($0)" }
            + ["autoregister-completion", "poststarthook/apiservice-openapi-controller"]
            + ["poststarthook/apiservice-openapiv3-controller"] + (isReadiness ? ["shutdown"] : [])
    }

    private static let afterStart = [
        "start-apiserver-admission-initializer", "generic-apiserver-start-informers",
        "priority-and-fairness-config-consumer", "priority-and-fairness-filter", "storage-object-count-tracker-hook",
        "start-apiextensions-informers", "start-apiextensions-controllers", "crd-informer-synced",
        "start-system-namespaces-controller", "start-cluster-authentication-info-controller",
        "start-kube-apiserver-identity-lease-controller", "start-kube-apiserver-identity-lease-garbage-collector",
        "start-legacy-token-tracking-controller", "start-service-ip-repair-controllers", "rbac/bootstrap-roles",
        "scheduling/bootstrap-system-priority-classes", "priority-and-fairness-config-producer",
        "bootstrap-controller", "start-kubernetes-service-cidr-controller", "aggregator-reload-proxy-client-cert",
        "start-kube-aggregator-informers", "apiservice-status-local-available-controller",
        "apiservice-status-remote-available-controller", "apiservice-registration-controller",
        "apiservice-discovery-controller", "kube-apiserver-autoregistration",
    ]
}
