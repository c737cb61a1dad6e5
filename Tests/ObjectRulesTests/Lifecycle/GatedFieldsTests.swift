import ObjectModel
import ObjectRules
import Testing

@Suite struct GatedFieldsTests {
    private let lease: Value = [
        "apiVersion": "coordination.k8s.io/v1", "kind": "Lease", "metadata": ["name": "l", "namespace": "ns"],
        "spec": ["holderIdentity": "a", "strategy": "OldestEmulationVersion"],
    ]

    @Test func newObjectsDoNotGetThem() throws {
        #expect(try created(lease)["spec"] == ["holderIdentity": "a"])
    }

    @Test func whatIsThereStays() throws {
        let bare = try created(lease)
        let wanted = bare.with("x", at: "spec", "strategy")
        #expect(try updated(wanted, from: bare)["spec"] == ["holderIdentity": "a"])
        #expect(try updated(wanted, from: wanted).at("spec", "strategy") == "x")
    }

    @Test func templatesHaveThemDeeper() throws {
        let template: Value = [
            "spec": ["containers": [["name": "c", "image": "a"]], "schedulingGroup": ["podGroupName": "g"]]
        ]
        let job = try created([
            "apiVersion": "batch/v1", "kind": "Job", "metadata": ["name": "j", "namespace": "ns"],
            "spec": ["template": template],
        ])
        #expect(job.at("spec", "template", "spec", "schedulingGroup") == nil)
        #expect(job.at("spec", "template", "spec", "containers") != nil)
    }
}
