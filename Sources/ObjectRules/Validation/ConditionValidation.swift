import ObjectModel

/// The rules of `conditions` as kinds of today have them (metav1.Condition).
enum ConditionValidation {
    private static let longestReason = 1024
    private static let longestMessage = 32 * 1024

    /// Checks the conditions in the field of that name.
    static func check(_ conditions: [Condition], _ report: inout FieldReport) {
        var seen: Set<String> = []
        report.each("conditions", conditions) { condition, report in
            if condition.type.isEmpty {
                report.required("type", "must be set")
            } else {
                report.invalid("type", condition.type, problems: NameFormat.qualifiedName(condition.type))
            }
            if !seen.insert(condition.type).inserted { report.duplicate("type", .string(condition.type)) }
            report.oneOf("status", condition.status, ["False", "True", "Unknown"])
            report.nonnegative("observedGeneration", condition.observedGeneration)
            if condition.lastTransitionTime == nil { report.required("lastTransitionTime", "must be set") }
            reason(condition.reason, &report)
            if condition.message.utf8.count > longestMessage { report.tooLong("message", maximum: longestMessage) }
        }
    }

    private static func reason(_ reason: String, _ report: inout FieldReport) {
        guard !reason.isEmpty else { return report.required("reason", "must be set") }
        if !isWord(reason) {
            report.invalid(
                "reason", .string(reason),
                NameFormat.patternProblem(
                    "a condition reason must start with alphabetic character, optionally followed by a string of "
                        + "alphanumeric characters or '_,:', and must end with an alphanumeric character or '_'",
                    pattern: "[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?", examples: "my_name", "MY_NAME", "MyName",
                    "ReasonA,ReasonB", "ReasonA:ReasonB"))
        }
        if reason.utf8.count > longestReason { report.tooLong("reason", maximum: longestReason) }
    }

    private static func isWord(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        func isLetter(_ byte: UInt8) -> Bool {
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) && byte >= UInt8(ascii: "A")
        }
        func isInner(_ byte: UInt8) -> Bool {
            isLetter(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "_")
        }
        guard let first = bytes.first, let last = bytes.last else { return false }
        let separators = [UInt8(ascii: ","), UInt8(ascii: ":")]
        return isLetter(first) && isInner(last) && bytes.allSatisfy { isInner($0) || separators.contains($0) }
    }
}
