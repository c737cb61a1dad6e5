import ObjectModel

/// What clients may say beside the object of a write.
struct WriteOptions: Sendable {
    /// What happens to unknown and duplicate fields.
    enum FieldValidation: String, Sendable {
        case ignore = "Ignore"
        case warn = "Warn"
        case strict = "Strict"
    }

    var isDryRun = false
    var fieldManager = ""
    var fieldValidation = FieldValidation.warn

    init() {}

    /// The same, without storing anything where `isDryRun`.
    func adding(isDryRun: Bool) -> WriteOptions {
        var options = self
        options.isDryRun = options.isDryRun || isDryRun
        return options
    }

    /// `kind` is what errors call the options: CreateOptions, UpdateOptions, PatchOptions.
    init(_ query: Query, kind: String) throws(StatusError) {
        var errors: [FieldError] = []
        let dryRun = query.all("dryRun").filter { !$0.isEmpty }
        if dryRun.contains(where: { $0 != "All" }) || dryRun.count > 1 {
            errors.append(
                .notSupported(FieldPath("dryRun"), .array(dryRun.map(Value.string)), supported: ["All"]))
        }
        let validation = query["fieldValidation"]
        if !validation.isEmpty, FieldValidation(rawValue: validation) == nil {
            errors.append(
                .notSupported(
                    FieldPath("fieldValidation"), .string(validation), supported: ["", "Ignore", "Strict", "Warn"]))
        }
        guard errors.isEmpty else { throw .invalid(group: "meta.k8s.io", kind: kind, name: "", errors) }
        isDryRun = !dryRun.isEmpty
        fieldValidation = FieldValidation(rawValue: validation) ?? .warn
        fieldManager = query["fieldManager"]
    }
}
