import ObjectCoding
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
    /// Who the written fields belong to.
    var fieldManager: String {
        get { writer.name }
        set { writer = .manager(newValue) }
    }
    private(set) var writer = FieldWriter.manager("")
    /// An apply takes fields that others manage.
    var isForced = false
    var fieldValidation = FieldValidation.warn
    /// What is wrong with the text of a patch, whatever object it makes.
    var patchComplaints: [String] = []

    init() {}

    /// The same, without storing anything where `isDryRun`.
    func adding(isDryRun: Bool) -> WriteOptions {
        var options = self
        options.isDryRun = options.isDryRun || isDryRun
        return options
    }

    /// `kind` is what errors call the options: CreateOptions, UpdateOptions, PatchOptions.
    init(_ request: HTTPRequest, kind: String) throws(StatusError) {
        let query = request.query
        let manager = query["fieldManager"]
        var errors = kind == "PatchOptions" ? Self.patchErrors(request, manager: manager) : []
        errors += ManagerName.errors(manager)
        let dryRun = query.all("dryRun")
        if dryRun.contains(where: { $0 != "All" }) {
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
        fieldManager = manager.isEmpty ? ManagerName.ofAgent(request.headers["user-agent"] ?? "") : manager
        isForced = query.isTrue("force")
    }

    /// These options for an object that carries its record of managers already.
    var recorded: WriteOptions {
        var options = self
        options.writer = .recorded
        return options
    }

    /// What only an apply must say, and only an apply may say.
    private static func patchErrors(_ request: HTTPRequest, manager: String) -> [FieldError] {
        if PatchMediaType(contentType: request.headers["content-type"]) == .applyYAML {
            return manager.isEmpty ? [.required(FieldPath("fieldManager"), "is required for apply patch")] : []
        }
        guard request.query.has("force") else { return [] }
        return [.forbidden(FieldPath("force"), "may not be specified for non-apply patch")]
    }
}
