import ObjectTree

/// Who manages fields: one entry of `metadata.managedFields` without its fields and its time.
public struct FieldOwner: Sendable, Hashable {
    /// How fields were written.
    public enum Operation: String, Sendable {
        /// Server-side apply.
        case apply = "Apply"
        /// Everything else.
        case update = "Update"
    }

    /// Who: what the client calls itself.
    public var name: String
    /// By which sort of write. A client that applies and updates is two owners.
    public var operation: Operation
    /// The version in which the fields were written. For appliers it is no part of who they are.
    public var apiVersion: String
    /// Such as `status`; empty for the object itself.
    public var subresource: String

    public init(_ name: String, _ operation: Operation, apiVersion: String, subresource: String = "") {
        self.name = name
        self.operation = operation
        self.apiVersion = apiVersion
        self.subresource = subresource
    }

    public static func == (left: FieldOwner, right: FieldOwner) -> Bool {
        left.name == right.name && left.operation == right.operation && left.subresource == right.subresource
            && (left.operation == .apply || left.apiVersion == right.apiVersion)
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(name)
        hasher.combine(operation)
        hasher.combine(subresource)
    }

    /// As conflicts name it: `"alice"`, `"kubelet" with subresource "status" using v1`.
    var description: String {
        var text = GoText.quoted(name)
        if !subresource.isEmpty { text += " with subresource \(GoText.quoted(subresource))" }
        if operation == .update { text += " using \(apiVersion)" }
        return text
    }

    /// The text by which Kubernetes sorts owners in messages.
    var sortKey: String {
        var text = name.isEmpty ? "{" : "{\"manager\":\(JSONText.quoted(name)),"
        text += "\"operation\":\"\(operation.rawValue)\""
        if operation == .update, !apiVersion.isEmpty { text += ",\"apiVersion\":\"\(apiVersion)\"" }
        if !subresource.isEmpty { text += ",\"subresource\":\"\(subresource)\"" }
        return text + "}"
    }
}
