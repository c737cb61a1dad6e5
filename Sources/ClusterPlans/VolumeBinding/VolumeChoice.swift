import ObjectModel
import ObjectRules

/// Which volume a claim gets.
public enum VolumeChoice {
    /// Volumes with the fewest access modes go first, of those one that is reserved for the claim, else the smallest
    /// that is available. nil when none fits.
    /// - Parameter reservedOnly: Volumes that nobody has are for the scheduler to choose from.
    public static func best(
        for claim: PersistentVolumeClaim, of candidates: [PersistentVolume], reservedOnly: Bool
    ) -> PersistentVolume? {
        let wish = Wish(claim)
        let offers = candidates.map(Offer.init).filter { wish.modes.isSubset(of: $0.modes) }.sorted()
        var best: Offer?
        for offer in offers {
            if let best, best.modes != offer.modes { break }
            guard wish.problem(with: offer.volume, checkingAll: false) == nil else { continue }
            if offer.volume.isReserved(for: claim) { return offer.volume }
            guard !reservedOnly, best == nil, wish.mayTake(offer.volume) else { continue }
            best = offer
        }
        return best?.volume
    }

    /// Why a volume that a claim names can't be its, in Kubernetes' words; nil when it can.
    public static func misfit(of volume: PersistentVolume, for claim: PersistentVolumeClaim) -> String? {
        Wish(claim).problem(with: volume, checkingAll: true)
    }

    /// How many volumes were looked at and what is wrong with them, for whoever asks.
    static func whyNone(for claim: PersistentVolumeClaim, of candidates: [PersistentVolume]) -> String {
        guard !candidates.isEmpty else { return "there is no free volume of that class" }
        var problems: [String: Int] = [:]
        let wish = Wish(claim)
        for volume in candidates { problems[wish.problemInWords(with: volume), default: 0] += 1 }
        let parts = problems.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
        return "of \(candidates.count) free volumes " + parts.joined(separator: ", ")
    }
}

/// A volume that may be chosen; they sort in the order in which they are looked at.
private struct Offer: Comparable {
    let volume: PersistentVolume
    let modes: Set<String>
    private let order: (Int, String, Quantity, String)

    init(_ volume: PersistentVolume) {
        self.volume = volume
        modes = Set(volume.spec.accessModes)
        order = (
            modes.count, modes.sorted().joined(separator: ","), volume.spec.capacity["storage"] ?? .zero,
            volume.metadata.name
        )
    }

    static func < (left: Offer, right: Offer) -> Bool { left.order < right.order }
    static func == (left: Offer, right: Offer) -> Bool { left.order == right.order }
}

/// What a claim asks of a volume.
private struct Wish {
    let modes: Set<String>
    private let storage: Quantity
    private let className: String
    private let volumeMode: String
    private let attributesClass: String
    private let selector: LabelSelectorExpression

    init(_ claim: PersistentVolumeClaim) {
        modes = Set(claim.spec.accessModes)
        storage = claim.spec.resources.requests["storage"] ?? .zero
        className = claim.className
        volumeMode = claim.spec.volumeMode ?? "Filesystem"
        attributesClass = claim.spec.volumeAttributesClassName ?? ""
        selector = Self.selector(claim.spec.selector)
    }

    /// Validation lets no selector through that can't be read; one that can't be selects nothing.
    private static func selector(_ selector: LabelSelector?) -> LabelSelectorExpression {
        guard let selector else { return .everything }
        do {
            return try LabelSelectorExpression(selector)
        } catch {
            return .nothing
        }
    }

    /// What rules a volume out, in Kubernetes' words. A volume that is reserved for the claim need not be of its class,
    /// nor have its access modes: who reserved it has decided that.
    func problem(with volume: PersistentVolume, checkingAll: Bool) -> String? {
        if volume.metadata.deletionTimestamp != nil {
            return "the volume is marked for deletion \(FieldError.quoted(volume.metadata.name))"
        }
        if volume.spec.capacity["storage"] ?? .zero < storage { return "requested PV is too small" }
        if checkingAll {
            if volume.className != className { return "storageClassName does not match" }
            if volume.spec.volumeAttributesClassName ?? "" != attributesClass {
                return "volumeAttributesClassName does not match"
            }
        }
        if volume.spec.volumeMode ?? "Filesystem" != volumeMode { return "incompatible volumeMode" }
        if checkingAll, !modes.isSubset(of: Set(volume.spec.accessModes)) { return "incompatible accessMode" }
        return nil
    }

    /// Whether a volume that fits is free to be taken.
    func mayTake(_ volume: PersistentVolume) -> Bool {
        volume.spec.claimRef == nil && volume.status.phase == "Available" && volume.className == className
            && volume.spec.volumeAttributesClassName ?? "" == attributesClass
            && selector.matches(volume.metadata.fields.object("labels"))
    }

    func problemInWords(with volume: PersistentVolume) -> String {
        if let problem = problem(with: volume, checkingAll: true) { return "(\(problem))" }
        if !selector.matches(volume.metadata.fields.object("labels")) { return "(not selected by its labels)" }
        if volume.status.phase != "Available" { return "(phase \(volume.status.phase))" }
        return "(left to the scheduler)"
    }
}
