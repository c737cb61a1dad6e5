import CustomResources
import ObjectTree
import Testing

@Suite struct DefinitionWarningsTests {
    private func definition(_ formats: (String, String)...) -> Value {
        var properties = Fields()
        for (index, (type, format)) in formats.enumerated() {
            properties["p\(index)"] = ["type": "array", "items": ["type": .string(type), "format": .string(format)]]
        }
        let schema: Value = ["type": "object", "properties": .object(properties)]
        return ["spec": ["versions": [["name": "v1", "schema": ["openAPIV3Schema": schema]]]]]
    }

    @Test func formatsOfTextsThatNobodyKnowsAreToldOf() {
        let made = definition(("string", "odd"), ("string", "date-time"), ("string", "quantity"), ("integer", "int32"))
        #expect(DefinitionWarnings.create(made) == [#"unrecognized format "odd""#])
    }

    @Test func onlyNewOnesAreToldOfAgain() {
        let made = definition(("string", "odd"), ("string", "even"))
        #expect(DefinitionWarnings.update(made, old: made) == [])
        #expect(
            DefinitionWarnings.update(made, old: definition(("string", "odd"))) == [#"unrecognized format "even""#])
    }
}
