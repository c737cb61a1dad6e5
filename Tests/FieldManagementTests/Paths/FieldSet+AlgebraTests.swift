import FieldManagement
import ObjectTree
import Testing

/// All sets of five fields, some inside of others, against sets of paths.
@Suite struct FieldSetAlgebraTests {
    private typealias Path = [String]
    private static let universe: [Path] = [["a"], ["a", "b"], ["a", "b", "c"], ["a", "d"], ["e"]]
    private static let models: [Set<Path>] = (0..<32).map { bits in
        Set(universe.enumerated().filter { bits & (1 << $0.offset) != 0 }.map(\.element))
    }

    private func set(_ model: Set<Path>) -> FieldSet { FieldSet(paths: Array(model)) }

    @Test func everyPairOfSetsIsReckonedRight() {
        for one in Self.models {
            for other in Self.models {
                let (left, right) = (set(one), set(other))
                #expect(left.union(right) == set(one.union(other)))
                #expect(left.intersection(right) == set(one.intersection(other)))
                #expect(left.subtracting(right) == set(one.subtracting(other)))
                let covered = one.filter { path in other.contains { path.starts(with: $0) } }
                #expect(left.subtractingAll(right) == set(one.subtracting(covered)))
            }
        }
    }

    @Test func treesAreUniform() {
        for model in Self.models {
            let tree = set(model)
            #expect(tree.isEmpty == model.isEmpty)
            #expect(Set(tree.descriptions) == Set(model.map { "." + $0.joined(separator: ".") }))
            for path in Self.universe { #expect(tree.contains(path) == model.contains(path)) }
        }
    }

    @Test func nothingIsCopiedWhereNothingChanges() {
        let set = FieldSet(paths: [["spec", "a"], ["metadata", "b"]])
        let result = set.subtracting(FieldSet(paths: [["status"], ["spec", "c"]]))
        #expect(Value.object(result.tree).isSameStorage(as: .object(set.tree)))
    }
}
