import ObjectModel

/// The rules of a pod template, as workloads hold one.
public enum PodTemplateValidation {
    /// Why a template is refused. The kind that holds it adds what it demands of `spec.restartPolicy`.
    /// - Parameters:
    ///   - path: where the template stands, such as `spec.template`.
    ///   - old: the template before an update: what it had may stay although new templates may not have it.
    public static func validate(
        _ template: PodTemplateSpec, at path: FieldPath, old: PodTemplateSpec? = nil
    ) -> [FieldError] {
        let annotations = template.metadata.fields.object("annotations")
        return FieldReport.collect(at: path) { report in
            // Kubernetes leaves `metadata` out of these paths.
            report.at("labels") { LabelValidation.labels(template.metadata.fields.object("labels"), &$0) }
            report.at("annotations") { report in
                MetadataValidation.annotations(annotations, &report)
                PodAnnotationValidation.validate(annotations, template.spec, &report)
            }
            report.at("spec") { report in
                PodSpecValidation.validate(
                    template.spec, isPod: false, leniency: PodLeniency(old: old?.spec), &report)
                PodAnnotationValidation.matchFields(annotations, template.spec, &report)
                if !template.spec.ephemeralContainers.isEmpty {
                    report.forbidden("ephemeralContainers", "ephemeral containers not allowed in pod template")
                }
            }
        }
    }

    /// A PodTemplate object.
    static func create(_ object: Value) -> [FieldError] {
        validate(PodTemplate(object).template, at: FieldPath("template"))
    }

    /// A changed PodTemplate object.
    static func update(_ object: Value, old: Value, subresource: String?) -> [FieldError] {
        validate(PodTemplate(object).template, at: FieldPath("template"), old: PodTemplate(old).template)
    }
}
