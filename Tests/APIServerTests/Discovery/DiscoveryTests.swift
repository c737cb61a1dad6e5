import APIServer
import ObjectModel
import Testing

struct DiscoveryTests {
    private let discovery = Discovery(schema: .kubernetes)

    @Test func coreGroupIsApart() throws {
        #expect(discovery.apiVersions(serverAddress: "h:6443")["versions"] == ["v1"])
        let names = discovery.apiGroupList()["groups"]?.arrayValue?.compactMap { $0["name"]?.stringValue } ?? []
        #expect(!names.contains(""))
        #expect(names.contains("batch"))
        #expect(Set(names).count == names.count)
    }

    @Test func newestVersionIsPreferred() throws {
        let group = try #require(discovery.apiGroup("autoscaling"))
        #expect(group["kind"] == "APIGroup")
        #expect(group["versions"]?.arrayValue?.map { $0["version"] } == ["v2", "v1"])
        #expect(group.at("preferredVersion", "groupVersion") == "autoscaling/v2")
        #expect(discovery.apiGroup("") == nil)
        #expect(discovery.apiGroup("nope.example.com") == nil)
    }

    @Test func resourcesAndSubresources() throws {
        let list = try #require(discovery.apiResourceList(group: "batch", version: "v1"))
        #expect(list["apiVersion"] == "v1")
        #expect(list["groupVersion"] == "batch/v1")
        let resources = list["resources"]?.arrayValue ?? []
        #expect(resources.map { $0["name"] } == ["cronjobs", "cronjobs/status", "jobs", "jobs/status"])
        #expect(resources[0]["shortNames"] == ["cj"])
        #expect(resources[2]["shortNames"] == nil)
        #expect(resources[3]["singularName"] == "")
        #expect(discovery.apiResourceList(group: "batch", version: "v9") == nil)
    }

    @Test func coreListHasNoVersionOfItsOwn() throws {
        let list = try #require(discovery.apiResourceList(group: "", version: "v1"))
        #expect(list["apiVersion"] == nil)
        #expect(list["groupVersion"] == "v1")
        let eviction = list["resources"]?.arrayValue?.first { $0["name"] == "pods/eviction" }
        #expect(eviction?["group"] == "policy")
        #expect(eviction?["version"] == "v1")
        let binding = list["resources"]?.arrayValue?.first { $0["name"] == "pods/binding" }
        #expect(binding?["group"] == nil)
    }

    @Test func aggregatedSaysTheSame() throws {
        let core = discovery.aggregated(core: true, beta: false)
        #expect(core["apiVersion"] == "apidiscovery.k8s.io/v2")
        #expect(core["items"]?.arrayValue?.count == 1)
        let groups = discovery.aggregated(core: false, beta: true)
        #expect(groups["apiVersion"] == "apidiscovery.k8s.io/v2beta1")
        for group in groups["items"]?.arrayValue ?? [] {
            let name = try #require(group.at("metadata", "name")?.stringValue)
            for version in group["versions"]?.arrayValue ?? [] {
                let plain = discovery.apiResourceList(group: name, version: version["version"]?.stringValue ?? "")
                let names = plain?["resources"]?.arrayValue?.compactMap { $0["name"]?.stringValue } ?? []
                let aggregated = version["resources"]?.arrayValue?.compactMap { $0["resource"]?.stringValue }
                #expect(aggregated == names.filter { !$0.contains("/") })
            }
        }
    }

    @Test func storageVersionsDiffer() {
        let lists = [("", "v1"), ("apps", "v1"), ("batch", "v1")].compactMap {
            discovery.apiResourceList(group: $0.0, version: $0.1)
        }
        let hashes = lists.flatMap { $0["resources"]?.arrayValue ?? [] }.compactMap {
            $0["storageVersionHash"]?.stringValue
        }
        #expect(!hashes.isEmpty)
        #expect(Set(hashes).count == hashes.count)
    }

    @Test func servedGroups() {
        #expect(discovery.serves(group: "apps"))
        #expect(discovery.serves(group: ""))
        #expect(!discovery.serves(group: "nope.example.com"))
    }
}
