import ObjectCoding
import ObjectModel
import ObjectRules
import Testing

@Suite struct ObjectWarningsTests {
    static func create(_ apiVersion: String, _ kind: String, _ body: String) throws -> [String] {
        let resource = try #require(Schema.kubernetes.resource(apiVersion: apiVersion, kind: kind))
        return ObjectWarnings.create(try JSON.parse(body), resource: resource)
    }

    private static let old = #"{"nodeSelector":{"beta.kubernetes.io/os":"linux"}}"#

    private func update(_ apiVersion: String, _ kind: String, _ object: String, old: String) throws -> Int {
        let resource = try #require(Schema.kubernetes.resource(apiVersion: apiVersion, kind: kind))
        return ObjectWarnings.update(try JSON.parse(object), old: try JSON.parse(old), resource: resource).count
    }

    @Test(arguments: [
        ("batch/v1", "Job"), ("batch/v1", "CronJob"), ("apps/v1", "Deployment"), ("apps/v1", "ReplicaSet"),
    ])
    func adviseAgainstDotsInNames(_ apiVersion: String, _ kind: String) throws {
        let found = try Self.create(apiVersion, kind, #"{"metadata":{"name":"a.b"}}"#)
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix("metadata.name: this is used in Pod names and hostnames") == true)
    }

    @Test func templatesCountWhenTheyAreAskedForAnew() throws {
        func deployment(_ generation: Int) -> String {
            #"{"metadata":{"generation":\#(generation)},"spec":{"template":{"spec":\#(Self.old)}}}"#
        }
        #expect(try update("apps/v1", "Deployment", deployment(2), old: deployment(1)) == 1)
        #expect(try update("apps/v1", "Deployment", deployment(1), old: deployment(1)) == 0)
    }

    @Test func podsThatChangeAreLeftAlone() throws {
        let pod = #"{"metadata":{"name":"a.b","generation":2},"spec":\#(Self.old)}"#
        #expect(try update("v1", "Pod", pod, old: "{}") == 0)
    }

    @Test func accountsThatListTheirSecrets() throws {
        let key = "kubernetes.io/enforce-mountable-secrets"
        #expect(
            try Self.create("v1", "ServiceAccount", #"{"metadata":{"annotations":{"\#(key)":"true"}}}"#) == [
                "metadata.annotations[\(key)]: deprecated in v1.32+; prefer separate namespaces to isolate access to "
                    + "mounted secrets"
            ])
    }
}
