import ObjectModel

/// Amounts of the resources that pods request and nodes offer. cpu is in thousandths, everything else in whole units.
public struct ResourceAmounts: Sendable, Hashable {
    public var milliCPU = 0
    public var memory = 0
    public var ephemeralStorage = 0
    /// Extended resources, huge pages and so on, by name; never zero.
    public var others: [String: Int] = [:]

    public init() {}

    /// From the list of a container, pod or node; `pods` is left out.
    public init(_ quantities: [String: Quantity]) {
        for (name, quantity) in quantities { self[name] = Self.amount(name, quantity) }
    }

    /// The most that counts (4 PiB of memory): beyond it an amount only means "more than there is". So small that the
    /// sum over a node's pods, and a percentage of it, fit into a word.
    static let largest = 1 << 52

    static func amount(_ name: String, _ quantity: Quantity) -> Int {
        let amount = name == "cpu" ? quantity.milli : quantity.units
        return min(max(amount, -largest), largest)
    }

    public subscript(name: String) -> Int {
        get {
            switch name {
            case "cpu": milliCPU
            case "memory": memory
            case "ephemeral-storage": ephemeralStorage
            default: others[name] ?? 0
            }
        }
        set {
            switch name {
            case "cpu": milliCPU = newValue
            case "memory": memory = newValue
            case "ephemeral-storage": ephemeralStorage = newValue
            case "pods": break
            default: others[name] = newValue == 0 ? nil : newValue
            }
        }
    }

    /// Adds every resource of the right side.
    public static func += (left: inout ResourceAmounts, right: ResourceAmounts) {
        left.milliCPU &+= right.milliCPU
        left.memory &+= right.memory
        left.ephemeralStorage &+= right.ephemeralStorage
        for (name, amount) in right.others { left[name] &+= amount }
    }

    /// Takes away every resource of the right side.
    public static func -= (left: inout ResourceAmounts, right: ResourceAmounts) {
        left.milliCPU &-= right.milliCPU
        left.memory &-= right.memory
        left.ephemeralStorage &-= right.ephemeralStorage
        for (name, amount) in right.others { left[name] &-= amount }
    }

    /// The sum, resource by resource.
    public static func + (left: ResourceAmounts, right: ResourceAmounts) -> ResourceAmounts {
        var sum = left
        sum += right
        return sum
    }

    /// Each resource raised to the larger of both.
    mutating func raise(to other: ResourceAmounts) {
        milliCPU = max(milliCPU, other.milliCPU)
        memory = max(memory, other.memory)
        ephemeralStorage = max(ephemeralStorage, other.ephemeralStorage)
        for (name, amount) in other.others { self[name] = max(self[name], amount) }
    }
}
