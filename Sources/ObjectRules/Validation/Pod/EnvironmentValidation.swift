import ObjectModel

/// The rules of environment variables and of the fields and resources they may show.
enum EnvironmentValidation {
    private static let fields = [
        "metadata.name", "metadata.namespace", "metadata.uid", "spec.nodeName", "spec.serviceAccountName",
        "status.hostIP", "status.hostIPs", "status.podIP", "status.podIPs",
    ]

    static func validate(_ container: Container, _ report: inout FieldReport) {
        report.each("env", container.env) { variable, report in
            report.text("name", variable.name, format: NameFormat.environmentVariable)
            guard let source = variable.valueFrom else { return }
            report.at("valueFrom") { Self.source(source, value: variable.fields.string("value"), &$0) }
        }
        let sources = container.envFrom
        guard !sources.isEmpty else { return }
        report.at("envFrom") { report in
            for (position, source) in sources.enumerated() {
                report.at(index: position) { envFrom(source, &$0) }
                // Kubernetes leaves the position out of these.
                switch (source.configMapRef, source.secretRef) {
                case (nil, nil): report.invalid(nil, "", "must specify one of: `configMapRef` or `secretRef`")
                case (_?, _?): report.invalid(nil, "", "may not have more than one field specified at a time")
                default: break
                }
            }
        }
    }

    private static func envFrom(_ source: EnvFromSource, _ report: inout FieldReport) {
        report.optionalText("prefix", source.prefix, format: NameFormat.environmentVariable)
        if let reference = source.configMapRef { report.at("configMapRef") { wholeObject(reference.name, &$0) } }
        if let reference = source.secretRef { report.at("secretRef") { wholeObject(reference.name, &$0) } }
    }

    private static func wholeObject(_ name: String, _ report: inout FieldReport) {
        report.text("name", name) { NameRule.subdomain.problems(ofPrefix: $0) }
    }

    private static func source(_ source: EnvVarSource, value: String, _ report: inout FieldReport) {
        var count = 0
        if let reference = source.fieldRef {
            count += 1
            report.at("fieldRef") { DownwardValidation.field(reference, supported: fields, &$0) }
        }
        if let reference = source.resourceFieldRef {
            count += 1
            report.at("resourceFieldRef") { DownwardValidation.resource(reference, inVolume: false, &$0) }
        }
        if let reference = source.configMapKeyRef {
            count += 1
            report.at("configMapKeyRef") { key(reference.name, reference.key, &$0) }
        }
        if let reference = source.secretKeyRef {
            count += 1
            report.at("secretKeyRef") { key(reference.name, reference.key, &$0) }
        }
        if let reference = source.fileKeyRef {
            count += 1
            report.at("fileKeyRef") { fileKey(reference, &$0) }
        }
        if count == 0 {
            report.invalid(
                nil, "",
                "must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef`, "
                    + "`secretKeyRef` or `fileKeyRef`")
        } else if !value.isEmpty {
            report.invalid(nil, "", "may not be specified when `value` is not empty")
        } else if count > 1 {
            report.invalid(nil, "", "may not have more than one field specified at a time")
        }
    }

    private static func key(_ name: String, _ key: String, _ report: inout FieldReport) {
        report.invalid("name", name, problems: NameFormat.dns1123Subdomain(name))
        report.text("key", key, format: NameFormat.configKey)
    }

    private static func fileKey(_ reference: FileKeySelector, _ report: inout FieldReport) {
        report.text("key", reference.key, format: NameFormat.environmentVariable)
        report.text("volumeName", reference.volumeName, format: NameFormat.dns1123Label)
        report.text("path", reference.path, format: NameFormat.relativePath)
    }
}

extension ContainerValidation {
    /// Files with variables are read from an `emptyDir` that an init container has filled.
    static func fileKeyVolumes(_ context: PodSpecContext, _ report: inout FieldReport) {
        for field in ["initContainers", "containers"] {
            let containers: [Container] = context.spec.fields.messages(field)
            report.each(field, containers) { container, report in
                report.each("env", container.env) { variable, report in
                    guard let name = variable.valueFrom?.fileKeyRef?.volumeName, !name.isEmpty else { return }
                    report.at("valueFrom") { report in
                        report.at("fileKeyRef") { emptyDirectory(name, context, &$0) }
                    }
                }
            }
        }
    }

    private static func emptyDirectory(_ name: String, _ context: PodSpecContext, _ report: inout FieldReport) {
        guard let volume = context.volumes[name] else { return report.notFound("volumeName", .string(name)) }
        guard volume.emptyDir == nil else { return }
        report.invalid("volumeName", .string(name), "referenced volume must be of type emptyDir")
    }
}
