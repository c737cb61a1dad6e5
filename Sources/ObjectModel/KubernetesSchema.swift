@_exported import ObjectTree

extension Schema {
    /// Kubernetes 1.36's stable API, as `Schema/` writes it down.
    public static let kubernetes: Schema = {
        do {
            return try SchemaParser.parse(embeddedText)
        } catch {
            // The generator parsed this very text before it wrote it.
            preconditionFailure("embedded schema: \(error)")
        }
    }()
}
