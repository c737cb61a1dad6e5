import ObjectModel

/// The rules of the room that a driver has left for a class in a part of the cluster.
enum CSIStorageCapacityValidation {
    static func create(_ object: Value) -> [FieldError] { check(object, allowInvalidValues: false) }

    static func update(_ object: Value, old: Value, subresource: String?) -> [FieldError] {
        let hadInvalidValues =
            CSIStorageCapacity(old).nodeTopology.map { !LabelValidation.selector($0, at: FieldPath()).isEmpty } ?? false
        return check(object, allowInvalidValues: hadInvalidValues)
            + FieldReport.collect { report in
                for field in ["nodeTopology", "storageClassName"] {
                    report.immutable(field, object[field], old[field])
                }
            }
    }

    private static func check(_ object: Value, allowInvalidValues: Bool) -> [FieldError] {
        let capacity = CSIStorageCapacity(object)
        return FieldReport.collect { report in
            if let selector = capacity.nodeTopology {
                report.at("nodeTopology") {
                    LabelValidation.selector(selector, allowInvalidValues: allowInvalidValues, &$0)
                }
            }
            let name = capacity.storageClassName
            report.invalid("storageClassName", name, problems: NameFormat.dns1123Subdomain(name))
            if let size = capacity.capacity, size < .zero {
                report.invalid("capacity", .string(size.description), "must be greater than or equal to 0")
            }
        }
    }
}
