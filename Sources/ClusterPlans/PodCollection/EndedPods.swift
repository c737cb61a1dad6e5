import ObjectModel

/// Which of the pods that have ended go, because there are too many. (Kubernetes: pod garbage collector.)
public enum EndedPods {
    /// Whether a pod in that phase has nothing more to do.
    /// - Parameter phase: nil where none is stated.
    public static func isOver(phase: String?) -> Bool { phase == "Succeeded" || phase == "Failed" }

    /// Whether a pod has ended and is kept to be looked at.
    public static func hasEnded(_ pod: Pod) -> Bool {
        isOver(phase: pod.status.phase) && pod.metadata.deletionTimestamp == nil
    }

    /// The pods beyond the limit: those that their node has evicted first, then the oldest.
    public static func excess(among pods: [Pod], keeping limit: Int) -> [Pod] {
        let ended = pods.filter(hasEnded)
        guard ended.count > limit else { return [] }
        return ended.map { (rank: Rank($0), pod: $0) }.sorted { $0.rank < $1.rank }
            .prefix(ended.count - limit).map(\.pod)
    }

    private struct Rank: Comparable {
        let isEvicted: Bool
        let created: Time
        let name: String

        init(_ pod: Pod) {
            isEvicted = pod.status.phase == "Failed" && pod.status.reason == "Evicted"
            created = pod.metadata.creationTimestamp ?? Time(seconds: 0)
            name = pod.metadata.name
        }

        static func < (left: Rank, right: Rank) -> Bool {
            if left.isEvicted != right.isEvicted { return left.isEvicted }
            return (left.created, left.name) < (right.created, right.name)
        }
    }
}
