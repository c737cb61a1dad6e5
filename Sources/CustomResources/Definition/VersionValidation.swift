import ObjectModel
import ObjectRules
import ObjectTree

/// Schemas, subresources, columns and selectable fields of the versions of a definition.
///
/// What all versions have alike stands in Kubernetes' internal form beside the versions, once: errors name it there
/// (`spec.validation` for `spec.versions[0].schema`).
struct VersionValidation {
    let spec: CustomResourceDefinitionSpec
    let tolerance: DefinitionTolerance

    func check(_ report: inout FieldReport) {
        let hasStatus = spec.versions.contains { $0.subresources?.status != nil }
        part(\.schema?.value, "validation", "schema", &report) { version, report in
            guard let schema = version.schema?.openAPIV3Schema?.fields else { return }
            let isStatus = isShared(\.schema?.value) ? hasStatus : version.subresources?.status != nil
            report.at("openAPIV3Schema") { self.schema(schema, of: version, hasStatus: isStatus, &$0) }
        }
        part(\.subresources?.value, "subresources", "subresources", &report) { version, report in
            if let scale = version.subresources?.scale { Self.scale(scale, &report) }
        }
        list(\.additionalPrinterColumns, "additionalPrinterColumns", &report) { columns, _, report in
            for (index, column) in columns.enumerated() { report.at(index: index) { Self.column(column, &$0) } }
        }
        selectableFields(&report)
    }

    /// They stand beside the versions only where the schema does too.
    private func selectableFields(_ report: inout FieldReport) {
        let hasSharedSchema = isShared(\.schema?.value)
        if hasSharedSchema, isShared({ .array($0.selectableFields.map(\.value)) }) {
            guard let first = spec.versions.first, !first.selectableFields.isEmpty else { return }
            report.at("selectableFields") { report in
                guard let schema = first.schema?.openAPIV3Schema?.fields else {
                    return report.invalid(nil, "", "may only be set when validations.schema is included")
                }
                SelectableFields.check(first.selectableFields, schema, &report)
            }
            return
        }
        report.each("versions", spec.versions) { version, report in
            guard !version.selectableFields.isEmpty else { return }
            report.at("selectableFields") { report in
                guard !hasSharedSchema, let schema = version.schema?.openAPIV3Schema?.fields else {
                    // Says the opposite of what it means, in Kubernetes too.
                    return report.invalid(
                        nil, "", "may only be set when `version.schema.openAPIV3Schema` is not included")
                }
                SelectableFields.check(version.selectableFields, schema, &report)
            }
        }
    }

    private func isShared(_ part: (CustomResourceDefinitionVersion) -> Value?) -> Bool {
        guard let first = spec.versions.first else { return false }
        return spec.versions.allSatisfy { part($0) == part(first) }
    }

    /// Visits a part of the versions: once where all have the same, else in each.
    private func part(
        _ part: (CustomResourceDefinitionVersion) -> Value?, _ sharedName: String, _ name: String,
        _ report: inout FieldReport, _ visit: (CustomResourceDefinitionVersion, inout FieldReport) -> Void
    ) {
        if isShared(part), let first = spec.versions.first {
            report.at(sharedName) { visit(first, &$0) }
        } else {
            report.each("versions", spec.versions) { version, report in
                report.at(name) { visit(version, &$0) }
            }
        }
    }

    private func list<Element: Message>(
        _ part: (CustomResourceDefinitionVersion) -> [Element], _ name: String, _ report: inout FieldReport,
        _ visit: ([Element], CustomResourceDefinitionVersion, inout FieldReport) -> Void
    ) {
        self.part({ .array(part($0).map(\.value)) }, name, name, &report) { version, report in
            let elements = part(version)
            if !elements.isEmpty { visit(elements, version, &report) }
        }
    }

    // MARK: - Schema

    /// What may stand at the root of a schema when the status is a subresource, which is checked by itself.
    private static let atRoot: Set = [
        "description", "type", "format", "title", "maximum", "exclusiveMaximum", "minimum", "exclusiveMinimum",
        "maxLength", "minLength", "pattern", "maxItems", "minItems", "uniqueItems", "multipleOf", "required", "items",
        "properties", "externalDocs", "example", "x-kubernetes-preserve-unknown-fields", "x-kubernetes-validations",
    ]

    private static let atRootInGo =
        "[Description Type Format Title Maximum ExclusiveMaximum Minimum ExclusiveMinimum MaxLength MinLength Pattern "
        + "MaxItems MinItems UniqueItems MultipleOf Required Items Properties ExternalDocs Example "
        + "XPreserveUnknownFields XValidations]"

    private func schema(
        _ schema: Fields, of version: CustomResourceDefinitionVersion, hasStatus: Bool, _ report: inout FieldReport
    ) {
        let before = report.errors.count
        if hasStatus { root(schema, &report) }
        if schema.bool("nullable") { report.forbidden("nullable", "nullable cannot be true at the root") }
        let path = report.path
        let node = SchemaNode(schema)
        let obstacle = StructuralRules.obstacle(in: schema)
        let isStructural = obstacle == nil && structure(of: schema, node, &report)
        let found = SchemaRules(at: path, tolerance).errors(in: schema)
        report.add(found)
        if let obstacle, report.errors.count == before { report.invalid(nil, "", obstacle) }
        guard isStructural else { return }
        let isUnchanged = tolerance.oldSchemas[version.name] == schema
        report.add(RuleValidation.errors(in: node, at: path, isUnchanged: isUnchanged, beside: found))
    }

    /// Whether rules in expressions can be looked at: the schema is structural, and its defaults fit it.
    private func structure(of schema: Fields, _ node: SchemaNode, _ report: inout FieldReport) -> Bool {
        guard tolerance.requiresStructure else { return true }
        let before = report.errors.count
        report.add(StructuralRules.errors(in: schema, at: report.path))
        guard report.errors.count == before else { return false }
        report.add(DefaultRules.errors(in: node, at: report.path, requirePruned: tolerance.requiresPrunedDefaults))
        return report.errors.count == before
    }

    private func root(_ schema: Fields, _ report: inout FieldReport) {
        let type = schema.string("type")
        if !type.isEmpty, type != "object", !["id", "$schema", "$ref"].contains(where: schema.contains) {
            // The words behind the type are not looked at any more.
            return report.invalid(
                "type", .string(type),
                "only \"object\" is allowed as the type at the root of the schema if the status subresource is enabled")
        }
        guard schema.contains(where: { !Self.atRoot.contains($0.key) }) else { return }
        report.invalid(
            nil, InternalDump.of(schema: schema),
            "only \(Self.atRootInGo) fields are allowed at the root of the schema if the status subresource is enabled")
    }

    // MARK: - Scale

    private static func scale(_ scale: CustomResourceSubresourceScale, _ report: inout FieldReport) {
        path(scale.specReplicasPath, "scale.specReplicasPath", under: [".spec."], &report)
        path(scale.statusReplicasPath, "scale.statusReplicasPath", under: [".status."], &report)
        if let selector = scale.labelSelectorPath, !selector.isEmpty {
            path(selector, "scale.labelSelectorPath", under: [".spec.", ".status."], &report)
        }
    }

    private static func path(
        _ path: String, _ field: String, under roots: [String], _ report: inout FieldReport
    ) {
        guard !path.isEmpty else { return report.required(field) }
        if !path.hasPrefix(".") {
            report.invalid(field, .string(path), "must be a simple json path starting with .")
        } else if !roots.contains(where: path.hasPrefix) {
            let place = roots.count == 1 ? String(roots[0].dropLast()) : "either .spec or .status"
            report.invalid(field, .string(path), "should be a json path under \(place)")
        }
    }

    // MARK: - Columns

    private static let columnTypes = ["boolean", "date", "integer", "number", "string"]
    private static let columnFormats = [
        "byte", "date", "date-time", "double", "float", "int32", "int64", "password",
    ]

    private static func column(_ column: CustomResourceColumnDefinition, _ report: inout FieldReport) {
        if column.name.isEmpty { report.required("name") }
        let types = "must be one of \(columnTypes.joined(separator: ","))"
        if column.type.isEmpty {
            report.required("type", types)
        } else if !columnTypes.contains(column.type) {
            report.invalid("type", .string(column.type), types)
        }
        if !column.format.isEmpty, !columnFormats.contains(column.format) {
            report.invalid(
                "format", .string(column.format), "must be one of \(columnFormats.joined(separator: ","))")
        }
        if column.jsonPath.isEmpty {
            report.required("JSONPath")
        } else if !column.jsonPath.hasPrefix(".") {
            report.invalid("JSONPath", .string(column.jsonPath), "must be a simple json path starting with .")
        }
    }
}
