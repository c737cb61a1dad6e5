import CustomResources
import ObjectModel
import Testing

@Suite struct EmbeddedResourcesTests {
    private static let node = """
        properties:
          t: {type: object, x-kubernetes-embedded-resource: true, x-kubernetes-preserve-unknown-fields: true}
        """

    @Test(arguments: [
        (#"{"t":{"apiVersion":"v1","kind":"Pod","metadata":{"name":"a","labels":{"b":"c"}}}}"#, []),
        (
            #"{"t":{}}"#,
            ["t.apiVersion: Required value: must not be empty", "t.kind: Required value: must not be empty"]
        ),
        (
            #"{"t":{"apiVersion":"a/b/c","kind":""}}"#,
            [
                "t.apiVersion: Invalid value: \"a/b/c\": unexpected GroupVersion string: a/b/c",
                "t.kind: Invalid value: \"\": must not be empty",
            ]
        ),
        (
            #"{"t":{"apiVersion":"v1","kind":"Pod","metadata":{"name":"a/b"}}}"#,
            ["t.metadata.name: Invalid value: \"a/b\": may not contain '/'"]
        ),
    ])
    func areObjects(_ text: String, _ expected: [String]) throws {
        #expect(try texts(EmbeddedResources.errors(in: json(text), schema(Self.node))) == expected)
    }
}
