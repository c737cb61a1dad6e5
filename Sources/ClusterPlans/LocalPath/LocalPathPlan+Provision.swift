import ObjectModel
import ObjectRules
import WorkloadPlans

extension LocalPathPlan {
    /// All that the making of a volume is decided from.
    public struct Wish: Sendable {
        public let claim: PersistentVolumeClaim
        /// nil when there is none of that name.
        public let storageClass: StorageClass?
        /// The node that the scheduler has chosen; nil when there is none of that name.
        public let node: Node?
        /// What has the name that the volume would get.
        public let volume: PersistentVolume?
        /// Where the directories of that node are.
        public let root: String

        public init(
            claim: PersistentVolumeClaim, storageClass: StorageClass?, node: Node?, volume: PersistentVolume?,
            root: String
        ) {
            self.claim = claim
            self.storageClass = storageClass
            self.node = node
            self.volume = volume
            self.root = root
        }

        fileprivate var identity: ObjectIdentity { ObjectIdentity(PersistentVolumeClaim.self, claim.metadata) }
    }

    /// Whether the claim waits for this provisioner.
    public static func isAsked(by claim: PersistentVolumeClaim) -> Bool {
        claim.spec.volumeName.isEmpty && claim.metadata.deletionTimestamp == nil
            && claim.metadata.annotation(StorageAnnotation.provisioner) == LocalPathVolume.provisioner
    }

    /// Makes a volume for a claim, or says why not.
    public init(_ wish: Wish) {
        guard Self.isAsked(by: wish.claim), wish.volume == nil, let storageClass = wish.storageClass,
            storageClass.provisioner == LocalPathVolume.provisioner
        else {
            self = .write(Plan())
            return
        }
        let nodeName = wish.claim.metadata.annotation(StorageAnnotation.selectedNode)
        if nodeName == nil, storageClass.waitsForConsumer {
            self = .write(Plan())
        } else if let nodeName, wish.node == nil {
            self = .write(Self.chooseAgain(wish, gone: nodeName))
        } else if let problem = Self.problem(with: wish, storageClass) {
            var plan = Plan()
            plan.announce(.warning("ProvisioningFailed", problem, about: wish.identity))
            plan.wait(for: "nothing: \(problem)")
            self = .write(plan)
        } else if let node = wish.node {
            let metadata = wish.claim.metadata
            let directory = LocalPathVolume.directory(
                volume: LocalPathVolume.name(for: wish.claim), namespace: metadata.namespace, claim: metadata.name)
            self = .makeDirectory(directory, then: Self.create(wish, storageClass, node, directory))
        } else {
            self = .write(Plan())
        }
    }

    /// What the event `ProvisioningFailed` says when the directory could not be made.
    public static func failure(_ error: String, _ claim: PersistentVolumeClaim) -> String {
        failed(claim.className, error)
    }

    private static func failed(_ storageClass: String, _ problem: String) -> String {
        "failed to provision volume with StorageClass \(FieldError.quoted(storageClass)): \(problem)"
    }

    private static func problem(with wish: Wish, _ storageClass: StorageClass) -> String? {
        let spec = wish.claim.spec
        let name = storageClass.metadata.name
        if spec.volumeMode == "Block" {
            return "\(LocalPathVolume.provisioner) does not support block volume provisioning"
        }
        if spec.selector != nil { return failed(name, "claim.Spec.Selector is not supported") }
        guard spec.accessModes.allSatisfy({ $0 == "ReadWriteOnce" || $0 == "ReadWriteOncePod" }) else {
            return failed(name, "NodePath only supports ReadWriteOnce and ReadWriteOncePod (1.22+) access modes")
        }
        return wish.node == nil ? failed(name, "configuration error, no node was specified") : nil
    }

    /// The chosen node is gone: the scheduler chooses another.
    private static func chooseAgain(_ wish: Wish, gone node: String) -> Plan {
        var plan = Plan()
        let identity = wish.identity.at(resourceVersion: wish.claim.metadata.resourceVersion)
        plan.then(
            "choose again",
            [
                Step(
                    .patch(identity, ["metadata": ["annotations": [StorageAnnotation.selectedNode: nil]]]),
                    reason: "node \(node), where the volume was to be made, does not exist",
                    announces: [
                        .warning(
                            "ProvisioningFailed",
                            failed(wish.claim.className, "nodes \(FieldError.quoted(node)) not found"),
                            about: wish.identity)
                    ])
            ])
        return plan
    }

    // MARK: The volume

    private static func create(_ wish: Wish, _ storageClass: StorageClass, _ node: Node, _ directory: String) -> Plan {
        let claim = wish.claim
        let volume = PersistentVolume.new { volume in
            volume.metadata = .make {
                $0.name = LocalPathVolume.name(for: claim)
                $0.annotations = [StorageAnnotation.provisionedBy: LocalPathVolume.provisioner]
                if storageClass.reclaims { $0.finalizers = [StorageFinalizer.provisioner] }
            }
            volume.spec = .make { spec in
                spec.capacity = ["storage": claim.spec.resources.requests["storage"] ?? .zero]
                spec.accessModes = claim.spec.accessModes
                spec.claimRef = reference(to: claim)
                spec.persistentVolumeReclaimPolicy = storageClass.reclaimPolicy ?? "Delete"
                spec.storageClassName = storageClass.metadata.name
                spec.volumeMode = "Filesystem"
                spec.fields["hostPath"] = [
                    "path": .string("\(wish.root)/\(directory)"), "type": "DirectoryOrCreate",
                ]
                spec.nodeAffinity = affinity(to: node)
            }
        }
        let claimName = FieldError.quoted("\(claim.metadata.namespace)/\(claim.metadata.name)")
        var plan = Plan()
        plan.then(
            "volume",
            [
                Step(
                    .create(volume.value),
                    reason: "the claim has node \(node.metadata.name) and needs a volume of class "
                        + storageClass.metadata.name,
                    announces: [
                        .normal(
                            "Provisioning", "External provisioner is provisioning volume for claim \(claimName)",
                            about: wish.identity),
                        .normal(
                            "ProvisioningSucceeded", "Successfully provisioned volume \(volume.metadata.name)",
                            about: wish.identity),
                    ])
            ])
        return plan
    }

    private static func reference(to claim: PersistentVolumeClaim) -> ObjectReference {
        .make {
            $0.kind = PersistentVolumeClaim.kind
            $0.apiVersion = PersistentVolumeClaim.apiVersion
            $0.namespace = claim.metadata.namespace
            $0.name = claim.metadata.name
            $0.uid = claim.metadata.uid
            $0.resourceVersion = claim.metadata.resourceVersion
        }
    }

    private static func affinity(to node: Node) -> VolumeNodeAffinity {
        let hostname = node.metadata.labels[LocalPathVolume.hostnameLabel] ?? node.metadata.name
        let requirement = NodeSelectorRequirement.make {
            $0.key = LocalPathVolume.hostnameLabel
            $0.operator = "In"
            $0.values = [hostname]
        }
        return .make { affinity in
            affinity.required = .make { $0.nodeSelectorTerms = [.make { $0.matchExpressions = [requirement] }] }
        }
    }
}

extension StorageClass {
    /// Whether its volumes go with their claims.
    fileprivate var reclaims: Bool { reclaimPolicy ?? "Delete" == "Delete" }
}
