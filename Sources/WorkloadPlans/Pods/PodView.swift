import ObjectModel

/// What the rules of some kind ask about a pod, taken out of one version of it.
public protocol PodView: Sendable {
    init(_ pod: Pod)
    /// Which version it was.
    var resourceVersion: String { get }
}

extension ControlledPod: PodView {}
