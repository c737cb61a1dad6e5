import ObjectModel

/// Claims, volumes and classes, and what has been promised of them to pods that are being bound.
public struct VolumeState: Sendable {
    /// By `namespace/name`.
    private var claims: [String: ClaimInfo] = [:]
    private var volumes: [String: VolumeInfo] = [:]
    private var volumesByClass: [String: Set<String>] = [:]
    private var classes: [String: StorageClassInfo] = [:]
    /// Volumes by name that are about to be given to a claim.
    private var promised: [String: String] = [:]
    /// Nodes that are about to be chosen for a claim.
    private var chosenNodes: [String: String] = [:]
    /// How many assigned pods use each claim.
    private var users: [String: Int] = [:]

    // MARK: What the watches say

    /// Takes in a claim. What is older than what is known already (a watch that lags behind our own write) is dropped.
    public mutating func update(_ claim: ClaimInfo) {
        if let known = claims[claim.key], known.uid == claim.uid,
            (UInt64(known.resourceVersion) ?? 0) > (UInt64(claim.resourceVersion) ?? 0)
        {
            return
        }
        claims[claim.key] = claim
        // What was promised shows now.
        if claim.selectedNode == chosenNodes[claim.key] { chosenNodes[claim.key] = nil }
    }

    /// Takes in a volume that is new or has changed.
    public mutating func update(_ volume: VolumeInfo) {
        removeVolume(volume.name)
        volumes[volume.name] = volume
        volumesByClass[volume.className, default: []].insert(volume.name)
    }

    /// Takes in a class that is new or has changed.
    public mutating func update(_ storageClass: StorageClass) {
        classes[storageClass.metadata.name] = StorageClassInfo(storageClass)
    }

    /// A claim (`namespace/name`) is gone.
    public mutating func removeClaim(_ key: String) { claims[key] = nil }
    /// A class is gone.
    public mutating func removeClass(_ name: String) { classes[name] = nil }

    /// A volume is gone.
    public mutating func removeVolume(_ name: String) {
        guard let old = volumes.removeValue(forKey: name) else { return }
        volumesByClass[old.className]?.remove(name)
        if volumesByClass[old.className]?.isEmpty ?? false { volumesByClass[old.className] = nil }
    }

    /// `namespace/name` of the claims that are known.
    public var claimKeys: [String] { Array(claims.keys) }
    /// The names of the volumes that are known.
    public var volumeNames: [String] { Array(volumes.keys) }
    /// The names of the classes that are known.
    public var classNames: [String] { Array(classes.keys) }
    /// A claim by `namespace/name`.
    public func claim(_ key: String) -> ClaimInfo? { claims[key] }
    /// A volume by name.
    public func volume(_ name: String) -> VolumeInfo? { volumes[name] }
    func storageClass(_ name: String) -> StorageClassInfo? { classes[name] }

    // MARK: Promises

    /// Keeps what a pod is about to be bound with from other pods.
    public mutating func promise(_ decision: VolumeDecision) {
        for binding in decision.bindings { promised[binding.volume] = binding.claim }
        for claim in decision.provisions where claims[claim]?.selectedNode != decision.node {
            chosenNodes[claim] = decision.node
        }
    }

    /// The pod has its volumes, or will not be bound: what is true of them is what the watches say.
    public mutating func release(_ decision: VolumeDecision) {
        for binding in decision.bindings { promised[binding.volume] = nil }
        for claim in decision.provisions { chosenNodes[claim] = nil }
    }

    /// The claim that a volume is promised to.
    func promise(of volume: String) -> String? { promised[volume] }
    /// The node that was chosen for a claim, whether or not the claim says so yet; empty for none.
    func selectedNode(of claim: ClaimInfo) -> String { chosenNodes[claim.key] ?? claim.selectedNode }

    /// Volumes of a class, smallest first.
    func candidates(ofClass name: String) -> [VolumeInfo] {
        (volumesByClass[name] ?? []).compactMap { volumes[$0] }.sorted {
            $0.capacity == $1.capacity ? $0.name < $1.name : $0.capacity < $1.capacity
        }
    }

    // MARK: Users

    mutating func use(_ references: [PodRelations.ClaimReference], in namespace: String, _ difference: Int) {
        for reference in references {
            let key = "\(namespace)/\(reference.name)"
            let count = (users[key] ?? 0) + difference
            users[key] = count > 0 ? count : nil
        }
    }

    func userCount(_ key: String) -> Int { users[key] ?? 0 }
}

/// What is to be done with the claims of a pod before it can be bound to a node.
public struct VolumeDecision: Sendable, Hashable {
    public let node: String
    /// Volumes that exist and are given to claims.
    public let bindings: [Binding]
    /// Keys of claims for which volumes are to be made.
    public let provisions: [String]

    /// A volume by name, and the key of the claim it is given to.
    public struct Binding: Sendable, Hashable {
        public let claim: String
        public let volume: String
    }

    /// Keys of the claims that the pod waits for.
    public var claims: [String] { bindings.map(\.claim) + provisions }
}
