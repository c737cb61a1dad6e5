import ObjectModel

/// Where the data of a persistent volume is: exactly one of many fields says so.
enum PersistentVolumeSource {
    /// In the order in which they are looked at.
    static let fields = [
        "hostPath", "gcePersistentDisk", "awsElasticBlockStore", "glusterfs", "flocker", "nfs", "rbd", "quobyte",
        "cephfs", "iscsi", "cinder", "fc", "flexVolume", "azureFile", "vsphereVolume", "photonPersistentDisk",
        "portworxVolume", "azureDisk", "scaleIO", "local", "storageos", "csi",
    ]

    /// The spec of a volume, which stands at the report's path.
    static func validate(_ spec: PersistentVolumeSpec, volumeName: String, _ report: inout FieldReport) {
        let given = fields.filter { spec.fields[$0] != nil }
        for source in given {
            // Kubernetes has forgotten to look whether this one is the only one.
            guard source == given[0] || source == "flexVolume" else {
                report.forbidden(
                    VolumeValidation.sources[source]?.pathOfSecond ?? source,
                    "may not specify more than 1 volume type")
                continue
            }
            report.at(VolumeValidation.sources[source]?.path ?? source) {
                content(of: source, spec.fields.object(source), volumeName: volumeName, &$0)
            }
            if source == "local", spec.nodeAffinity == nil {
                report.required("nodeAffinity", "Local volume requires node affinity")
            }
        }
        if given.isEmpty { report.required(nil, "must specify a volume type") }
    }

    /// Unlike a pod's volume, one of the cluster names the namespaces of its secrets.
    private static func content(
        of source: String, _ fields: Fields, volumeName: String, _ report: inout FieldReport
    ) {
        switch source {
        case "local":
            let path = fields.string("path")
            guard !path.isEmpty else { return report.required("path") }
            report.invalid("path", path, problems: NameFormat.pathWithoutBacksteps(path))
        case "csi": csi(fields, &report)
        case "glusterfs":
            VolumeValidation.required(["endpoints", "path"], in: fields, &report)
            guard let namespace = fields.optionalString("endpointsNamespace") else { return }
            let missing = "if the endpointnamespace is set, it must be a valid namespace name"
            report.invalid(
                "endpointsNamespace", namespace,
                problems: namespace.isEmpty ? [missing] : NameFormat.dns1123Label(namespace))
        case "azureFile":
            VolumeValidation.required(["secretName", "shareName"], in: fields, &report)
            if fields.optionalString("secretNamespace") == "" { report.required("secretNamespace") }
        case "cinder":
            VolumeValidation.required(["volumeID"], in: fields, &report)
            guard let secret = fields["secretRef"]?.objectValue else { return }
            report.at("secretRef") { VolumeValidation.required(["name", "namespace"], in: secret, &$0) }
        case "iscsi": iscsi(ISCSIVolumeSource(fields: fields), volumeName: volumeName, &report)
        case "storageos":
            let name = fields.string("volumeName")
            report.text("volumeName", name, format: NameFormat.dns1123Label)
            report.optionalText(
                "volumeNamespace", fields.string("volumeNamespace"), format: NameFormat.dns1123Label)
            guard let secret = fields["secretRef"]?.objectValue else { return }
            report.at("secretRef") { VolumeValidation.required(["name", "namespace"], in: secret, &$0) }
        default: VolumeValidation.sources[source]?.rules(fields, &report)
        }
    }

    /// In other words than those of a pod's volume, and with a rule for the secret.
    private static func iscsi(_ source: ISCSIVolumeSource, volumeName: String, _ report: inout FieldReport) {
        if source.targetPortal.isEmpty { report.required("targetPortal") }
        let name = "\(volumeName):\(source.targetPortal)"
        if source.initiatorName != nil, name.utf8.count > LegacyVolumeValidation.maximumISCSIName {
            report.invalid(
                "targetportal", .string(source.targetPortal), LegacyVolumeValidation.iscsiNameProblem)
        }
        let unknown = "must be valid format"
        LegacyVolumeValidation.iscsiTarget(source, unknown: unknown, &report)
        LegacyVolumeValidation.secretReference(source.fields, &report)
        LegacyVolumeValidation.iscsiInitiator(source, unknown: unknown, &report)
    }

    private static let secrets = [
        "controllerPublishSecretRef", "controllerExpandSecretRef", "nodePublishSecretRef", "nodeExpandSecretRef",
    ]

    private static func csi(_ source: Fields, _ report: inout FieldReport) {
        VolumeValidation.csiDriver("driver", source.string("driver"), &report)
        if source.string("volumeHandle").isEmpty { report.required("volumeHandle") }
        for field in secrets {
            guard let secret = source[field]?.objectValue else { continue }
            report.at(field) { report in
                report.text("name", secret.string("name"), format: NameFormat.dns1123Subdomain)
                report.text("namespace", secret.string("namespace"), format: NameFormat.dns1123Label)
            }
        }
    }
}
