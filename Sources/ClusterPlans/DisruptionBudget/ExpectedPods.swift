import ObjectModel

/// How many pods a budget counts on, and how many of them have to be healthy.
struct ExpectedPods: Equatable {
    /// Why the numbers can't be had, in Kubernetes' words.
    struct Failure: Error, Equatable {
        let why: String
    }

    let count: Int
    let desiredHealthy: Int
    /// Whether some pods have no controller, so that nobody says how many there should be.
    let includesUnmanaged: Bool

    /// `maxUnavailable` goes before `minAvailable`. A number in minAvailable needs no controller.
    init(_ state: DisruptionBudgetState) throws(Failure) {
        let spec = state.budget.spec
        if let unavailable = spec.maxUnavailable {
            (count, includesUnmanaged) = try Self.sum(state)
            desiredHealthy = max(0, count - (try Self.share(unavailable, of: count)))
        } else if case .int(let number)? = spec.minAvailable {
            (count, includesUnmanaged) = (state.pods.count, false)
            desiredHealthy = number
        } else if let available = spec.minAvailable {
            (count, includesUnmanaged) = try Self.sum(state)
            desiredHealthy = try Self.share(available, of: count)
        } else {
            (count, desiredHealthy, includesUnmanaged) = (0, 0, false)
        }
    }

    /// The replicas of all controllers of the pods, each counted once.
    private static func sum(_ state: DisruptionBudgetState) throws(Failure) -> (Int, Bool) {
        var replicas: [String: Int] = [:]
        var includesUnmanaged = false
        for pod in state.pods {
            guard let controller = pod.metadata.ownerReferences.first(where: { $0.controller == true }) else {
                includesUnmanaged = true
                continue
            }
            switch state.scales[controller.uid] ?? .missing {
            case .replicas(let number, let uid): replicas[uid] = number
            case .unknown(let why): throw Failure(why: why)
            case .missing:
                throw Failure(why: "found no controllers for pod \(FieldError.quoted(pod.metadata.name))")
            }
        }
        return (replicas.values.reduce(0, +), includesUnmanaged)
    }

    /// A number as it is, or a percentage of the pods rounded up.
    private static func share(_ value: IntOrString, of count: Int) throws(Failure) -> Int {
        switch value {
        case .int(let number): return number
        case .string(let text):
            guard text.hasSuffix("%"), let percent = Int(text.dropLast()) else {
                throw Failure(
                    why: "invalid value for IntOrString: invalid type: string is not a percentage")
            }
            return (percent * count + 99) / 100
        }
    }
}
