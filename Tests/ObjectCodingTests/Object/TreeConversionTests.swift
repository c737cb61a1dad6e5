import ObjectCoding
import ObjectModel
import Testing

/// The words of Go's conversion of trees (k8s.io/apimachinery/pkg/runtime, converter.go).
struct TreeConversionTests {
    private func failure(_ text: String, _ message: String = "apps.v1.Deployment") throws -> String? {
        let schema = Schema.kubernetes
        return ObjectDecoder(schema: schema).conversionFailure(
            of: try JSON.parse(Array(text.utf8)), as: try #require(schema.messageID(message)))
    }

    @Test(arguments: [
        (#"{"spec":{"replicas":"many"}}"#, "unrecognized type: int32"),
        (#"{"spec":{"replicas":true}}"#, "unrecognized type: int32"),
        (#"{"spec":{"replicas":1.5}}"#, "cannot convert float64 to int32"),
        (#"{"spec":{"paused":"yes"}}"#, "unrecognized type: bool"),
        (#"{"spec":"x"}"#, "cannot restore struct from: string"),
        (#"{"spec":[]}"#, "cannot restore struct from: slice"),
        (#"{"spec":{"strategy":{"type":1}}}"#, "cannot convert int64 to v1.DeploymentStrategyType"),
        (#"{"spec":{"strategy":{"type":{}}}}"#, "unrecognized type: string"),
        (#"{"spec":{"template":{"spec":{"containers":{}}}}}"#, "cannot restore slice from map"),
        (#"{"spec":{"template":{"spec":{"containers":["c"]}}}}"#, "cannot restore struct from: string"),
        (#"{"metadata":{"labels":"x"}}"#, "cannot restore map from string"),
        (#"{"metadata":{"labels":{"a":1}}}"#, "cannot convert int64 to string"),
        (#"{"metadata":{"finalizers":{"a":1}}}"#, "cannot restore slice from map"),
        (
            #"{"metadata":{"creationTimestamp":5}}"#,
            "json: cannot unmarshal number into Go value of type string"
        ),
        (
            #"{"spec":{"strategy":{"rollingUpdate":{"maxSurge":true}}}}"#,
            "json: cannot unmarshal bool into Go value of type int32"
        ),
    ])
    func wrongTypesAreNamedAsGoDoes(_ text: String, _ complaint: String) throws {
        #expect(try failure(text) == complaint)
    }

    @Test(arguments: [
        "{}", #"{"spec":null}"#, #"{"spec":{"replicas":2.0}}"#, #"{"metadata":{"labels":{"a":null}}}"#,
        #"{"unknown":5,"spec":{"replicas":3,"template":{"spec":{"containers":[{"name":"c"}]}}}}"#,
    ])
    func whatFitsHasNoComplaint(_ text: String) throws {
        #expect(try failure(text) == nil)
    }

    @Test func theFirstFieldOfTheDeclarationCounts() throws {
        #expect(try failure(#"{"spec":{"paused":1,"replicas":"x"}}"#) == "unrecognized type: int32")
        #expect(try failure(#"{"spec":"x","metadata":{"labels":1}}"#) == "cannot restore map from int64")
    }

    @Test func bytesAndQuantitiesReadThemselves() throws {
        #expect(
            try failure(#"{"data":{"a":"!"}}"#, "core.v1.Secret")
                == "error decoding from json: illegal base64 data at input byte 0")
        #expect(try failure(#"{"data":{"a":1}}"#, "core.v1.Secret") == "cannot restore slice from int64")
        let quantity = try failure(#"{"spec":{"hard":{"cpu":"x"}}}"#, "core.v1.ResourceQuota")
        #expect(quantity?.hasPrefix("quantities must match the regular expression") == true)
    }
}
