import ObjectModel

/// The name of a signer: `example.com/name`, a domain and a path in it.
enum SignerName {
    private static let longestDomain = 253
    /// The domain, a slash, and a path of a namespace and a name.
    private static let longest = longestDomain + 1 + 253 + 1 + 63

    /// The walk stands at the name.
    static func check(_ name: String, _ report: inout FieldReport) {
        guard !name.isEmpty else { return report.required() }
        let segments = name.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard segments.count == 2 else {
            return report.invalid(
                nil, .string(name), "must be a fully qualified domain and path of the form 'example.com/signer-name'")
        }
        if segments[0].utf8.count > longestDomain { report.tooLong(maximum: longestDomain) }
        let labels = parts(of: segments[0])
        firstProblems(segments[0], labels, NameFormat.dns1123Label, &report)
        if labels.count < 2 {
            report.invalid(
                nil, .string(segments[0]), "should be a domain with at least two segments separated by dots")
        }
        firstProblems(segments[1], parts(of: segments[1]), NameFormat.dns1123Subdomain, &report)
        if name.utf8.count > longest { report.tooLong(maximum: longest) }
    }

    private static func parts(of segment: String) -> [String] {
        segment.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    }

    /// Of several labels that are wrong only the first is told.
    private static func firstProblems(
        _ segment: String, _ labels: [String], _ format: (String) -> [String], _ report: inout FieldReport
    ) {
        for label in labels {
            let problems = format(label)
            guard problems.isEmpty else {
                let texts = problems.map { "validating label \(FieldError.quoted(label)): \($0)" }
                return report.invalid(nil, segment, problems: texts)
            }
        }
    }
}
