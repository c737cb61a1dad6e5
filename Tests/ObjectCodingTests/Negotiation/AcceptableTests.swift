import ObjectCoding
import Testing

@Suite struct AcceptableTests {
    private func negotiate(_ accept: String?, _ forms: Acceptable.Forms = .objects) -> Acceptable? {
        Acceptable.negotiate(accept: accept, offering: forms)
    }

    @Test func plainTypes() {
        #expect(negotiate(nil)?.type == .json)
        #expect(negotiate("*/*")?.type == .json)
        #expect(negotiate("application/yaml")?.type == .yaml)
        #expect(negotiate("application/vnd.kubernetes.protobuf,application/json")?.type == .protobuf)
        #expect(negotiate("text/html") == nil)
        #expect(negotiate("text/html,application/json;q=0.5")?.type == .json)
        #expect(negotiate("application/yaml;q=0.1, application/json;q=0.9")?.type == .json)
        #expect(negotiate("application/json;q=0") == nil)
        #expect(negotiate("application/json; pretty=1")?.pretty == true)
    }

    @Test func forms() {
        let table = "application/json;as=Table;v=v1;g=meta.k8s.io"
        #expect(negotiate(table)?.form == .table(version: "v1"))
        #expect(negotiate("\(table),application/json")?.form == .table(version: "v1"))
        #expect(negotiate(table, Acceptable.Forms.none) == nil)
        #expect(negotiate("\(table),application/json", .none)?.form == .object)
        #expect(negotiate("application/json;as=Table;g=meta.k8s.io;v=v9") == nil)
        #expect(negotiate("application/json;as=Chair;v=v1;g=meta.k8s.io,application/json")?.form == .object)
        #expect(
            negotiate("application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1")?.form
                == .partialObjectMetadataList(version: "v1"))
        #expect(negotiate("application/json;v=v1;g=meta.k8s.io") == nil)
        let protobuf = "application/vnd.kubernetes.protobuf;as=Table;v=v1;g=meta.k8s.io"
        #expect(negotiate(protobuf) == nil)
        #expect(negotiate("\(protobuf),application/json")?.type == .json)
    }

    @Test func discovery() {
        let accept = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,application/json"
        #expect(negotiate(accept, .discovery)?.form == .groupDiscovery(version: "v2"))
        #expect(
            negotiate(accept, .discovery)?.contentType
                == "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList")
        #expect(negotiate(accept, Acceptable.Forms.none)?.form == .object)
    }

    @Test func contentTypes() {
        #expect(MediaType(contentType: nil) == .json)
        #expect(MediaType(contentType: "Application/JSON; charset=utf-8") == .json)
        #expect(MediaType(contentType: "text/plain") == nil)
        #expect(PatchMediaType(contentType: "application/merge-patch+json") == .merge)
        #expect(PatchMediaType(contentType: "application/json") == nil)
    }
}
