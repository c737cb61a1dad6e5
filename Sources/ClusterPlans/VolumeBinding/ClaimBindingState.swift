import ObjectModel
import WorkloadPlans

/// All that the binding of one claim is decided from.
public struct ClaimBindingState: Sendable {
    public let claim: PersistentVolumeClaim
    /// The volume that the claim names; nil when it names none or there is none of that name.
    public let namedVolume: PersistentVolume?
    /// What an unbound claim may be bound to: the volumes of its class that nobody has, and those reserved for it.
    public let candidates: [PersistentVolume]
    /// The class of the claim; nil when it has none or there is none of that name.
    public let storageClass: StorageClass?
    /// The class for claims that name none; nil without a default.
    public let defaultClass: String?
    /// Names of pods that use the claim, have no node yet and are not over.
    public let waitingPods: [String]

    public init(
        claim: PersistentVolumeClaim, namedVolume: PersistentVolume? = nil, candidates: [PersistentVolume] = [],
        storageClass: StorageClass? = nil, defaultClass: String? = nil, waitingPods: [String] = []
    ) {
        self.claim = claim
        self.namedVolume = namedVolume
        self.candidates = candidates
        self.storageClass = storageClass
        self.defaultClass = defaultClass
        self.waitingPods = waitingPods.sorted()
    }

    var identity: ObjectIdentity { ObjectIdentity(PersistentVolumeClaim.self, claim.metadata) }
}
