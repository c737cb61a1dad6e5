import ObjectModel

/// What is said about volumes, claims for them and classes of them.
enum StorageWarnings {
    /// Sources of volumes that are gone or going, in the order in which they are told of.
    static let oldSources: [(type: String, fate: String)] = [
        ("photonPersistentDisk", "deprecated in v1.11, non-functional in v1.16+"),
        ("gitRepo", "deprecated in v1.11, and disabled by default in v1.33+"),
        ("scaleIO", "deprecated in v1.16, non-functional in v1.22+"),
        ("flocker", "deprecated in v1.22, non-functional in v1.25+"),
        ("storageos", "deprecated in v1.22, non-functional in v1.25+"),
        ("quobyte", "deprecated in v1.22, non-functional in v1.25+"),
        ("glusterfs", "deprecated in v1.25, non-functional in v1.26+"),
        ("cephfs", "deprecated in v1.28, non-functional in v1.31+"),
        ("rbd", "deprecated in v1.28, non-functional in v1.31+"),
    ]

    /// What holds a volume's source, which stands at the report's path.
    static func source(_ holder: Fields, _ report: inout FieldReport) {
        for old in oldSources where holder.contains(old.type) {
            report.warn(old.type == "storageos" ? "storageOS" : old.type, old.fate)
        }
    }

    static func volume(_ volume: PersistentVolume, _ report: inout FieldReport) {
        oldClass(volume.metadata, &report)
        report.at("spec") { report in
            if volume.spec.persistentVolumeReclaimPolicy == "Recycle" {
                report.warn(
                    "persistentVolumeReclaimPolicy",
                    "The Recycle reclaim policy is deprecated. Instead, the recommended approach is to use dynamic "
                        + "provisioning.")
            }
            if let required = volume.spec.nodeAffinity?.required {
                report.at("nodeAffinity") { report in
                    report.at("required") { report in
                        report.each("nodeSelectorTerms", required.nodeSelectorTerms) {
                            NodeWarnings.term($0, looksAtValues: false, &$1)
                        }
                    }
                }
            }
            source(volume.spec.fields, &report)
        }
    }

    static func claim(_ claim: PersistentVolumeClaim, _ report: inout FieldReport) {
        oldClass(claim.metadata, &report)
        report.at("spec") { claimSpec(claim.spec, &$0) }
    }

    /// What a claim asks for, which stands at the report's path.
    static func claimSpec(_ spec: PersistentVolumeClaimSpec, _ report: inout FieldReport) {
        report.at("resources") { report in
            for list in ["requests", "limits"] {
                wholeBytes(["storage"], spec.resources.fields.object(list), list, &report)
            }
        }
    }

    /// Amounts of bytes that no machine can give exactly.
    static func wholeBytes(_ names: [String], _ amounts: Fields, _ field: String, _ report: inout FieldReport) {
        guard !amounts.isEmpty else { return }
        for name in names {
            guard let amount = amounts.quantity(name), !amount.isWhole else { continue }
            report.at(field) { report in
                report.at(key: name) {
                    $0.warn(
                        nil,
                        "fractional byte value \(FieldError.quoted(amount.description)) is invalid, must be an integer")
                }
            }
        }
    }

    private static func oldClass(_ metadata: ObjectMeta, _ report: inout FieldReport) {
        guard metadata.fields["annotations"]?[StorageAnnotation.betaClass] != nil else { return }
        report.warn(
            "metadata.annotations[\(StorageAnnotation.betaClass)]",
            #"deprecated since v1.8; use "storageClassName" attribute instead"#)
    }

    static func storageClass(_ storageClass: StorageClass, _ report: inout FieldReport) {
        report.each("allowedTopologies", storageClass.allowedTopologies) { term, report in
            report.each("matchLabelExpressions", term.matchLabelExpressions) { expression, report in
                NodeWarnings.key("key", expression.key, &report)
            }
        }
    }

    static func capacity(_ capacity: CSIStorageCapacity, _ report: inout FieldReport) {
        guard let topology = capacity.nodeTopology else { return }
        report.at("nodeTopology") { report in
            report.at("matchLabels") { NodeWarnings.labels(topology.fields.object("matchLabels"), &$0) }
            report.each("matchExpressions", topology.matchExpressions) { requirement, report in
                NodeWarnings.key("key", requirement.key, &report)
            }
        }
    }
}
