import ObjectModel

/// The rules of a class of volume attributes.
enum VolumeAttributesClassValidation {
    static func create(_ object: Value) -> [FieldError] {
        let attributesClass = VolumeAttributesClass(object)
        return FieldReport.collect { report in
            StorageParameters.driver("driverName", attributesClass.driverName, &report)
            StorageParameters.check(attributesClass.fields.object("parameters"), isRequired: true, &report)
        }
    }

    static func update(_ object: Value, old: Value, subresource: String?) -> [FieldError] {
        FieldReport.collect { report in
            for field in ["driverName", "parameters"] where object[field] != old[field] {
                report.forbidden(field, "updates to \(field) are forbidden.")
            }
        } + create(object)
    }
}
