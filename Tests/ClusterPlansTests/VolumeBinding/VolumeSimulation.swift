import ClusterPlans
import ObjectModel
import ObjectRules
import TestKit
import Testing
import WorkloadPlans

/// Claims, volumes and the directories behind them, with everybody who plans for them. A directory has the data of the
/// claim that wrote into it.
struct VolumeSimulation {
    var world = PlanSimulator()
    /// Directories by name: the uid of the claim whose data is in it; empty for none.
    var directories: [String: String] = [:]
    /// Volumes that a user told to go.
    var dismissed: Set<String> = []
    private(set) var creations = 0
    private(set) var deletions = 0
    let classes: [StorageClass] = [
        .test("static"), .test("waiting", provisioner: "kubernetes.io/no-provisioner", waits: true),
        .test("local", provisioner: LocalPathVolume.provisioner, waits: true),
        .test("kept", provisioner: LocalPathVolume.provisioner, waits: true) { $0.reclaimPolicy = "Retain" },
    ]
    let node = Node.new { $0.metadata = .make { $0.name = "n1" } }
    static let root = "/volumes"

    var claims: [PersistentVolumeClaim] { world.all(PersistentVolumeClaim.self) }
    var volumes: [PersistentVolume] { world.all(PersistentVolume.self) }
    var pods: [Pod] { world.all(Pod.self) }

    // MARK: Who plans

    /// Whose turn it is.
    enum Turn: Equatable {
        case claim(String)
        case volume(String)
        case claimProtection(String)
        case volumeProtection(String)
        case provision(String)
        case remove(String)
    }

    var turns: [Turn] {
        claims.map(\.metadata.name).flatMap { [Turn.claim($0), .claimProtection($0), .provision($0)] }
            + volumes.map(\.metadata.name).flatMap { [Turn.volume($0), .volumeProtection($0), .remove($0)] }
    }

    /// Plans, brings the disk to where the plan assumes it, and applies the first steps.
    @discardableResult
    mutating func take(_ turn: Turn, steps: Int = .max) throws -> Bool {
        let (plan, disk) = plan(turn)
        switch disk {
        case .makeDirectory(let name, _): if directories[name] == nil { directories[name] = "" }
        case .removeDirectory(let name, _):
            try checkMayGo(name)
            directories[name] = nil
        case .write: break
        }
        for step in plan.steps.prefix(steps) {
            if case .create = step.action { creations += 1 }
            if case .delete(let identity, _) = step.action {
                deletions += 1
                let policy = volumes.first { $0.metadata.name == identity.name }?.spec.persistentVolumeReclaimPolicy
                #expect(policy == "Delete", "\(identity.name) is deleted although it is to be kept")
            }
        }
        world.apply(plan, steps: steps)
        return !plan.isEmpty
    }

    private func plan(_ turn: Turn) -> (Plan, LocalPathPlan) {
        switch turn {
        case .claim(let name): return (claim(name).map(plan(for:)) ?? Plan(), .write(Plan()))
        case .volume(let name): return (volume(name).map(plan(for:)) ?? Plan(), .write(Plan()))
        case .claimProtection(let name):
            return (claim(name).map { ClaimProtectionPlan.plan(for: $0, pods: pods) } ?? Plan(), .write(Plan()))
        case .volumeProtection(let name):
            return (volume(name).map { VolumeProtectionPlan.plan(for: $0) } ?? Plan(), .write(Plan()))
        case .provision(let name):
            guard let claim = claim(name) else { return (Plan(), .write(Plan())) }
            let plan = LocalPathPlan(
                LocalPathPlan.Wish(
                    claim: claim, storageClass: classes.first { $0.metadata.name == claim.className },
                    node: claim.metadata.annotation(StorageAnnotation.selectedNode) == "n1" ? node : nil,
                    volume: volume(LocalPathVolume.name(for: claim)), root: Self.root))
            return (plan.plan, plan)
        case .remove(let name):
            guard let volume = volume(name) else { return (Plan(), .write(Plan())) }
            let plan = LocalPathPlan(removing: volume, root: Self.root)
            return (plan.plan, plan)
        }
    }

    private func plan(for claim: PersistentVolumeClaim) -> Plan {
        ClaimBindingPlan.plan(
            for: ClaimBindingState(
                claim: claim, namedVolume: volume(claim.spec.volumeName),
                candidates: volumes.filter {
                    $0.isReserved(for: claim) || ($0.spec.claimRef == nil && $0.className == claim.className)
                }, storageClass: classes.first { $0.metadata.name == claim.className }))
    }

    private func plan(for volume: PersistentVolume) -> Plan {
        VolumeBindingPlan.plan(
            for: VolumeBindingState(volume: volume, claim: volume.spec.claimRef.flatMap { claim($0.name) }))
    }

    func claim(_ name: String) -> PersistentVolumeClaim? { claims.first { $0.metadata.name == name } }
    func volume(_ name: String) -> PersistentVolume? { volumes.first { $0.metadata.name == name } }

    // MARK: Until nothing is left to do

    mutating func settle() throws {
        for _ in 0..<60 {
            var isQuiet = true
            for turn in turns where try take(turn) { isQuiet = false }
            if isQuiet { return }
        }
        Issue.record("it does not settle")
    }

    // MARK: What users, the scheduler and pods do

    /// The scheduler chooses the node for a claim that waits for it.
    mutating func schedule(_ name: String) throws {
        guard let claim = claim(name), claim.spec.volumeName.isEmpty else { return }
        try world.change(claim) { $0.metadata.annotations[StorageAnnotation.selectedNode] = "n1" }
    }

    /// A pod writes into the volumes of all bound claims.
    mutating func write() {
        for claim in claims where claim.status.phase == "Bound" {
            guard let path = volume(claim.spec.volumeName)?.spec.hostPath?.path else { continue }
            let name = String(path.dropFirst(Self.root.count + 1))
            if directories[name] != nil { directories[name] = claim.metadata.uid }
        }
    }

    mutating func dismiss(_ volume: PersistentVolume) throws {
        dismissed.insert(volume.metadata.uid)
        try world.delete(volume)
    }

    // MARK: What must never be

    private func checkMayGo(_ directory: String) throws {
        let writer = directories[directory] ?? ""
        #expect(!claims.contains { $0.metadata.uid == writer }, "data of a claim that is there was removed")
    }

    func check() {
        for volume in volumes {
            let name = volume.metadata.name
            let holders = claims.filter { $0.status.phase == "Bound" && $0.spec.volumeName == name }
            #expect(holders.count <= 1, "\(name) has \(holders.count) claims")
            if LocalPathVolume.isOurs(volume), volume.status.phase == "Bound", let reference = volume.spec.claimRef {
                let directory = LocalPathVolume.directory(
                    volume: name, namespace: reference.namespace, claim: reference.name)
                #expect(directories[directory] != nil, "\(name) has no directory")
            }
        }
        for claim in claims where claim.status.phase == "Bound" {
            let isMutual = volume(claim.spec.volumeName)?.spec.claimRef?.uid == claim.metadata.uid
            #expect(isMutual || !isKnown(claim.spec.volumeName), "\(claim.metadata.name) is bound from one side")
        }
    }

    private func isKnown(_ name: String) -> Bool { volume(name) != nil }
}
