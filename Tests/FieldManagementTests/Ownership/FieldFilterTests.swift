import FieldManagement
import ObjectModel
import Testing

@Suite struct FieldFilterTests {
    private let everything = FieldSet(paths: [
        ["metadata", "labels", "a"], ["spec", "replicas"], ["status", "phase"], ["status", "conditions"],
        ["status", "certificate"],
    ])

    @Test(
        arguments: [
            ("apps", "deployments", nil, [".spec.replicas", ".metadata.labels.a"]),
            ("apps", "deployments", "status", [".status.certificate", ".status.conditions", ".status.phase"]),
            (
                "apps", "statefulsets", "status",
                [".metadata.labels.a", ".status.certificate", ".status.conditions", ".status.phase"]
            ),
            (
                "certificates.k8s.io", "certificatesigningrequests", "approval",
                [".metadata.labels.a", ".status.conditions", ".status.phase"]
            ),
            (
                "certificates.k8s.io", "certificatesigningrequests", "status",
                [".metadata.labels.a", ".status.certificate", ".status.phase"]
            ),
            (
                "flowcontrol.apiserver.k8s.io", "flowschemas", "status",
                [".status.certificate", ".status.conditions", ".status.phase"]
            ),
        ] as [(String, String, String?, [String])])
    func requestsSetWhatTheirStrategyLetsThem(
        _ group: String, _ plural: String, _ subresource: String?, _ expected: [String]
    ) throws {
        let resource = try #require(Schema.kubernetes.resource(group: group, version: "v1", plural: plural))
        let filter = FieldFilter(resource: resource, subresource: subresource)
        #expect(Set(filter(everything).descriptions) == Set(expected))
    }

    @Test func somePathsAloneMayBeSet() throws {
        let pods = try #require(Schema.kubernetes.resource(group: "", version: "v1", plural: "pods"))
        let schema = try TypeTableBuilderTests.schema("core.v1.Pod")
        let pod: Value = [
            "spec": [
                "containers": [["name": "a", "image": "x", "resources": ["limits": ["cpu": "1"]]]], "hostname": "h",
            ]
        ]
        let filter = FieldFilter(resource: pods, subresource: "resize")
        let element: Value = [".": [:], "f:resources": ["f:limits": ["f:cpu": [:]]]]
        #expect(
            filter(FieldSet(of: pod, schema)).value
                == ["f:spec": ["f:containers": [#"k:{"name":"a"}"#: element]]])
    }
}
