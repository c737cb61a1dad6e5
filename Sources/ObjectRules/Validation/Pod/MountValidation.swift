import ObjectModel

/// The rules of where volumes appear in a container: as directories and as block devices.
enum MountValidation {
    static func validate(_ container: Container, _ context: PodSpecContext, _ report: inout FieldReport) {
        let mounts = container.volumeMounts
        let devices = container.volumeDevices
        guard !mounts.isEmpty || !devices.isEmpty else { return }
        let deviceNames = Set(devices.map(\.name))
        let devicePaths = Set(devices.map(\.devicePath))
        let privileged = container.securityContext?.privileged == true
        report.at("volumeMounts") { report in
            var paths: Set<String> = []
            for (position, mount) in mounts.enumerated() {
                report.at(index: position) { report in
                    place(mount, context, &paths, &report)
                    if deviceNames.contains(mount.name) {
                        report.invalid("name", .string(mount.name), "must not already exist in volumeDevices")
                    }
                    if devicePaths.contains(mount.mountPath) {
                        report.invalid(
                            "mountPath", .string(mount.mountPath), "must not already exist as a path in volumeDevices")
                    }
                }
                // Kubernetes leaves the position out of these, except when there are both.
                report.optionalText("subPath", mount.subPath, format: NameFormat.relativePath)
                if !mount.subPath.isEmpty && !mount.subPathExpr.isEmpty {
                    let why = "subPathExpr and subPath are mutually exclusive"
                    report.at(index: position) { $0.invalid("subPathExpr", .string(mount.subPathExpr), why) }
                }
                report.optionalText("subPathExpr", mount.subPathExpr, format: NameFormat.relativePath)
                options(mount, privileged: privileged, &report)
            }
        }
        self.devices(devices, mounts, context, &report)
    }

    private static func place(
        _ mount: VolumeMount, _ context: PodSpecContext, _ paths: inout Set<String>, _ report: inout FieldReport
    ) {
        if mount.name.isEmpty { report.required("name") }
        if context.volumes[mount.name] == nil { report.notFound("name", .string(mount.name)) }
        if mount.mountPath.isEmpty { report.required("mountPath") }
        if !paths.insert(mount.mountPath).inserted {
            report.invalid("mountPath", .string(mount.mountPath), "must be unique")
        }
    }

    private static func options(_ mount: VolumeMount, privileged: Bool, _ report: inout FieldReport) {
        if let propagation = mount.mountPropagation {
            report.oneOf("mountPropagation", propagation, ["Bidirectional", "HostToContainer", "None"])
            if propagation == "Bidirectional" && !privileged {
                report.forbidden(
                    "mountPropagation", "Bidirectional mount propagation is available only to privileged containers")
            }
        }
        switch mount.recursiveReadOnly {
        case nil, "Disabled"?: break
        case "Enabled"?, "IfPossible"?:
            if !mount.readOnly { report.forbidden("recursiveReadOnly", "may only be specified when readOnly is true") }
            if let propagation = mount.mountPropagation, propagation != "None" {
                report.forbidden(
                    "recursiveReadOnly", "may only be specified when mountPropagation is None or not specified")
            }
        case let other?:
            report.notSupported("recursiveReadOnly", .string(other), ["Disabled", "Enabled", "IfPossible"])
        }
    }

    private static func devices(
        _ devices: [VolumeDevice], _ mounts: [VolumeMount], _ context: PodSpecContext, _ report: inout FieldReport
    ) {
        var names: Set<String> = []
        var paths: Set<String> = []
        let mountNames = Set(mounts.map(\.name))
        let mountPaths = Set(mounts.map(\.mountPath))
        report.each("volumeDevices", devices) { device, report in
            let name = Value.string(device.name)
            let path = Value.string(device.devicePath)
            if device.name.isEmpty {
                report.required("name")
            } else if !names.insert(device.name).inserted {
                report.invalid("name", name, "must be unique")
            }
            if let volume = context.volumes[device.name] {
                if volume.persistentVolumeClaim == nil && volume.ephemeral == nil {
                    report.invalid(
                        "name", name,
                        "can only use volume source type of PersistentVolumeClaim or Ephemeral for block mode")
                }
            } else {
                report.notFound("name", name)
            }
            if device.devicePath.isEmpty { report.required("devicePath") }
            if paths.contains(device.devicePath) { report.invalid("devicePath", path, "must be unique") }
            if NameFormat.hasBackstep(device.devicePath) {
                report.invalid("devicePath", path, "can not contain backsteps ('..')")
            } else {
                paths.insert(device.devicePath)
            }
            if mountNames.contains(device.name) {
                report.invalid("name", name, "must not already exist in volumeMounts")
            }
            if mountPaths.contains(device.devicePath) {
                report.invalid("devicePath", path, "must not already exist as a path in volumeMounts")
            }
        }
    }
}
