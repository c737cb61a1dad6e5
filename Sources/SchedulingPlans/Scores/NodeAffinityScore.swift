/// The sum of the weights of preferred terms that match.
enum NodeAffinityScore {
    static let weight = 2

    static func weight(_ shape: PodShape, _ node: NodeInfo) -> Int {
        var sum = 0
        for preferred in shape.preferred where preferred.term.matches(node) { sum += preferred.weight }
        return sum
    }
}
