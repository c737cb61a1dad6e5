import ObjectModel

/// The rules that claims and volumes share.
enum AccessModeValidation {
    private static let supported = ["ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce", "ReadWriteOncePod"]
    private static let exclusive = "ReadWriteOncePod"

    static func modes(_ modes: [String], _ report: inout FieldReport) {
        for mode in modes { report.oneOf("accessModes", mode, supported) }
        if modes.contains(exclusive), modes.contains(where: { $0 != exclusive && supported.contains($0) }) {
            report.forbidden("accessModes", "may not use ReadWriteOncePod with other access modes")
        }
    }

    static func volumeMode(_ mode: String?, _ report: inout FieldReport) {
        if let mode { report.oneOf("volumeMode", mode, ["Block", "Filesystem"]) }
    }

    /// An amount of storage, which is the node at the report's path.
    static func size(_ size: Quantity, _ report: inout FieldReport) {
        if size <= .zero { report.invalid(nil, .string(size.description), "must be greater than zero") }
    }
}
