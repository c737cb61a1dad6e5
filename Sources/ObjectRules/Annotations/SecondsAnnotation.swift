import ObjectModel

/// An annotation of ours that asks for something Kubernetes does not offer, as a whole number of seconds. Without it
/// everything is as Kubernetes does it. Values that can't be read are refused when the object is written.
public struct SecondsAnnotation: Sendable {
    /// Such as `swiftlet.dev/start-spread-seconds`.
    public let name: String
    /// The numbers it may hold.
    public let bounds: ClosedRange<Int>

    /// What the object asks for; nil where it does not.
    public func value(in metadata: ObjectMeta) -> Int? {
        metadata.fields.object("annotations").optionalString(name).flatMap(value)
    }

    private func value(_ text: String) -> Int? {
        guard text.utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }), let number = Int(text),
            bounds.contains(number)
        else { return nil }
        return number
    }

    /// Adds an error for each of some annotations that can't be read. The walk stands at the metadata.
    static func check(_ annotations: [SecondsAnnotation], _ metadata: ObjectMeta, _ report: inout FieldReport) {
        let present = metadata.fields.object("annotations")
        for annotation in annotations {
            guard let text = present.optionalString(annotation.name), annotation.value(text) == nil else { continue }
            let bounds = annotation.bounds
            report.at("annotations") { report in
                report.at(key: annotation.name) { report in
                    report.invalid(
                        nil, .string(text),
                        "must be a whole number of seconds between \(bounds.lowerBound) and \(bounds.upperBound)")
                }
            }
        }
    }
}

// MARK: - Jobs

extension SecondsAnnotation {
    /// How long a pod of a Job may take to start before the Job fails.
    public static let startDeadline = SecondsAnnotation(
        name: "swiftlet.dev/start-deadline-seconds", bounds: 1...Limits.annotatedSeconds)
    /// How long a Job waits after its first failed pod.
    public static let backoffInitial = SecondsAnnotation(
        name: "swiftlet.dev/backoff-initial-seconds", bounds: 0...Limits.annotatedSeconds)
    /// How long a Job waits at most after a failed pod.
    public static let backoffMaximum = SecondsAnnotation(
        name: "swiftlet.dev/backoff-max-seconds", bounds: 0...Limits.annotatedSeconds)

    static let ofJobs = [startDeadline, backoffInitial, backoffMaximum]
}

// MARK: - CronJobs

extension SecondsAnnotation {
    /// Over how many seconds the starts of CronJobs that are due at the same time are spread.
    public static let startSpread = SecondsAnnotation(
        name: "swiftlet.dev/start-spread-seconds", bounds: 0...Limits.annotatedSeconds)

    static let ofCronJobs = [startSpread]
}
