/// Pods of one controller are spread over hosts and, more loosely, over zones, when nothing else is said: the fewer of
/// them are on a node and in its zone, the better.
enum SpreadScore {
    static let weight = 2

    /// How many of its kind are there already; the host counts double.
    @inline(__always)
    static func crowd(_ pod: borrowing PodInfo, _ node: borrowing NodeInfo, zones: [String: Int]) -> Int {
        (node.controllers[pod.controller] ?? 0) * 2 + (zones[node.zone] ?? 0)
    }
}
