import ObjectModel

/// The rules of a runtime class.
enum RuntimeClassValidation {
    static func create(_ object: Value) -> [FieldError] {
        let runtimeClass = RuntimeClass(object)
        return FieldReport.collect { report in
            report.text("handler", runtimeClass.handler, format: NameFormat.dns1123Label)
            if let overhead = runtimeClass.overhead {
                let amounts = overhead.fields.object("podFixed")
                let requirements = ResourceRequirements(fields: Fields([("limits", .object(amounts))]))
                report.at("overhead") { ResourceValidation.requirements(requirements, .container, claims: [], &$0) }
            }
            if let scheduling = runtimeClass.scheduling {
                report.at("scheduling") { report in
                    report.at("nodeSelector") {
                        LabelValidation.labels(scheduling.fields.object("nodeSelector"), &$0)
                    }
                    report.at("tolerations") { TolerationValidation.validate(scheduling.tolerations, &$0) }
                }
            }
        }
    }

    static func update(_ object: Value, old: Value, subresource: String?) -> [FieldError] {
        create(object)
            + FieldReport.collect { $0.immutable("handler", object["handler"] ?? "", old["handler"] ?? "") }
    }
}
