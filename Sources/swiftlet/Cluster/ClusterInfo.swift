import APIClient
import Foundation
import ObjectModel

/// The ConfigMap `kube-public/cluster-info`: where the API is and who vouches for it, for machines that join. It is
/// signed by the bootstrap tokens, so that a machine that knows one can trust it.
struct ClusterInfo: Sendable {
    let client: any APIClient
    let port: Int
    /// PEM.
    let authority: String

    /// Makes it, unless it is there: whoever has other machines join writes another address into it.
    func publish() async throws {
        guard try await client.find(ConfigMap.self, namespace: "kube-public", name: "cluster-info") == nil else {
            return
        }
        try await client.create(
            ConfigMap.new {
                $0.metadata.name = "cluster-info"
                $0.metadata.namespace = "kube-public"
                $0.data = ["kubeconfig": kubeconfig]
            })
    }

    private var kubeconfig: String {
        """
        apiVersion: v1
        clusters:
        - cluster:
            certificate-authority-data: \(Data(authority.utf8).base64EncodedString())
            server: https://127.0.0.1:\(port)
          name: ""
        contexts: null
        current-context: ""
        kind: Config
        preferences: {}
        users: null

        """
    }
}
