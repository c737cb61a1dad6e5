import ObjectModel

/// The rules of what is known about the storage drivers of a node.
enum CSINodeValidation {
    private static let longestNodeID = 192
    /// What nodes may have had before the limit was lowered.
    private static let longestOldNodeID = 256

    static func create(_ object: Value) -> [FieldError] { drivers(object, longestNodeID: longestNodeID) }

    static func update(_ object: Value, old: Value, subresource: String?) -> [FieldError] {
        let before = CSINode(old).spec.drivers
        let hasLongID = before.contains { $0.nodeID.utf8.count > longestNodeID }
        return drivers(object, longestNodeID: hasLongID ? longestOldNodeID : longestNodeID)
            + FieldReport.collect(at: FieldPath("spec")) { report in
                for driver in before {
                    for new in CSINode(object).spec.drivers where new.name == driver.name {
                        report.immutableStruct("drivers", comparable(new), comparable(driver))
                    }
                }
            }
    }

    /// How many volumes a node takes may change.
    private static func comparable(_ driver: CSINodeDriver) -> Value {
        var driver = driver
        driver.allocatable = nil
        return driver.value
    }

    private static func drivers(_ object: Value, longestNodeID: Int) -> [FieldError] {
        FieldReport.collect(at: FieldPath("spec")) { report in
            var names: Set<String> = []
            report.each("drivers", CSINode(object).spec.drivers) { driver, report in
                VolumeValidation.csiDriver("name", driver.name, &report)
                nodeID(driver.nodeID, longest: longestNodeID, &report)
                if let volumes = driver.allocatable {
                    report.at("allocatable") { $0.nonnegative("count", volumes.count) }
                }
                if !names.insert(driver.name).inserted { report.duplicate("name", .string(driver.name)) }
                topologyKeys(driver.topologyKeys, &report)
            }
        }
    }

    private static func nodeID(_ identifier: String, longest: Int, _ report: inout FieldReport) {
        if identifier.isEmpty { report.required("nodeID") }
        if identifier.utf8.count > longest {
            report.invalid("nodeID", .string(identifier), "must be \(longest) characters or less")
        }
    }

    /// Their errors are about the driver as a whole.
    private static func topologyKeys(_ keys: [String], _ report: inout FieldReport) {
        var seen: Set<String> = []
        for key in keys {
            if key.isEmpty { report.required() }
            if !seen.insert(key).inserted { report.duplicate(nil, .string(key)) }
            report.invalid(nil, key, problems: NameFormat.qualifiedName(key))
        }
    }
}
