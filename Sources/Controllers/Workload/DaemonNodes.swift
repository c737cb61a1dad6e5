import ObjectModel
import Synchronization
import WorkloadPlans

/// The nodes as DaemonSets see them, in the order of their names. Heartbeats of nodes change nothing here.
final class DaemonNodes: Sendable {
    private let nodes = Mutex<[DaemonNode]>([])

    /// All of them, sorted by name.
    var all: [DaemonNode] { nodes.withLock { $0 } }

    /// Takes in a node as it is now.
    func set(_ node: DaemonNode) {
        nodes.withLock { nodes in
            let place = Self.place(of: node.name, in: nodes)
            if place < nodes.count, nodes[place].name == node.name {
                nodes[place] = node
            } else {
                nodes.insert(node, at: place)
            }
        }
    }

    /// Takes in that a node is gone.
    func remove(_ name: String) {
        nodes.withLock { nodes in
            let place = Self.place(of: name, in: nodes)
            if place < nodes.count, nodes[place].name == name { nodes.remove(at: place) }
        }
    }

    /// The first node whose name is not before this one.
    private static func place(of name: String, in nodes: [DaemonNode]) -> Int {
        var low = 0
        var high = nodes.count
        while low < high {
            let middle = (low + high) / 2
            if nodes[middle].name < name { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
