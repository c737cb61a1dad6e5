/// The ports of nodes that services may have: 30000 to 32767.
struct NodePortPool {
    static let range = 30000...32767
    /// Those below are given only when the others are gone: they are for services that ask for theirs.
    private static let dynamic = 30086...32767

    private let taken: Set<Int>
    /// What has been taken from this pool.
    private(set) var given: Set<Int> = []

    init(taken: Set<Int>) { self.taken = taken }

    /// Takes a port that a client asks for. Answers why it can't be had; nil when it could.
    mutating func take(_ port: Int) -> String? {
        guard Self.range.contains(port) else {
            return "provided port is not in the valid range. The range of valid ports is "
                + "\(Self.range.lowerBound)-\(Self.range.upperBound)"
        }
        guard !taken.contains(port), given.insert(port).inserted else { return "provided port is already allocated" }
        return nil
    }

    /// Takes any port but those; nil when none is left.
    mutating func next(besides reserved: Set<Int>) -> Int? {
        func isFree(_ port: Int) -> Bool { !taken.contains(port) && !given.contains(port) && !reserved.contains(port) }
        var found: Int?
        for _ in 0..<ServerLimits.allocationGuesses where found == nil {
            let guess = Int.random(in: Self.dynamic)
            if isFree(guess) { found = guess }
        }
        found = found ?? Self.dynamic.first(where: isFree) ?? Self.range.first(where: isFree)
        if let found { given.insert(found) }
        return found
    }
}
