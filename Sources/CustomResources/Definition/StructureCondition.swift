import ObjectModel
import ObjectTree

/// Whether the schemas of a definition are structural. New ones have to be; those of old were let in.
enum StructureCondition {
    static let type = "NonStructuralSchema"

    /// nil for a definition whose schemas are.
    static func condition(of definition: CustomResourceDefinition) -> DefinitionCondition? {
        var errors: [FieldError] = []
        if definition.spec.preserveUnknownFields {
            errors.append(.invalid(FieldPath("spec.preserveUnknownFields"), true, "must be false"))
        }
        for (index, version) in definition.spec.versions.enumerated() {
            guard let schema = version.schema?.openAPIV3Schema?.fields else { continue }
            let path = FieldPath("spec").child("versions").index(index).child("schema", "openAPIV3Schema")
            errors += StructuralRules.errors(in: schema, at: path)
        }
        guard !errors.isEmpty else { return nil }
        var seen: Set<String> = []
        let texts = errors.map { "\($0.field): \($0.message)" }.filter { seen.insert($0).inserted }
        let message = texts.count == 1 ? texts[0] : "[" + texts.joined(separator: ", ") + "]"
        return DefinitionCondition(type, "True", "Violations", message)
    }
}
