import ObjectModel

extension TableFormat {
    static let admissionRows = [
        KindRow(ValidatingWebhookConfiguration.self) { configuration, now in
            [
                configuration.metadata.nameCell, .number(configuration.webhooks.count),
                configuration.metadata.ageCell(now),
            ]
        },
        KindRow(MutatingWebhookConfiguration.self) { configuration, now in
            [
                configuration.metadata.nameCell, .number(configuration.webhooks.count),
                configuration.metadata.ageCell(now),
            ]
        },
        KindRow(ValidatingAdmissionPolicy.self) { policy, now in
            [
                policy.metadata.nameCell, .number(policy.spec.validations.count),
                .string(parameterKind(policy.spec.paramKind)), policy.metadata.ageCell(now),
            ]
        },
        KindRow(MutatingAdmissionPolicy.self) { policy, now in
            [
                policy.metadata.nameCell, .number(policy.spec.mutations.count),
                .string(parameterKind(policy.spec.paramKind)), policy.metadata.ageCell(now),
            ]
        },
        KindRow(ValidatingAdmissionPolicyBinding.self) { binding, now in
            [
                binding.metadata.nameCell, .string(binding.spec.policyName),
                .string(parameters(binding.spec.paramRef)), binding.metadata.ageCell(now),
            ]
        },
        KindRow(MutatingAdmissionPolicyBinding.self) { binding, now in
            [
                binding.metadata.nameCell, .string(binding.spec.policyName),
                .string(parameters(binding.spec.paramRef)), binding.metadata.ageCell(now),
            ]
        },
    ]

    private static func parameterKind(_ kind: ParamKind?) -> String {
        kind.map { "\($0.apiVersion)/\($0.kind)" } ?? CellText.unset
    }

    private static func parameters(_ reference: ParamRef?) -> String {
        guard let reference else { return CellText.unset }
        return reference.namespace.isEmpty ? reference.name : "\(reference.namespace)/\(reference.name)"
    }
}
