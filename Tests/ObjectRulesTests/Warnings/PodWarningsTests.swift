import ObjectCoding
import ObjectModel
import ObjectRules
import Testing

@Suite struct PodWarningsTests {
    private func warnings(_ apiVersion: String, _ kind: String, _ body: String) throws -> [String] {
        let resource = try #require(Schema.kubernetes.resource(apiVersion: apiVersion, kind: kind))
        return PodWarnings.warnings(about: try JSON.parse(body), resource: resource)
    }

    @Test func saysNothingAboutAnOrdinaryPod() throws {
        let body = #"{"metadata":{"name":"p"},"spec":{"containers":[{"name":"c","env":[{"name":"A"},{"name":"B"}]}]}}"#
        #expect(try warnings("v1", "Pod", body) == [])
    }

    @Test func namesVolumesThatNoLongerWork() throws {
        let body = #"{"spec":{"volumes":[{"name":"a","emptyDir":{}},{"name":"b","rbd":{}}]}}"#
        let expected = "spec.volumes[1].rbd: deprecated in v1.28, non-functional in v1.31+"
        #expect(try warnings("v1", "Pod", body) == [expected])
    }

    @Test func namesTheTemplateOfOtherKinds() throws {
        let spec = #"{"nodeSelector":{"beta.kubernetes.io/os":"linux"}}"#
        let job = #"{"metadata":{"name":"j"},"spec":{"template":{"spec":\#(spec)}}}"#
        let warning = "nodeSelector[beta.kubernetes.io/os]: deprecated since v1.14; use \"kubernetes.io/os\" instead"
        #expect(try warnings("batch/v1", "Job", job) == ["spec.template.spec." + warning])
        let cron = #"{"spec":{"jobTemplate":\#(job)}}"#
        #expect(try warnings("batch/v1", "CronJob", cron) == ["spec.jobTemplate.spec.template.spec." + warning])
    }

    @Test func findsVariablesThatHideOthers() throws {
        let body = #"{"spec":{"containers":[{"name":"c","env":[{"name":"A"},{"name":"A","value":"x"}]}]}}"#
        let expected =
            "spec.containers[0].env[1]: hides previous definition of \"A\", which may be dropped when using apply"
        #expect(try warnings("v1", "Pod", body) == [expected])
    }

    @Test func findsFractionsOfBytes() throws {
        let body = #"{"spec":{"containers":[{"name":"c","resources":{"requests":{"memory":"100m","cpu":"100m"}}}]}}"#
        let expected =
            "spec.containers[0].resources.requests[memory]: fractional byte value \"100m\" is invalid, "
            + "must be an integer"
        #expect(try warnings("v1", "Pod", body) == [expected])
    }

    @Test func adviseAgainstDotsInNames() throws {
        let found = try warnings("batch/v1", "Job", #"{"metadata":{"name":"a.b"}}"#)
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix("metadata.name: this is used in Pod names and hostnames") == true)
    }
}
