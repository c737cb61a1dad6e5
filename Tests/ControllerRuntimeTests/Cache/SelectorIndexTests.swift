import ControllerRuntime
import ObjectModel
import TestKit
import Testing

/// The index against a plain look at everything.
@Suite struct SelectorIndexTests {
    private struct Model {
        var selectors: [ObjectKey: [String: String]] = [:]
        var labels: [ObjectKey: [String: String]] = [:]

        func selects(_ owner: ObjectKey, _ object: ObjectKey) -> Bool {
            guard let selector = selectors[owner], !selector.isEmpty, let labels = labels[object] else { return false }
            return owner.namespace == object.namespace && selector.allSatisfy { labels[$0.key] == $0.value }
        }
    }

    @Test(arguments: 0..<40 as Range<UInt64>) func itSaysWhatALookAtEverythingWouldSay(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var model = Model()
        var index = SelectorIndex()
        let keys = ["a", "b"].flatMap { namespace in (0..<4).map { ObjectKey(namespace: namespace, name: "\($0)") } }
        func someLabels() -> [String: String] {
            var labels: [String: String] = [:]
            for key in ["x", "y", "z"] where Bool.random(using: &random) {
                labels[key] = Bool.random(using: &random) ? "1" : "2"
            }
            return labels
        }
        for _ in 0..<120 {
            let key = keys.randomElement(using: &random) ?? keys[0]
            let isGone = Int.random(in: 0..<5, using: &random) == 0
            let map = isGone ? nil : someLabels()
            let before = model
            if Bool.random(using: &random) {
                model.selectors[key] = map
                index.setSelector(map, of: key) {
                    model.labels.filter { $0.key.namespace == key.namespace }.map { ($0.key, fields($0.value)) }
                }
            } else {
                model.labels[key] = map
                let affected = index.setLabels(map.map(fields), of: key)
                #expect(affected == Set(keys.filter { before.selects($0, key) != model.selects($0, key) }))
            }
            for owner in keys {
                #expect(index.objects(of: owner) == Set(keys.filter { model.selects(owner, $0) }))
                #expect(index.owners(of: owner) == Set(keys.filter { model.selects($0, owner) }))
            }
        }
    }

    private func fields(_ map: [String: String]) -> Fields { Fields(map.map { ($0.key, .string($0.value)) }) }

    @Test func theSameSelectorAgainCostsNothing() {
        var index = SelectorIndex()
        let owner = ObjectKey(namespace: "n", name: "o")
        #expect(index.setSelector(["a": "b"], of: owner) { [] })
        #expect(!index.setSelector(["a": "b"], of: owner) { preconditionFailure("nothing is to be looked at") })
    }
}
