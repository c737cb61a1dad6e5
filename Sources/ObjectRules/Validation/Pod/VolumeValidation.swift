import ObjectModel

/// The rules of a pod's volumes.
enum VolumeValidation {
    /// Checks all volumes; those that are in order, by name.
    static func validate(
        _ volumes: [Volume], _ context: PodSpecContext, _ report: inout FieldReport
    ) -> [String: Volume] {
        var good: [String: Volume] = [:]
        let created = createdClaims(volumes, context)
        report.each("volumes", volumes) { volume, report in
            let before = report.errors.count
            source(volume, context, &report)
            report.text("name", volume.name, format: NameFormat.dns1123Label)
            if good[volume.name] != nil { report.duplicate("name", .string(volume.name)) }
            if report.errors.count == before { good[volume.name] = volume }
            guard let claim = volume.persistentVolumeClaim?.claimName, created.contains(claim) else { return }
            report.at("persistentVolumeClaim") {
                $0.invalid(
                    "claimName", .string(claim), "must not reference a PVC that gets created for an ephemeral volume")
            }
        }
        return good
    }

    /// The claims that come to be for the pod's ephemeral volumes.
    private static func createdClaims(_ volumes: [Volume], _ context: PodSpecContext) -> Set<String> {
        guard !context.podName.isEmpty else { return [] }
        return Set(volumes.filter { $0.ephemeral != nil }.map { "\(context.podName)-\($0.name)" })
    }

    /// One kind of volume.
    struct Source: Sendable {
        /// Where its errors stand, which is not always the field.
        let path: String
        /// Where the error about a second source stands.
        let pathOfSecond: String
        let rules: @Sendable (Fields, inout FieldReport) -> Void
        let order: Int
    }

    /// By field. The order decides which of several sources is the one too many.
    static let sources: [String: Source] = {
        var sources: [String: Source] = [:]
        func add(
            _ field: String, path: String? = nil, pathOfSecond: String? = nil,
            _ rules: @escaping @Sendable (Fields, inout FieldReport) -> Void
        ) {
            sources[field] = Source(
                path: path ?? field, pathOfSecond: pathOfSecond ?? field, rules: rules, order: sources.count)
        }
        add("emptyDir", emptyDirectory)
        add("hostPath", hostPath)
        add("gitRepo") { LegacyVolumeValidation.gitRepo(GitRepoVolumeSource(fields: $0), &$1) }
        add("gcePersistentDisk", path: "persistentDisk") { LegacyVolumeValidation.disk($0, name: "pdName", &$1) }
        add("awsElasticBlockStore") { LegacyVolumeValidation.disk($0, name: "volumeID", &$1) }
        add("secret") { files($0, name: "secretName", &$1) }
        add("nfs", nfs)
        add("iscsi") { LegacyVolumeValidation.iscsi(ISCSIVolumeSource(fields: $0), &$1) }
        add("glusterfs") { required(["endpoints", "path"], in: $0, &$1) }
        add("flocker") { LegacyVolumeValidation.flocker(FlockerVolumeSource(fields: $0), &$1) }
        add("persistentVolumeClaim") { required(["claimName"], in: $0, &$1) }
        add("rbd") { required(["monitors", "image"], in: $0, &$1) }
        add("cinder") { source, report in
            required(["volumeID"], in: source, &report)
            LegacyVolumeValidation.secretReference(source, &report)
        }
        add("cephfs", pathOfSecond: "cephFS") { required(["monitors"], in: $0, &$1) }
        add("quobyte") { LegacyVolumeValidation.quobyte(QuobyteVolumeSource(fields: $0), &$1) }
        // The path is misspelt in Kubernetes too.
        add("downwardAPI", pathOfSecond: "downwarAPI", downwardAPI)
        add("fc") { LegacyVolumeValidation.fibreChannel(FCVolumeSource(fields: $0), &$1) }
        add("flexVolume") { LegacyVolumeValidation.flex(FlexVolumeSource(fields: $0), &$1) }
        add("configMap") { files($0, name: "name", &$1) }
        add("azureFile") { required(["secretName", "shareName"], in: $0, &$1) }
        add("vsphereVolume") { required(["volumePath"], in: $0, &$1) }
        add("photonPersistentDisk") { required(["pdID"], in: $0, &$1) }
        add("portworxVolume") { required(["volumeID"], in: $0, &$1) }
        add("azureDisk") { LegacyVolumeValidation.azureDisk(AzureDiskVolumeSource(fields: $0), &$1) }
        add("storageos") { LegacyVolumeValidation.storageOS(StorageOSVolumeSource(fields: $0), &$1) }
        add("projected") { ProjectedVolumeValidation.validate(ProjectedVolumeSource(fields: $0), &$1) }
        add("scaleIO") { required(["gateway", "system", "volumeName"], in: $0, &$1) }
        add("csi") { csi(CSIVolumeSource(fields: $0), &$1) }
        add("ephemeral", ephemeral)
        add("image") { source, report in
            report.choice("pullPolicy", source.string("pullPolicy"), ["Always", "IfNotPresent", "Never"])
        }
        return sources
    }()

    private static func source(_ volume: Volume, _ context: PodSpecContext, _ report: inout FieldReport) {
        var present: [(Source, Fields)] = []
        for entry in volume.fields.entries where entry.key != "name" {
            guard let source = sources[entry.key], let fields = entry.value.objectValue else { continue }
            present.append((source, fields))
        }
        guard !present.isEmpty else { return report.required(nil, "must specify a volume type") }
        if present.count > 1 { present.sort { $0.0.order < $1.0.order } }
        for (position, (source, fields)) in present.enumerated() {
            if position > 0 {
                report.forbidden(source.pathOfSecond, "may not specify more than 1 volume type")
            } else {
                report.at(source.path) { source.rules(fields, &$0) }
            }
        }
        // Templates may leave the image open for whoever creates the pods.
        if context.isPod, present.count == 1, let image = volume.image, image.reference.isEmpty {
            report.at("image") { $0.required("reference") }
        }
        nameLengths(volume, context, &report)
    }

    /// Names that are made of the volume's name and another one.
    private static func nameLengths(_ volume: Volume, _ context: PodSpecContext, _ report: inout FieldReport) {
        if let iscsi = volume.iscsi, iscsi.initiatorName != nil,
            "\(volume.name):\(iscsi.targetPortal)".utf8.count > LegacyVolumeValidation.maximumISCSIName
        {
            report.invalid("name", .string(volume.name), LegacyVolumeValidation.iscsiNameProblem)
        }
        guard volume.ephemeral != nil, !context.podName.isEmpty, !volume.name.isEmpty else { return }
        let claim = "\(context.podName)-\(volume.name)"
        for problem in NameFormat.dns1123Subdomain(claim) {
            report.invalid("name", .string(volume.name), "PVC name \(FieldError.quoted(claim)): \(problem)")
        }
    }
}

// MARK: - Rules that several sources share

extension VolumeValidation {
    static let modes = 0...0o777

    /// Fields that must not be empty.
    static func required(_ fields: [String], in source: Fields, _ report: inout FieldReport) {
        for field in fields where source.string(field).isEmpty && source.values(field).isEmpty {
            report.required(field)
        }
    }

    /// Permission bits of a file.
    static func mode(_ field: String, _ mode: Int?, _ report: inout FieldReport) {
        guard let mode, !modes.contains(mode) else { return }
        report.invalid(
            field, .int(Int64(mode)), "must be a number between 0 and 0777 (octal), both inclusive")
    }

    /// The files that keys of a ConfigMap or Secret become.
    static func items(_ items: [KeyToPath], _ report: inout FieldReport) {
        report.each("items", items) { item, report in
            if item.key.isEmpty { report.required("key") }
            report.text("path", item.path, format: NameFormat.filePath)
            mode("mode", item.mode, &report)
        }
    }
}

// MARK: - Sources

extension VolumeValidation {
    private static func emptyDirectory(_ source: Fields, _ report: inout FieldReport) {
        guard let limit = source.quantity("sizeLimit"), limit < .zero else { return }
        report.forbidden("sizeLimit", "SizeLimit field must be a valid resource quantity")
    }

    private static let hostPathTypes = [
        "", "BlockDevice", "CharDevice", "Directory", "DirectoryOrCreate", "File", "FileOrCreate", "Socket",
    ]

    static func hostPath(_ source: Fields, _ report: inout FieldReport) {
        let path = source.string("path")
        guard !path.isEmpty else { return report.required("path") }
        report.invalid("path", path, problems: NameFormat.pathWithoutBacksteps(path))
        if let type = source.optionalString("type") { report.oneOf("type", type, hostPathTypes) }
    }

    private static func files(_ source: Fields, name: String, _ report: inout FieldReport) {
        if source.string(name).isEmpty { report.required(name) }
        mode("defaultMode", source.optionalInt("defaultMode"), &report)
        items(source.messages("items"), &report)
    }

    static func nfs(_ source: Fields, _ report: inout FieldReport) {
        required(["server", "path"], in: source, &report)
        let path = source.string("path")
        if !path.hasPrefix("/") { report.invalid("path", .string(path), "must be an absolute path") }
    }

    private static func downwardAPI(_ source: Fields, _ report: inout FieldReport) {
        mode("defaultMode", source.optionalInt("defaultMode"), &report)
        let files: [DownwardAPIVolumeFile] = source.messages("items")
        // Kubernetes leaves the position out of the path.
        for file in files { ProjectedVolumeValidation.downwardFile(file, &report) }
    }

    private static func csi(_ source: CSIVolumeSource, _ report: inout FieldReport) {
        csiDriver("driver", source.driver, &report)
        guard let secret = source.nodePublishSecretRef else { return }
        if secret.name.isEmpty {
            report.at("nodePublishSecretRef") { $0.required("name") }
        } else {
            report.invalid("name", secret.name, problems: NameFormat.dns1123Subdomain(secret.name))
        }
    }

    private static let maximumDriverName = 63

    /// The name of a storage driver: a host name of which case does not matter.
    static func csiDriver(_ field: String, _ name: String, _ report: inout FieldReport) {
        if name.isEmpty { report.required(field) }
        if name.utf8.count > maximumDriverName { report.tooLong(field, maximum: maximumDriverName) }
        report.invalid(field, name, problems: NameFormat.dns1123Subdomain(name.lowercased()))
    }

    private static func ephemeral(_ source: Fields, _ report: inout FieldReport) {
        guard let template: PersistentVolumeClaimTemplate = source.optionalMessage("volumeClaimTemplate") else {
            return report.required("volumeClaimTemplate")
        }
        report.at("volumeClaimTemplate") { report in
            report.at("metadata") { templateMetadata(template.fields.object("metadata"), &$0) }
            report.at("spec") { PersistentVolumeClaimSpecValidation.validate(template.spec, &$0) }
        }
    }

    private static func templateMetadata(_ metadata: Fields, _ report: inout FieldReport) {
        report.at("annotations") { MetadataValidation.annotations(metadata.object("annotations"), &$0) }
        report.at("labels") { LabelValidation.labels(metadata.object("labels"), &$0) }
        for entry in metadata.entries
        where entry.key != "labels" && entry.key != "annotations" && entry.value != .null {
            report.forbidden(entry.key, "cannot be set")
        }
    }
}
