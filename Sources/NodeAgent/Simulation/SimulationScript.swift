import ObjectModel

/// How a simulated pod behaves, as its `simulation.swiftlet.dev/…` annotations say.
public struct SimulationScript: Sendable, Hashable {
    /// When a pod turns ready after its start.
    public enum Readiness: Sendable, Hashable {
        case atOnce
        case after(seconds: Double)
        case never
    }

    /// From the start of the pod to the end of its containers.
    public var runSeconds: Double
    /// nil: the pod states no exit code. It then ends with 0 if its restart policy lets it end.
    public var exitCode: Int?
    public var readiness: Readiness
    /// How long a deleted pod stays as it is.
    public var terminationSeconds: Double

    static let prefix = "simulation.swiftlet.dev/"

    /// Annotations that do not parse count as absent.
    public init(pod: Pod) {
        let annotations = pod.metadata.annotations
        func number(_ name: String) -> Double? {
            annotations[Self.prefix + name].flatMap(Double.init).flatMap { $0.isFinite && $0 >= 0 ? $0 : nil }
        }
        runSeconds = number("run-seconds") ?? 0
        terminationSeconds = number("termination-seconds") ?? 0
        exitCode = annotations[Self.prefix + "exit-code"].flatMap { Int($0) }
        if let table = annotations[Self.prefix + "exit-code-by-index"],
            let index = annotations["batch.kubernetes.io/job-completion-index"],
            let code = Self.code(of: index, in: table)
        {
            exitCode = code
        }
        switch annotations[Self.prefix + "ready-after-seconds"] {
        case nil: readiness = .atOnce
        case "never": readiness = .never
        default: readiness = number("ready-after-seconds").map { .after(seconds: $0) } ?? .atOnce
        }
    }

    /// The code of a completion index in `1=42,3=1`.
    private static func code(of index: String, in table: String) -> Int? {
        for entry in table.split(separator: ",") {
            let sides = entry.split(separator: "=", maxSplits: 1)
            guard sides.count == 2, sides[0].trimmed == index else { continue }
            return Int(sides[1].trimmed)
        }
        return nil
    }
}

extension Substring {
    fileprivate var trimmed: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
