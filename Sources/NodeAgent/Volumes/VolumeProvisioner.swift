import APIClient
import ClusterPlans
import ControllerRuntime
import Foundation
import Logging
import ObjectModel
import ObjectRules

/// Makes the volumes that claims ask of the nodes of this process: directories, and the objects that tell of them.
/// `LocalPathPlan` decides; here the disk is brought to where the plan assumes it, just before the plan is applied.
/// It meets the binder and the scheduler through the API alone: by what they write on claims and volumes.
///
/// Keys with a namespace are claims, those without are volumes.
public final class VolumeProvisioner: Controller {
    /// Where the directories of a node are.
    public struct Site: Sendable {
        /// Volumes of the node lie below it.
        public let root: String
        /// Whether there is a disk; simulated nodes have none.
        public let isReal: Bool

        public init(root: String, isReal: Bool) {
            self.root = root
            self.isReal = isReal
        }
    }

    public let name = LocalPathVolume.provisioner
    public let queue: WorkQueue<ObjectKey>

    private let sites: [String: Site]
    private let client: any APIClient
    private let events: EventRecorder
    private let claims: ResourceCache<PersistentVolumeClaim>
    private let volumes: ResourceCache<PersistentVolume>
    private let classes: ResourceCache<StorageClass>
    private let nodes: ResourceCache<Node>
    private let logger = Logger(label: LocalPathVolume.provisioner)

    /// - Parameter sites: The nodes of this process by name, or by their label `kubernetes.io/hostname`.
    public init(_ environment: ControllerEnvironment, sites: [String: Site]) {
        self.sites = sites
        client = environment.client
        queue = environment.queue()
        events = environment.events.recorder(LocalPathVolume.provisioner)
        claims = environment.caches.cache(of: PersistentVolumeClaim.self)
        volumes = environment.caches.cache(of: PersistentVolume.self)
        classes = environment.caches.cache(of: StorageClass.self)
        nodes = environment.caches.cache(of: Node.self)
        claims.addIndex(.localPathVolume) { [LocalPathVolume.name(for: $0)] }
        claims.onChange { [queue] change in
            if let claim = change.new, LocalPathPlan.isAsked(by: claim) { queue.add(ObjectKey(claim)) }
        }
        volumes.onChange { [queue] change in
            if let volume = change.new, LocalPathVolume.isOurs(volume) { queue.add(ObjectKey(volume)) }
        }
    }

    public func reconcile(_ key: ObjectKey, now: Time) async throws -> Reconciliation {
        if key.namespace.isEmpty {
            guard let volume = volumes.get(key) else { return .done }
            return try await remove(volume)
        }
        guard let claim = claims.get(key), LocalPathPlan.isAsked(by: claim) else { return .done }
        return try await provision(claim)
    }

    // MARK: Claims

    private func provision(_ claim: PersistentVolumeClaim) async throws -> Reconciliation {
        var node: Node?
        var site: Site?
        if let name = claim.metadata.annotation(StorageAnnotation.selectedNode) {
            // No node is taken for gone on hearsay.
            node = nodes.get(ObjectKey(name: name))
            if node == nil { node = try await client.find(Node.self, name: name) }
            site = sites[name]
            // Another process makes the volumes of that node.
            if node != nil, site == nil { return .done }
        }
        let wish = LocalPathPlan.Wish(
            claim: claim, storageClass: classes.get(ObjectKey(name: claim.className)), node: node,
            volume: volumes.get(ObjectKey(name: LocalPathVolume.name(for: claim))), root: site?.root ?? "")
        let plan = LocalPathPlan(wish)
        if case .makeDirectory(let name, _) = plan, let site, site.isReal {
            do {
                try VolumeDirectory(root: site.root).make(name)
            } catch {
                let message = LocalPathPlan.failure("\(error)", claim)
                events.record(ObservedEvent(.warning, reason: "ProvisioningFailed", message: message), about: claim)
                throw error
            }
        }
        return .apply(plan.plan)
    }

    // MARK: Volumes

    private func remove(_ known: PersistentVolume) async throws -> Reconciliation {
        guard let site = try await site(of: known) else { return .done }
        guard case .removeDirectory = LocalPathPlan(removing: known, root: site.root) else {
            return .apply(LocalPathPlan(removing: known, root: site.root).plan)
        }
        // Data is not given up on hearsay: the volume is read once more, and its claim must be gone.
        guard let volume = try await client.find(PersistentVolume.self, name: known.metadata.name),
            try await isLeft(volume)
        else { return .done }
        let plan = LocalPathPlan(removing: volume, root: site.root)
        if case .removeDirectory(let name, _) = plan, site.isReal {
            do {
                try VolumeDirectory(root: site.root).remove(name)
            } catch {
                events.record(
                    ObservedEvent(.warning, reason: "VolumeFailedDelete", message: "\(error)"), about: volume)
                throw error
            }
        }
        return .apply(plan.plan)
    }

    private func isLeft(_ volume: PersistentVolume) async throws -> Bool {
        guard let reference = volume.spec.claimRef else { return false }
        let claim = try await client.find(
            PersistentVolumeClaim.self, namespace: reference.namespace, name: reference.name)
        return claim?.metadata.uid != reference.uid || claim?.spec.volumeName != volume.metadata.name
    }

    /// Where the volume's directory is, if it is of this process: on one of its nodes, or below the directories of one
    /// of them when the node that it was made for is no more.
    private func site(of volume: PersistentVolume) async throws -> Site? {
        guard let hostname = LocalPathVolume.hostname(of: volume) else { return nil }
        if let site = sites[hostname] { return site }
        guard let path = volume.spec.hostPath?.path, let end = path.lastIndex(of: "/"),
            let site = sites.values.first(where: { $0.root == path[..<end] }),
            try await client.find(Node.self, name: hostname) == nil
        else { return nil }
        return site
    }

    // MARK: What was left

    /// Removes the empty directories that an earlier process made and did not come to tell of.
    public func removeLeftovers() async {
        await claims.waitUntilSynced()
        await volumes.waitUntilSynced()
        for site in sites.values where site.isReal {
            do {
                try VolumeDirectory(root: site.root).removeEmpty(unless: isWanted)
            } catch {
                logger.warning("empty directories were left: \(error)", metadata: ["directory": "\(site.root)"])
            }
        }
    }

    /// Whether a directory is none of ours, or belongs to a volume or to a claim that is to have one.
    private func isWanted(_ directory: String) -> Bool {
        guard directory.hasPrefix("pvc-") else { return true }
        let volume = String(directory.prefix { $0 != "_" })
        return volumes.get(ObjectKey(name: volume)) != nil || !claims.list(.localPathVolume, volume).isEmpty
    }
}

extension IndexName {
    /// Claims by the name of the volume that would be made for them.
    fileprivate static let localPathVolume = IndexName("local path volume")
}
