import ObjectModel
import ObjectRules
import ObjectTree

/// Which definitions of custom resources are refused, beside the rules of metadata.
public enum DefinitionValidation {
    /// Why a new definition is refused; empty when it may be stored.
    public static func create(_ object: Value) -> [FieldError] {
        let definition = CustomResourceDefinition(object)
        return name(of: definition) + common(definition, old: nil, DefinitionTolerance())
    }

    /// Why a change of a definition is refused. What was wrong before may stay so.
    public static func update(_ object: Value, old: Value, subresource: String?) -> [FieldError] {
        let definition = CustomResourceDefinition(object)
        let old = CustomResourceDefinition(old)
        guard subresource != "status" else { return acceptedNames(definition) }
        var errors = common(definition, old: old, DefinitionTolerance(of: old))
        errors += FieldReport.collect(at: FieldPath("spec")) { report in
            if old.isTrue("Established") {
                immutable("scope", .string(definition.spec.scope), .string(old.spec.scope), &report)
                report.at("names") { report in
                    immutable("kind", .string(definition.spec.names.kind), .string(old.spec.names.kind), &report)
                }
            }
            immutable("group", .string(definition.spec.group), .string(old.spec.group), &report)
            report.at("names") { report in
                immutable("plural", .string(definition.spec.names.plural), .string(old.spec.names.plural), &report)
            }
        }
        return errors
    }

    private static func immutable(_ field: String, _ new: Value, _ old: Value, _ report: inout FieldReport) {
        if new != old { report.invalid(field, new, "field is immutable") }
    }

    private static func name(of definition: CustomResourceDefinition) -> [FieldError] {
        let expected = "\(definition.spec.names.plural).\(definition.spec.group)"
        guard definition.metadata.name != expected else { return [] }
        return [
            .invalid(
                FieldPath("metadata.name"), .string(definition.metadata.name),
                "must be spec.names.plural+\".\"+spec.group")
        ]
    }

    private static func common(
        _ definition: CustomResourceDefinition, old: CustomResourceDefinition?, _ tolerance: DefinitionTolerance
    ) -> [FieldError] {
        spec(definition.spec, tolerance) + acceptedNames(definition)
            + storedVersions(definition.status.storedVersions, definition.spec.versions)
            + APIApproval.errors(in: definition, old: old) + preserveUnknownFields(definition, old)
    }

    private static func acceptedNames(_ definition: CustomResourceDefinition) -> [FieldError] {
        FieldReport.collect(at: FieldPath("status.acceptedNames")) { names(definition.status.acceptedNames, &$0) }
    }

    private static func preserveUnknownFields(
        _ definition: CustomResourceDefinition, _ old: CustomResourceDefinition?
    ) -> [FieldError] {
        guard old?.spec.preserveUnknownFields != true, definition.spec.preserveUnknownFields else { return [] }
        return [
            .invalid(
                FieldPath("spec.preserveUnknownFields"), true,
                "cannot set to true, set x-kubernetes-preserve-unknown-fields to true in spec.versions[*].schema "
                    + "instead")
        ]
    }

    private static func storedVersions(
        _ stored: [String], _ versions: [CustomResourceDefinitionVersion]
    ) -> [FieldError] {
        let path = FieldPath("status.storedVersions")
        guard !stored.isEmpty else { return [.invalid(path, .null, "must have at least one stored version")] }
        var errors: [FieldError] = []
        for version in versions where version.storage && !stored.contains(version.name) {
            errors.append(
                .invalid(path, .array(stored.map(Value.string)), "must have the storage version \(version.name)"))
        }
        for (index, name) in stored.enumerated() where !versions.contains(where: { $0.name == name }) {
            errors.append(
                .invalid(
                    path.index(index), .string(name),
                    "missing from spec.versions; \(name) was previously a storage version, and must remain in "
                        + "spec.versions until a storage migration ensures no data remains persisted in \(name) and "
                        + "removes \(name) from status.storedVersions"))
        }
        return errors
    }

    // MARK: - Spec

    private static func spec(_ spec: CustomResourceDefinitionSpec, _ tolerance: DefinitionTolerance) -> [FieldError] {
        FieldReport.collect(at: FieldPath("spec")) { report in
            group(spec.group, &report)
            if spec.scope.isEmpty {
                report.required("scope")
            } else if spec.scope != "Cluster", spec.scope != "Namespaced" {
                report.notSupported("scope", .string(spec.scope), ["Cluster", "Namespaced"])
            }
            report.each("versions", spec.versions) { version, report in
                if tolerance.requiresSchemas, version.schema?.openAPIV3Schema == nil {
                    report.at("schema") { $0.required("openAPIV3Schema") }
                }
                report.invalid("name", version.name, problems: NameFormat.dns1035Label(version.name).joinedAsOne)
                deprecation(of: version, &report)
            }
            if spec.preserveUnknownFields, hasDefaults(spec) {
                report.invalid("preserveUnknownFields", true, "must be false in order to use defaults in the schema")
            }
            VersionValidation(spec: spec, tolerance: tolerance).check(&report)
            versionSet(spec, &report)
            report.at("names") { report in
                for (field, name) in [
                    ("plural", spec.names.plural), ("singular", spec.names.singular), ("kind", spec.names.kind),
                    ("listKind", spec.names.listKind),
                ] where name.isEmpty { report.required(field) }
                names(spec.names, &report)
            }
            ConversionValidation.check(spec, tolerance, &report)
        }
    }

    private static func group(_ group: String, _ report: inout FieldReport) {
        guard !group.isEmpty else { return report.required("group") }
        let problems = NameFormat.dns1123Subdomain(group)
        if !problems.isEmpty {
            report.invalid("group", group, problems: problems.joinedAsOne)
        } else if !group.contains(".") {
            report.invalid("group", .string(group), "should be a domain with at least one dot")
        }
    }

    private static func versionSet(_ spec: CustomResourceDefinitionSpec, _ report: inout FieldReport) {
        let shown = InternalDump.of(versions: spec.versions)
        if Set(spec.versions.map(\.name)).count < spec.versions.count {
            report.invalid("versions", shown, "must contain unique version names")
        }
        if spec.versions.filter(\.storage).count != 1 {
            report.invalid("versions", shown, "must have exactly one version marked as storage version")
        }
        // Kubernetes' internal form has the name of the first version beside the versions too, and looks at both.
        if let first = spec.versions.first?.name, !first.isEmpty {
            report.invalid("version", first, problems: NameFormat.dns1035Label(first).joinedAsOne)
        }
    }

    private static func hasDefaults(_ spec: CustomResourceDefinitionSpec) -> Bool {
        spec.versions.contains { version in
            version.schema?.openAPIV3Schema.map { SchemaNode($0.fields).hasDefaults } ?? false
        }
    }

    private static let maximumWarning = 256

    private static func deprecation(of version: CustomResourceDefinitionVersion, _ report: inout FieldReport) {
        guard let warning = version.deprecationWarning else { return }
        func refuse(_ why: String, _ report: inout FieldReport) {
            report.invalid("deprecationWarning", .string(warning), why)
        }
        guard version.deprecated else { return refuse("can only be set for deprecated versions", &report) }
        if warning.utf8.count > maximumWarning { refuse("must be <= \(maximumWarning) characters long", &report) }
        if warning.isEmpty { refuse("must not be an empty string", &report) }
        var offset = 0
        for scalar in warning.unicodeScalars {
            if !isPrintable(scalar) {
                refuse(
                    "must only contain printable UTF-8 characters; non-printable character found at index \(offset)",
                    &report)
                break
            }
            offset += scalar.utf8.count
        }
    }

    /// As Go has it: of all the spaces there is one that can be printed.
    private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
        case .spaceSeparator: scalar == " "
        default: true
        }
    }

    // MARK: - Names

    static func names(_ names: CustomResourceDefinitionNames, _ report: inout FieldReport) {
        for (field, name) in [("plural", names.plural), ("singular", names.singular)] where !name.isEmpty {
            report.invalid(field, name, problems: NameFormat.dns1035Label(name).joinedAsOne)
        }
        for (field, kind) in [("kind", names.kind), ("listKind", names.listKind)] where !kind.isEmpty {
            let problems = NameFormat.dns1035Label(kind.lowercased()).joinedAsOne
            report.invalid(
                field, kind, problems: problems.map { "may have mixed case, but should otherwise match: " + $0 })
        }
        report.each("shortNames", names.shortNames) {
            $1.invalid(nil, $0, problems: NameFormat.dns1035Label($0).joinedAsOne)
        }
        if !names.kind.isEmpty, names.kind == names.listKind {
            report.invalid("listKind", .string(names.listKind), "kind and listKind may not be the same")
        }
        report.each("categories", names.categories) {
            $1.invalid(nil, $0, problems: NameFormat.dns1035Label($0).joinedAsOne)
        }
    }
}

extension [String] {
    /// Kubernetes joins what is wrong with one of these names to one error.
    var joinedAsOne: [String] { isEmpty ? [] : [joined(separator: ",")] }
}

/// What a stored definition may keep though new ones may not have it.
struct DefinitionTolerance {
    var requiresSchemas = true
    var requiresStructure = true
    var requiresKnownTypes = true
    var requiresAtomicSets = true
    var requiresSoundKeys = true
    var requiresPrunedDefaults = true
    var requiresReviewVersion = true
    /// Whether the bundle of a webhook may hold no certificate: nothing is converted yet, or it held none before.
    var allowsAnyBundle = true
    /// Rules of the stored definition are not held to the bounds for new ones.
    var oldSchemas: [String: Fields] = [:]

    init() {}

    init(of old: CustomResourceDefinition) {
        let versions = old.spec.versions
        requiresSchemas = versions.allSatisfy { $0.schema?.openAPIV3Schema != nil }
        let review = old.spec.conversion?.webhook?.conversionReviewVersions ?? []
        let bundle = old.spec.conversion?.webhook?.clientConfig?.fields.string("caBundle") ?? ""
        let hasBadBundle = !bundle.isEmpty && CertificateBundle.problem(in: bundle) != nil
        allowsAnyBundle = hasBadBundle || !old.isTrue("Established")
        requiresReviewVersion = review.isEmpty || review.contains("v1") || review.contains("v1beta1")
        for version in versions {
            guard let schema = version.schema?.openAPIV3Schema?.fields else { continue }
            oldSchemas[version.name] = schema
            let path = FieldPath("schema")
            if !StructuralRules.errors(in: schema, at: path).isEmpty { requiresStructure = false }
            let errors = SchemaRules(at: path, DefinitionTolerance()).errors(in: schema)
            if errors.contains(where: { $0.kind == .notSupported && $0.field.hasSuffix(".type") }) {
                requiresKnownTypes = false
            }
            if errors.contains(where: { $0.message.contains("must be atomic as item of a list") }) {
                requiresAtomicSets = false
            }
            if errors.contains(where: { $0.message.contains("x-kubernetes-list-map-keys, so it") }) {
                requiresSoundKeys = false
            }
        }
    }
}
