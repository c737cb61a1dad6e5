import APIClient
import ClusterAccess
import ControllerRuntime
import Foundation
import NodeAgent
import ObjectModel

/// What the nodes of this process give to their pods.
struct NodeCredentials: Sendable {
    let client: any APIClient
    let tokens: ServiceAccountTokens

    /// Tokens bound to the pod, with the node it runs on, as a kubelet asks the API server for them.
    func ofPods(_ authority: String) -> PodCredentials {
        PodCredentials(rootCertificates: authority) { [client, tokens] pod, projection in
            let name = pod.spec.serviceAccountName.isEmpty ? "default" : pod.spec.serviceAccountName
            let account = try await client.get(ServiceAccount.self, namespace: pod.metadata.namespace, name: name)
            let now = WallClock().now()
            let seconds = Double(projection.expirationSeconds ?? 3600)
            var token = ServiceAccountToken(
                namespace: pod.metadata.namespace, serviceAccount: .init(name: name, uid: account.metadata.uid),
                audiences: [projection.audience.isEmpty ? tokens.issuer : projection.audience], issuedAt: now,
                expires: now.adding(seconds: seconds), id: UUID().uuidString.lowercased())
            token.pod = .init(name: pod.metadata.name, uid: pod.metadata.uid)
            if let node = try await client.find(Node.self, name: pod.spec.nodeName) {
                token.node = .init(name: node.metadata.name, uid: node.metadata.uid)
            }
            return try tokens.issue(token)
        }
    }
}
