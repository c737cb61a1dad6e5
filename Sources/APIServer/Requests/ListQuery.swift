import ObjectModel
import ObjectRules

/// What a list or watch is limited to, and which revision it shows. Checked as Kubernetes checks ListOptions.
struct ListQuery: Sendable {
    /// How `resourceVersion` is meant.
    enum Match: String, Sendable {
        case unset = ""
        case exact = "Exact"
        case notOlderThan = "NotOlderThan"
    }

    var labels: LabelSelectorExpression?
    var fields: FieldSelector?
    var limit = 0
    var continueToken = ""
    /// nil: not given.
    var resourceVersion: UInt64?
    var match = Match.unset
    var sendInitialEvents: Bool?
    var allowBookmarks = false
    var timeoutSeconds: Int?

    init() {}

    init(_ query: Query, resource: ResourceType, name: String, isWatch: Bool) throws(StatusError) {
        try readNumbers(query)
        try Self.check(query, isWatch: isWatch)
        match = Match(rawValue: query["resourceVersionMatch"]) ?? .unset
        continueToken = query["continue"]
        allowBookmarks = query.flag("allowWatchBookmarks")
        if query.has("sendInitialEvents") { sendInitialEvents = query.flag("sendInitialEvents") }
        if !query["labelSelector"].isEmpty {
            labels = try LabelSelectorExpression(parsing: query["labelSelector"])
        }
        var fieldText = query["fieldSelector"]
        if !name.isEmpty { fieldText = "metadata.name=\(name)" + (fieldText.isEmpty ? "" : ",\(fieldText)") }
        if !fieldText.isEmpty { fields = try FieldSelector(parsing: fieldText, resource: resource) }
        try readVersion(query, isWatch: isWatch)
    }

    private mutating func readNumbers(_ query: Query) throws(StatusError) {
        for key in ["limit", "timeoutSeconds"] where !query[key].isEmpty {
            guard let number = Int(query[key]) else {
                throw .badRequest("strconv.ParseInt: parsing \(FieldError.quoted(query[key])): invalid syntax")
            }
            if key == "limit" { limit = max(0, number) } else { timeoutSeconds = number }
        }
    }

    private mutating func readVersion(_ query: Query, isWatch: Bool) throws(StatusError) {
        do throws(StatusError) {
            resourceVersion = try Self.version(query["resourceVersion"])
        } catch {
            throw isWatch ? error : .badRequest("invalid resource version: \(error.message)")
        }
        guard !isWatch, !continueToken.isEmpty, let version = resourceVersion else { return }
        if version > 0 { throw .badRequest("specifying resource version is not allowed when using continue") }
    }

    /// A resourceVersion as a client gives it; nil for none. One that is no number is an error without a reason, as
    /// Kubernetes answers it.
    static func version(_ text: String) throws(StatusError) -> UInt64? {
        guard !text.isEmpty else { return nil }
        guard let version = UInt64(text) else {
            throw StatusError(
                code: 500, reason: "",
                message: "resourceVersion: Invalid value: \(FieldError.quoted(text)): "
                    + "strconv.ParseUint: parsing \(FieldError.quoted(text)): invalid syntax")
        }
        return version
    }

    private static func check(_ query: Query, isWatch: Bool) throws(StatusError) {
        var errors: [FieldError] = []
        let match = query["resourceVersionMatch"]
        let matchPath = FieldPath("resourceVersionMatch")
        if query.has("sendInitialEvents") {
            if !isWatch {
                errors.append(.forbidden(FieldPath("sendInitialEvents"), "sendInitialEvents is forbidden for list"))
            } else {
                if match != Match.notOlderThan.rawValue {
                    let rule = "sendInitialEvents requires setting resourceVersionMatch to NotOlderThan"
                    errors.append(.forbidden(matchPath, rule))
                    if !match.isEmpty {
                        errors.append(.notSupported(matchPath, .string(match), supported: ["NotOlderThan"]))
                    }
                }
            }
        } else if !match.isEmpty {
            if isWatch {
                let rule = "resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided"
                errors.append(.forbidden(matchPath, rule))
            } else {
                errors += checkListMatch(match, query, matchPath)
            }
        }
        guard errors.isEmpty else {
            throw .invalid(group: "meta.k8s.io", kind: "ListOptions", name: "", errors)
        }
    }

    private static func checkListMatch(_ match: String, _ query: Query, _ path: FieldPath) -> [FieldError] {
        var errors: [FieldError] = []
        let version = query["resourceVersion"]
        if version.isEmpty {
            errors.append(.forbidden(path, "resourceVersionMatch is forbidden unless resourceVersion is provided"))
        }
        if !query["continue"].isEmpty {
            errors.append(.forbidden(path, "resourceVersionMatch is forbidden when continue is provided"))
        }
        if Match(rawValue: match) == nil {
            errors.append(.notSupported(path, .string(match), supported: ["Exact", "NotOlderThan", ""]))
        }
        if match == Match.exact.rawValue, version == "0" {
            errors.append(
                .forbidden(path, "resourceVersionMatch \"exact\" is forbidden for resourceVersion \"0\""))
        }
        return errors
    }

    /// Whether an object is in the selection.
    func selects(_ object: Value) -> Bool {
        if let labels, !labels.matches(object["metadata"]?["labels"]?.objectValue) { return false }
        if let fields, !fields.matches(object) { return false }
        return true
    }

    var selectsEverything: Bool { labels == nil && fields == nil }
}
