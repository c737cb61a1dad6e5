import ObjectModel

/// The rules of volumes that name a storage system directly, which drivers have replaced since.
enum LegacyVolumeValidation {
    /// `<volume name>:<iscsi.targetPortal>`, which becomes an initiator's interface.
    static let maximumISCSIName = 64
    static let iscsiNameProblem =
        "Total length of <volume name>:<iscsi.targetPortal> must be under \(maximumISCSIName) characters if "
        + "iscsi.initiatorName is specified."
    private static let maximumTenant = 64
    private static let units = 0...255

    static func gitRepo(_ source: GitRepoVolumeSource, _ report: inout FieldReport) {
        if source.repository.isEmpty { report.required("repository") }
        report.invalid("directory", source.directory, problems: NameFormat.relativePath(source.directory))
    }

    /// A disk of a cloud: its name and a partition.
    static func disk(_ source: Fields, name: String, _ report: inout FieldReport) {
        if source.string(name).isEmpty { report.required(name) }
        let partition = source.int("partition")
        guard !units.contains(partition) else { return }
        // No partition is fine, but Kubernetes doesn't say so.
        report.invalid("partition", .int(Int64(partition)), NameFormat.rangeProblem(1...255))
    }

    static func secretReference(_ source: Fields, _ report: inout FieldReport) {
        guard let secret = source["secretRef"]?.objectValue, secret.string("name").isEmpty else { return }
        report.at("secretRef") { $0.required("name") }
    }

    static func flocker(_ source: FlockerVolumeSource, _ report: inout FieldReport) {
        if source.datasetName.isEmpty && source.datasetUUID.isEmpty {
            report.required(nil, "one of datasetName and datasetUUID is required")
        }
        if !source.datasetName.isEmpty && !source.datasetUUID.isEmpty {
            report.invalid(nil, "resource", "datasetName and datasetUUID can not be specified simultaneously")
        }
        if source.datasetName.contains("/") {
            report.invalid("datasetName", .string(source.datasetName), "must not contain '/'")
        }
    }

    static func quobyte(_ source: QuobyteVolumeSource, _ report: inout FieldReport) {
        let pairs = "must be a host:port pair or multiple pairs separated by commas"
        if source.registry.isEmpty {
            report.required("registry", pairs)
        } else if source.tenant.utf8.count > maximumTenant {
            report.required("tenant", "must be a UUID and may not exceed a length of \(maximumTenant) characters")
        } else {
            for pair in source.registry.split(separator: ",", omittingEmptySubsequences: false)
            where !isHostAndPort(pair) {
                report.invalid("registry", .string(source.registry), pairs)
            }
        }
        if source.volume.isEmpty { report.required("volume") }
    }

    private static func isHostAndPort(_ text: Substring) -> Bool {
        guard let colon = text.lastIndex(of: ":") else { return false }
        let host = text[..<colon]
        if host.hasPrefix("[") { return host.hasSuffix("]") }
        return !host.contains(":") && !host.contains("[") && !host.contains("]")
    }

    static func fibreChannel(_ source: FCVolumeSource, _ report: inout FieldReport) {
        let names = source.targetWWNs
        if names.isEmpty && source.wwids.isEmpty {
            report.required("targetWWNs", "must specify either targetWWNs or wwids, but not both")
        }
        guard !names.isEmpty else { return }
        if !source.wwids.isEmpty {
            report.invalid(
                "targetWWNs", .array(names.map(Value.string)),
                "targetWWNs and wwids can not be specified simultaneously")
        }
        if source.lun == nil {
            report.required("lun", "lun is required if targetWWNs is specified")
        } else {
            report.range("lun", source.lun, units)
        }
    }

    static func flex(_ source: FlexVolumeSource, _ report: inout FieldReport) {
        if source.driver.isEmpty { report.required("driver") }
        report.at("options") { report in
            for entry in source.fields.object("options").entries {
                let namespace = "." + (entry.key.split(separator: "/").first ?? "").lowercased()
                guard namespace.hasSuffix(".kubernetes.io") || namespace.hasSuffix(".k8s.io") else { continue }
                report.at(key: entry.key) {
                    $0.invalid(nil, .string(entry.key), "kubernetes.io and k8s.io namespaces are reserved")
                }
            }
        }
    }

    static func azureDisk(_ source: AzureDiskVolumeSource, _ report: inout FieldReport) {
        VolumeValidation.required(["diskName", "diskURI"], in: source.fields, &report)
        if let mode = source.cachingMode { report.oneOf("cachingMode", mode, ["None", "ReadOnly", "ReadWrite"]) }
        guard let kind = source.kind else { return }
        report.oneOf("kind", kind, ["Dedicated", "Managed", "Shared"])
        let address = source.diskURI
        let isManaged = kind == "Managed"
        guard !address.hasPrefix(isManaged ? "/subscriptions/" : "https://") else { return }
        report.notSupported(
            "diskURI", .string(address),
            isManaged
                ? ["/subscriptions/{sub-id}/resourcegroups/{group-name}/providers/microsoft.compute/disks/{disk-id}"]
                : ["https://{account-name}.blob.core.windows.net/{container-name}/{disk-name}.vhd"])
    }

    static func storageOS(_ source: StorageOSVolumeSource, _ report: inout FieldReport) {
        report.text("volumeName", source.volumeName, format: NameFormat.dns1123Label)
        report.optionalText("volumeNamespace", source.volumeNamespace, format: NameFormat.dns1123Label)
        secretReference(source.fields, &report)
    }
}

// MARK: - iSCSI

extension LegacyVolumeValidation {
    static func iscsi(_ source: ISCSIVolumeSource, _ report: inout FieldReport) {
        let unknown = "must be valid format starting with iqn, eui, or naa"
        if source.targetPortal.isEmpty { report.required("targetPortal") }
        iscsiTarget(source, unknown: unknown, &report)
        iscsiInitiator(source, unknown: unknown, &report)
    }

    /// - Parameter unknown: What is wrong with a name in none of the formats.
    static func iscsiTarget(_ source: ISCSIVolumeSource, unknown: String, _ report: inout FieldReport) {
        report.text("iqn", source.iqn) { iscsiName($0, unknown: unknown) }
        report.range("lun", source.lun, units)
        if (source.chapAuthDiscovery || source.chapAuthSession) && source.secretRef == nil {
            report.required("secretRef")
        }
    }

    static func iscsiInitiator(_ source: ISCSIVolumeSource, unknown: String, _ report: inout FieldReport) {
        guard let initiator = source.initiatorName else { return }
        report.invalid("initiatorname", initiator, problems: iscsiName(initiator, unknown: unknown))
    }

    private static let iqnDomain = ByteSet("-a-zA-Z0-9.")
    private static let notInIQN = ByteSet(",;*&$| \t\n\r")

    /// `iqn.yyyy-mm.domain:name`, `eui.` and 16 or `naa.` and 32 letters and digits (RFC 3720).
    private static func iscsiName(_ name: String, unknown: String) -> [String] {
        let isValid: Bool
        switch name.prefix(3) {
        case "iqn": isValid = isIQN(name)
        case "eui": isValid = isFixed(name, length: 16)
        case "naa": isValid = isFixed(name, length: 32)
        default: return [unknown]
        }
        return isValid ? [] : ["must be valid format"]
    }

    private static func isFixed(_ name: String, length: Int) -> Bool {
        name.utf8.count == length + 4 && ByteSet.alphanumeric.containsAll(of: name.dropFirst(4))
    }

    private static func isIQN(_ name: String) -> Bool {
        let bytes = Array(name.utf8)
        guard bytes.count > 12, let colon = bytes.firstIndex(of: UInt8(ascii: ":")), colon > 12, colon + 1 < bytes.count
        else { return false }
        let isDate =
            bytes[4..<8].allSatisfy(ByteSet.digit.contains) && bytes[8] == UInt8(ascii: "-")
            && bytes[9..<11].allSatisfy(ByteSet.digit.contains)
        return bytes[3] == UInt8(ascii: ".") && isDate && bytes[11] == UInt8(ascii: ".")
            && bytes[12..<colon].allSatisfy(iqnDomain.contains)
            && !bytes[(colon + 1)...].contains(where: notInIQN.contains)
    }
}
