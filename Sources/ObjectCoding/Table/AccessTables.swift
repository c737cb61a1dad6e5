import ObjectModel

extension TableFormat {
    static let accessRows = [
        KindRow(RoleBinding.self) { binding, now in
            bindingCells(binding.metadata, binding.roleRef, binding.subjects, now)
        },
        KindRow(ClusterRoleBinding.self) { binding, now in
            bindingCells(binding.metadata, binding.roleRef, binding.subjects, now)
        },
        KindRow(CertificateSigningRequest.self) { request, now in
            let spec = request.spec
            let lifetime = spec.expirationSeconds.map { HumanDuration.text(seconds: $0) }
            return [
                request.metadata.nameCell, request.metadata.ageCell(now), .string(CellText.orNone(spec.signerName)),
                .string(spec.username), .string(lifetime ?? CellText.none), .string(progress(request.status)),
            ]
        },
        KindRow(APIService.self) { service, now in
            let backend = service.spec.service.map { "\($0.namespace)/\($0.name)" } ?? "Local"
            return [
                service.metadata.nameCell, .string(backend), .string(availability(service.status)),
                service.metadata.ageCell(now),
            ]
        },
    ]

    private static func bindingCells(
        _ metadata: ObjectMeta, _ role: RoleRef, _ subjects: [Subject], _ now: Time
    ) -> [Value] {
        func names(_ kind: String) -> Value {
            let names = subjects.filter { $0.kind == kind }.map {
                kind == "ServiceAccount" && !$0.namespace.isEmpty ? "\($0.namespace)/\($0.name)" : $0.name
            }
            return .string(names.joined(separator: ", "))
        }
        return [
            metadata.nameCell, .string("\(role.kind)/\(role.name)"), metadata.ageCell(now), names("User"),
            names("Group"), names("ServiceAccount"),
        ]
    }

    /// `Approved,Issued`; a denial outweighs an approval.
    private static func progress(_ status: CertificateSigningRequestStatus) -> String {
        let types = Set(status.conditions.map(\.type))
        var words = [types.contains("Denied") ? "Denied" : types.contains("Approved") ? "Approved" : "Pending"]
        if types.contains("Failed") { words.append("Failed") }
        if !status.certificate.isEmpty { words.append("Issued") }
        return words.joined(separator: ",")
    }

    private static func availability(_ status: APIServiceStatus) -> String {
        guard let condition = status.conditions.first(where: { $0.type == "Available" }) else { return "Unknown" }
        return condition.status == "True" ? "True" : "\(condition.status) (\(condition.reason))"
    }
}
