import CustomResources
import ObjectModel
import Testing

@Suite struct EmbeddedMetadataTests {
    private static let node = """
        properties:
          list:
            items: {type: object, x-kubernetes-embedded-resource: true, x-kubernetes-preserve-unknown-fields: true}
          map:
            additionalProperties:
              properties:
                t: {type: object, x-kubernetes-embedded-resource: true}
        """

    @Test func isReadWhereverItStands() throws {
        let object = try json(
            #"{"list":[{"kind":"A"},{"metadata":{"a":1}}],"map":{"k":{"t":{"metadata":{}}}},"metadata":1}"#)
        var places: [String] = []
        let read = try EmbeddedMetadata<Never>.read(in: object, schema(Self.node)) { _, place in
            places.append(place)
            return ["name": "x"]
        }
        #expect(places == ["list[1].metadata", "map.k.t.metadata"])
        #expect(read["list"] == [["kind": "A"], ["metadata": ["name": "x"]]])
        #expect(read["metadata"] == 1)
    }
}
