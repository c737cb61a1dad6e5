import ObjectModel

/// The rules of an attachment of a volume to a node.
enum VolumeAttachmentValidation {
    private static let maximumMetadataBytes = 256 * 1024
    private static let maximumMessageBytes = 1024
    private static let eitherSource = "must specify exactly one of inlineVolumeSpec and persistentVolumeName"

    static func create(_ object: Value) -> [FieldError] {
        let attachment = VolumeAttachment(object)
        return FieldReport.collect { report in
            whole(attachment, &report)
            report.at("spec") { report in
                let attacher = attachment.spec.attacher
                if !attacher.isEmpty { VolumeValidation.csiDriver("attacher", attacher, &report) }
                guard let name = attachment.spec.source.persistentVolumeName else { return }
                report.at("source") {
                    $0.invalid("persistentVolumeName", name, problems: NameFormat.dns1123Subdomain(name))
                }
            }
        }
    }

    static func update(_ object: Value, old: Value, subresource: String?) -> [FieldError] {
        FieldReport.collect { report in
            whole(VolumeAttachment(object), &report)
            report.immutableStruct("spec", object["spec"], old["spec"])
        }
    }

    private static func whole(_ attachment: VolumeAttachment, _ report: inout FieldReport) {
        let spec = attachment.spec
        report.at("spec") { report in
            if spec.attacher.isEmpty { report.required("attacher") }
            report.at("source") { source(spec.source, &$0) }
            report.invalid("nodeName", spec.nodeName, problems: NameFormat.dns1123Subdomain(spec.nodeName))
        }
        report.at("status") { status(attachment.status, &$0) }
    }

    private static func source(_ source: VolumeAttachmentSource, _ report: inout FieldReport) {
        switch (source.inlineVolumeSpec, source.persistentVolumeName) {
        case (nil, nil): report.required(nil, eitherSource)
        case (.some, .some): report.forbidden(nil, eitherSource)
        case (nil, let name?):
            if name.isEmpty { report.required("persistentVolumeName", "must specify non empty persistentVolumeName") }
        case (let spec?, nil):
            report.at("inlineVolumeSpec") { PersistentVolumeValidation.inlineSpec(spec, &$0) }
        }
    }

    private static func status(_ status: VolumeAttachmentStatus, _ report: inout FieldReport) {
        let metadata = status.attachmentMetadata
        let size = metadata.reduce(0) { $0 + $1.key.utf8.count + $1.value.utf8.count }
        if size > maximumMetadataBytes { report.tooLong("attachmentMetadata", maximum: maximumMetadataBytes) }
        for (field, error) in [("attachError", status.attachError), ("detachError", status.detachError)] {
            guard let error else { continue }
            report.at(field) { report in
                if error.message.utf8.count > maximumMessageBytes {
                    // The limit that Kubernetes names is not the one it applies.
                    report.tooLong("message", maximum: maximumMetadataBytes)
                }
                report.range("errorCode", error.errorCode, 0...Int(Int32.max))
            }
        }
    }
}
