import ObjectModel

/// The rules of an IPAddress object, which says whose the address is that it is named after.
enum IPAddressValidation {
    static func create(_ object: Value) -> [FieldError] {
        FieldReport.collect(at: FieldPath("spec")) { report in
            guard let owner = ObjectModel.IPAddress(object).spec.parentRef else { return report.required("parentRef") }
            report.at("parentRef") { parent(owner, &$0) }
        }
    }

    static func update(_ object: Value, old: Value, subresource: String?) -> [FieldError] {
        FieldReport.collect(at: FieldPath("spec")) { report in
            report.immutableStruct("parentRef", object["spec"]?["parentRef"], old["spec"]?["parentRef"])
        }
    }

    private static func parent(_ parent: ParentReference, _ report: inout FieldReport) {
        report.optionalText("group", parent.group, format: NameFormat.dns1123Subdomain)
        report.text("resource", parent.resource, format: NameFormat.pathSegmentName)
        report.text("name", parent.name, format: NameFormat.pathSegmentName)
        report.optionalText("namespace", parent.namespace, format: NameFormat.pathSegmentName)
    }
}
