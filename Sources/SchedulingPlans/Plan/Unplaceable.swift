/// Why a pod can't be placed anywhere, whatever the nodes are like.
public struct Unplaceable: Error, Sendable, Hashable {
    /// In the words of Kubernetes.
    let message: String
    /// Whether a change of claims, volumes or classes may help; else nothing does.
    let isAboutClaims: Bool

    /// It is for the pod's claims.
    static func claims(_ message: String) -> Unplaceable { Unplaceable(message: message, isAboutClaims: true) }

    /// Each term of the required node affinity names nodes by fields that exclude each other.
    static let affinityConflict = Unplaceable(message: "pod affinity terms conflict", isAboutClaims: false)
}
