import CustomResources
import ObjectModel
import Testing

@Suite struct ListUniquenessTests {
    private static let node = """
        properties:
          s: {type: array, x-kubernetes-list-type: set, items: {type: string}}
          m: {type: array, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [a, b], items: {type: object}}
          plain: {type: array, items: {type: string}}
        """

    @Test(arguments: [
        (#"{"s":["a","b"],"plain":["a","a"]}"#, []),
        (#"{"s":["a","b","a","a"]}"#, ["s[2]: Duplicate value: \"a\""]),
        (#"{"m":[{"a":1,"b":2},{"a":1,"b":3},{"a":1,"b":2,"c":4}]}"#, ["m[2]: Duplicate value: {\"a\":1,\"b\":2}"]),
        (#"{"m":[{"a":1},{"a":1}]}"#, ["m[1]: Duplicate value: {\"a\":1}"]),
        (#"{"m":[1]}"#, ["m[0]: Invalid value: 1: must be an object for an array of list-type map"]),
    ])
    func elementsDiffer(_ text: String, _ expected: [String]) throws {
        #expect(try texts(ListUniqueness.errors(in: json(text), schema(Self.node))) == expected)
    }
}
