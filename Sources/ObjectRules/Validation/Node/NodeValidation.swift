import ObjectModel

/// The rules of a node.
enum NodeValidation {
    private static let effects = ["NoSchedule", "PreferNoSchedule", "NoExecute"]

    static func create(_ object: Value) -> [FieldError] {
        let node = Node(object)
        return FieldReport.collect { report in
            taints(node.spec.taints, &report)
            resources(node.status, &report)
            report.at("spec") { podCIDRs(node.spec.podCIDRs, &$0) }
        }
    }

    static func update(_ object: Value, old: Value, subresource: String?) -> [FieldError] {
        let node = Node(object)
        let before = Node(old)
        return FieldReport.collect { report in
            resources(node.status, &report)
            addresses(node.status.addresses, &report)
            report.at("spec") { report in
                if !before.spec.podCIDRs.isEmpty, before.spec.podCIDRs != node.spec.podCIDRs {
                    report.forbidden("podCIDRs", "node updates may not change podCIDR except from \"\" to valid")
                }
                if !before.spec.providerID.isEmpty, before.spec.providerID != node.spec.providerID {
                    report.forbidden("providerID", "node updates may not change providerID except from \"\" to valid")
                }
                if before.spec.externalID != node.spec.externalID {
                    report.forbidden("externalID", "may not be updated")
                }
            }
            taints(node.spec.taints, &report)
        }
    }

    private static func taints(_ taints: [Taint], _ report: inout FieldReport) {
        var seen: Set<[String]> = []
        // Kubernetes says `metadata` here although taints are in the spec.
        report.at("metadata") { report in
            report.each("taints", taints) { taint, report in
                report.invalid("key", taint.key, problems: NameFormat.qualifiedName(taint.key))
                let problems = NameFormat.labelValue(taint.value)
                if !problems.isEmpty { report.invalid("value", .string(taint.value), problems.joined(separator: ";")) }
                report.choice("effect", taint.effect, effects)
                if !seen.insert([taint.key, taint.effect]).inserted {
                    let shown = FieldError.duplicate(report.path, Value.object(taint.fields).withGoFieldNames)
                    report.add(
                        FieldError(
                            kind: .duplicate, field: report.path,
                            message: shown.message + ": taints must be unique by key and effect pair"))
                }
            }
        }
    }

    private static func resources(_ status: NodeStatus, _ report: inout FieldReport) {
        report.at("status") { report in
            for field in ["capacity", "allocatable"] {
                for entry in status.fields.object(field).entries {
                    guard let quantity = Quantity(value: entry.value) else { continue }
                    let path = report.path.child(field, entry.key)
                    let shown = Value.string(quantity.description)
                    if quantity < .zero { report.add(.invalid(path, shown, "must be greater than or equal to 0")) }
                    if ResourceName.isCounted(entry.key), !quantity.isWhole {
                        report.add(.invalid(path, shown, "must be an integer"))
                    }
                }
            }
        }
    }

    private static func addresses(_ addresses: [NodeAddress], _ report: inout FieldReport) {
        var seen: Set<NodeAddress> = []
        report.at("status") { report in
            report.each("addresses", addresses) { address, report in
                if !seen.insert(address).inserted { report.duplicate(nil, address.value.withGoFieldNames) }
            }
        }
    }

    private static func podCIDRs(_ ranges: [String], _ report: inout FieldReport) {
        report.each("podCIDRs", ranges) { range, report in
            report.invalid(nil, range, problems: NameFormat.cidr(range))
        }
        let families = ranges.compactMap { IPRange($0)?.address.isIPv4 }
        if ranges.count > 2 || (families.count == 2 && families[0] == families[1]) {
            report.invalid(
                "podCIDRs", .array(ranges.map(Value.string)), "may specify no more than one CIDR for each IP family")
        }
        var seen: Set<String> = []
        report.each("podCIDRs", ranges) { range, report in
            if !seen.insert(range).inserted { report.duplicate(nil, .string(range)) }
        }
    }
}
