import CustomResources
import ObjectModel
import Testing

@Suite struct ObjectPruningTests {
    private static let node = """
        properties:
          spec:
            properties:
              known: {type: string}
              any: {type: object, x-kubernetes-preserve-unknown-fields: true, properties: {in: {properties: {a: {}}}}}
              map: {type: object, additionalProperties: {type: object, properties: {a: {type: string}}}}
              list: {type: array, items: {type: object, properties: {a: {type: string}}}}
              open: {type: object, additionalProperties: true}
        """

    @Test(arguments: [
        (#"{"spec":{"known":"x"}}"#, #"{"spec":{"known":"x"}}"#, []),
        (#"{"spec":{"known":"x","b":1},"c":{}}"#, #"{"spec":{"known":"x"}}"#, ["spec.b", "c"]),
        (
            #"{"apiVersion":"a","kind":"b","metadata":{"x":1}}"#, #"{"apiVersion":"a","kind":"b","metadata":{"x":1}}"#,
            []
        ),
        (
            #"{"spec":{"any":{"x":{"y":1},"in":{"a":1,"b":2}}}}"#, #"{"spec":{"any":{"x":{"y":1},"in":{"a":1}}}}"#,
            ["spec.any.in.b"]
        ),
        (#"{"spec":{"map":{"k":{"a":"x","b":1}}}}"#, #"{"spec":{"map":{"k":{"a":"x"}}}}"#, ["spec.map.k.b"]),
        (#"{"spec":{"list":[{"a":"x"},{"b":1}]}}"#, #"{"spec":{"list":[{"a":"x"},{}]}}"#, ["spec.list[1].b"]),
        (#"{"spec":{"open":{"a":1,"b":{"c":2}}}}"#, #"{"spec":{"open":{"a":1,"b":{}}}}"#, ["spec.open.b.c"]),
    ])
    func keepsWhatIsSpecified(_ text: String, _ expected: String, _ unknown: [String]) throws {
        var pruning = ObjectPruning(notesUnknown: true)
        let pruned = try pruning.pruned(json(text), schema(Self.node), isResource: true)
        #expect(try pruned == json(expected))
        #expect(pruning.unknownFields == unknown)
    }

    @Test func whatWasPrunedOnceStays() throws {
        let node = try schema(Self.node)
        var pruning = ObjectPruning()
        let once = try pruning.pruned(json(#"{"spec":{"a":1,"list":[{"b":2}]},"z":1}"#), node, isResource: true)
        #expect(pruning.pruned(once, node, isResource: true) == once)
    }
}
