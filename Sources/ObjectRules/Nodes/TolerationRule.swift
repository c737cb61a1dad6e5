import ObjectModel

/// A taint without its time.
public struct NodeTaint: Sendable, Hashable {
    /// As in `spec.taints` of a Node.
    public let key: String
    public let value: String
    public let effect: String

    public init(key: String, value: String, effect: String) {
        self.key = key
        self.value = value
        self.effect = effect
    }

    public init(_ taint: Taint) { self.init(key: taint.key, value: taint.value, effect: taint.effect) }
}

/// What one toleration of a pod bears, apart from for how long.
public struct TolerationRule: Sendable, Hashable {
    private let key: String
    private let existsOnly: Bool
    private let value: String
    private let effect: String

    public init(_ toleration: Toleration) {
        key = toleration.key
        existsOnly = toleration.operator == "Exists"
        value = toleration.value
        effect = toleration.effect
    }

    /// Whether a taint does not matter to the pod. An empty key and an empty effect stand for all of them.
    public func tolerates(_ taint: NodeTaint) -> Bool {
        (effect.isEmpty || effect == taint.effect) && (key.isEmpty || key == taint.key)
            && (existsOnly || value == taint.value)
    }
}
