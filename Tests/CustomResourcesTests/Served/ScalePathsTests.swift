import CustomResources
import ObjectModel
import Testing

@Suite struct ScalePathsTests {
    private func paths() throws -> ScalePaths {
        let made = try definition { definition in
            definition.spec.versions[0].subresources = .make {
                $0.scale = .make {
                    $0.specReplicasPath = ".spec.a.count"
                    $0.statusReplicasPath = ".status.count"
                    $0.labelSelectorPath = ".status.selector"
                }
            }
            definition.status = DefinitionStatus(of: definition, others: [], now: Time(seconds: 1)).next
        }
        var found: ScalePaths?
        _ = CustomResource.resources(of: made, message: 0) { version in
            found = version.scale
            return CustomResourceTests.Prepared(version)
        }
        return try #require(found)
    }

    @Test func numbersStandWhereTheDefinitionSays() throws {
        let paths = try paths()
        let object = ScalePaths.set(3, at: paths.specReplicas, in: try json(#"{"spec":{"b":1}}"#))
        #expect(try object == json(#"{"spec":{"b":1,"a":{"count":3}}}"#))
        #expect(ScalePaths.value(at: paths.specReplicas, in: object) == 3)
        #expect(paths.errorsInSpec(of: object).isEmpty)
    }

    @Test(arguments: [
        (#"{"spec":{"a":{"count":-1}}}"#, [".spec.a.count: Invalid value: -1: should be a non-negative integer"]),
        (
            #"{"spec":{"a":{"count":"x"}}}"#,
            [
                ".spec.a.count: Invalid value: 0: .spec.a.count accessor error: x is of the type string, "
                    + "expected int64"
            ]
        ),
        (
            #"{"status":{"count":2147483648}}"#,
            [".status.count: Invalid value: 2147483648: should be less than or equal to 2147483647"]
        ),
    ])
    func wrongNumbers(_ text: String, _ expected: [String]) throws {
        let (paths, object) = (try paths(), try json(text))
        #expect(texts(paths.errorsInSpec(of: object) + paths.errorsInStatus(of: object)) == expected)
    }
}
