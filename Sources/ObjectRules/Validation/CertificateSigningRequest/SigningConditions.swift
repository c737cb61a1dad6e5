import ObjectModel

/// The conditions of a certificate signing request: what approvers and signers say about it.
enum SigningConditions {
    private static let decisions = ["Approved", "Denied"]
    private static let lasting = ["Approved", "Denied", "Failed"]

    /// `old` are those that were there before: what is wrong with them already may stay wrong.
    static func check(
        _ conditions: [CertificateSigningRequestCondition], keeping old: [CertificateSigningRequestCondition],
        _ report: inout FieldReport
    ) {
        let wereBoth = decisions.allSatisfy { type in old.contains { $0.type == type } }
        let hadDuplicates = Set(old.map(\.type)).count < old.count
        let hadEmptyType = old.contains { $0.type.isEmpty }
        var seen: Set<String> = []
        report.each("conditions", conditions) { condition, report in
            if condition.type.isEmpty, !hadEmptyType { report.required("type") }
            status(condition, &report)
            if !wereBoth, decisions.contains(condition.type),
                seen.contains(where: { decisions.contains($0) && $0 != condition.type })
            {
                report.invalid(
                    "type", .string(condition.type), "Approved and Denied conditions are mutually exclusive")
            }
            if !seen.insert(condition.type).inserted, !hadDuplicates {
                report.duplicate("type", .string(condition.type))
            }
        }
    }

    private static func status(_ condition: CertificateSigningRequestCondition, _ report: inout FieldReport) {
        let allowed = lasting.contains(condition.type) ? ["True"] : ["False", "True", "Unknown"]
        if condition.status.isEmpty {
            report.required("status")
        } else if !allowed.contains(condition.status) {
            report.notSupported("status", .string(condition.status), allowed)
        }
    }

    /// Decisions and failures stay; decisions are made through `approval` alone.
    static func checkChange(
        _ conditions: [CertificateSigningRequestCondition], old: [CertificateSigningRequestCondition],
        isApproval: Bool, _ report: inout FieldReport
    ) {
        func count(_ type: String) -> (new: Int, old: Int) {
            (conditions.count { $0.type == type }, old.count { $0.type == type })
        }
        for type in lasting where count(type).new < count(type).old {
            report.forbidden("conditions", "updates may not remove a condition of type \"\(type)\"")
        }
        guard !isApproval else { return }
        for type in decisions where count(type).new > count(type).old {
            report.forbidden("conditions", "updates may not add a condition of type \"\(type)\"")
        }
    }
}
