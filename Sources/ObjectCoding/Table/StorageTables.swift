import ObjectModel

extension TableFormat {
    static let storageRows = volumeRows + classRows

    private static let volumeRows = [
        KindRow(PersistentVolume.self) { volume, now in
            let (spec, status) = (volume.spec, volume.status)
            let phase = volume.metadata.deletionTimestamp == nil ? status.phase : "Terminating"
            let claim = spec.claimRef.map { "\($0.namespace)/\($0.name)" } ?? ""
            return [
                volume.metadata.nameCell, .string("\(spec.capacity["storage"] ?? .zero)"),
                .string(CellText.accessModes(spec.accessModes)), .string(spec.persistentVolumeReclaimPolicy),
                .string(phase), .string(claim), .string(className(volume.metadata, spec.storageClassName)),
                .string(spec.volumeAttributesClassName ?? CellText.unset), .string(status.reason),
                volume.metadata.ageCell(now), .string(spec.volumeMode ?? CellText.unset),
            ]
        },
        KindRow(PersistentVolumeClaim.self) { claim, now in
            let (spec, status) = (claim.spec, claim.status)
            let phase = claim.metadata.deletionTimestamp == nil ? status.phase : "Terminating"
            let isPlaced = !spec.volumeName.isEmpty
            return [
                claim.metadata.nameCell, .string(phase), .string(spec.volumeName),
                .string(isPlaced ? "\(status.capacity["storage"] ?? .zero)" : ""),
                .string(isPlaced ? CellText.accessModes(status.accessModes) : ""),
                .string(className(claim.metadata, spec.storageClassName ?? "")),
                .string(spec.volumeAttributesClassName ?? CellText.unset), claim.metadata.ageCell(now),
                .string(spec.volumeMode ?? CellText.unset),
            ]
        },
        KindRow(VolumeAttachment.self) { attachment, now in
            let spec = attachment.spec
            return [
                attachment.metadata.nameCell, .string(spec.attacher), .string(spec.source.persistentVolumeName ?? ""),
                .string(spec.nodeName), .bool(attachment.status.attached), attachment.metadata.ageCell(now),
            ]
        },
    ]

    private static let classRows = [
        KindRow(StorageClass.self) { storageClass, now in
            let metadata = storageClass.metadata
            return [
                .string(isDefault(metadata) ? "\(metadata.name) (default)" : metadata.name),
                .string(storageClass.provisioner), .string(storageClass.reclaimPolicy ?? "Delete"),
                .string(storageClass.volumeBindingMode ?? "Immediate"),
                .bool(storageClass.allowVolumeExpansion ?? false), metadata.ageCell(now),
            ]
        },
        KindRow(VolumeAttributesClass.self) { attributes, now in
            [attributes.metadata.nameCell, .string(attributes.driverName), attributes.metadata.ageCell(now)]
        },
        KindRow(CSIDriver.self) { driver, now in
            let spec = driver.spec
            let modes = spec.volumeLifecycleModes.joined(separator: ",")
            let audiences = spec.tokenRequests.map(\.audience)
            return [
                driver.metadata.nameCell, .bool(spec.attachRequired ?? true), .bool(spec.podInfoOnMount ?? false),
                .bool(spec.storageCapacity ?? false),
                .string(audiences.isEmpty ? CellText.unset : audiences.joined(separator: ",")),
                .bool(spec.requiresRepublish ?? false), .string(modes.isEmpty ? "Persistent" : modes),
                driver.metadata.ageCell(now),
            ]
        },
        KindRow(CSINode.self) { node, now in
            [node.metadata.nameCell, .number(node.spec.drivers.count), node.metadata.ageCell(now)]
        },
    ]

    /// Old objects name their class in an annotation, which still wins.
    private static func className(_ metadata: ObjectMeta, _ name: String) -> String {
        metadata.annotations["volume.beta.kubernetes.io/storage-class"] ?? name
    }

    private static func isDefault(_ metadata: ObjectMeta) -> Bool {
        let annotations = metadata.annotations
        return ["storageclass.kubernetes.io/is-default-class", "storageclass.beta.kubernetes.io/is-default-class"]
            .contains { annotations[$0] == "true" }
    }
}
