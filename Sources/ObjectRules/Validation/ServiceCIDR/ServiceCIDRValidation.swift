import ObjectModel

/// The rules of ranges that services take their addresses from: one, or one of each family.
enum ServiceCIDRValidation {
    static func create(_ object: Value) -> [FieldError] {
        FieldReport.collect(at: FieldPath("spec")) { ranges(ServiceCIDR(object).spec.cidrs, object["spec"], &$0) }
    }

    /// A range of the other family may be added later, and nothing else change.
    static func update(_ object: Value, old: Value, subresource: String?) -> [FieldError] {
        guard subresource == nil else { return [] }
        let (new, before) = (ServiceCIDR(object).spec.cidrs, ServiceCIDR(old).spec.cidrs)
        return FieldReport.collect(at: FieldPath("spec")) { report in
            let isExtended = before.count == 1 && new.count == 2
            guard new.count == before.count || isExtended else {
                return report.invalid("cidrs", .array(new.map(Value.string)), "field is immutable")
            }
            report.at("cidrs") { report in
                for (index, (range, was)) in zip(new, before).enumerated() where range != was {
                    report.at(index: index) { $0.invalid(nil, .string(range), "field is immutable") }
                }
            }
            if isExtended { ranges(new, object["spec"], &report) }
        }
    }

    private static func ranges(_ ranges: [String], _ spec: Value?, _ report: inout FieldReport) {
        guard !ranges.isEmpty else { return report.required("cidrs", "at least one CIDR required") }
        guard ranges.count <= 2 else {
            return report.invalid("cidrs", (spec ?? .null).withGoFieldNames, "may only hold up to 2 values")
        }
        report.each("cidrs", ranges) { range, report in
            report.invalid(nil, range, problems: NameFormat.strictCIDR(range))
        }
        let families = ranges.compactMap { IPRange($0)?.address.isIPv4 }
        if families.count == 2, families[0] == families[1] {
            report.invalid(
                "cidrs", .array(ranges.map(Value.string)),
                "may specify no more than one IP for each IP family, i.e 192.168.0.0/24 and 2001:db8::/64")
        }
    }
}
