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

    @Test func containersAreStoppedAsTheirImagesSay() throws {
        func pod(_ lifecycle: Value) -> Value {
            [
                "apiVersion": "v1", "kind": "Pod", "metadata": ["name": "p", "namespace": "ns"],
                "spec": ["containers": [["name": "c", "image": "a", "lifecycle": lifecycle]]],
            ]
        }
        func lifecycle(_ pod: Value) -> Value? { pod.at("spec", "containers")?[0]?["lifecycle"] }
        let hook: Value = ["sleep": ["seconds": 1]]
        #expect(try lifecycle(created(pod(["stopSignal": "SIGINT"]))) == nil)
        #expect(try lifecycle(created(pod(["stopSignal": "SIGINT", "preStop": hook]))) == ["preStop": hook])
        let (old, wanted) = (try created(pod(["preStop": hook])), pod(["stopSignal": "SIGINT"]))
        #expect(try lifecycle(updated(wanted, from: old)) == nil)
        #expect(try lifecycle(updated(wanted, from: wanted)) == ["stopSignal": "SIGINT"])
        let deployment = try created([
            "apiVersion": "apps/v1", "kind": "Deployment", "metadata": ["name": "d", "namespace": "ns"],
            "spec": [
                "selector": [:],
                "template": [
                    "spec": ["containers": [["name": "c", "image": "a", "lifecycle": ["stopSignal": "SIGINT"]]]]
                ],
            ],
        ])
        #expect(
            deployment.at("spec", "template", "spec", "containers")?[0]?["name"] == "c"
                && deployment.at("spec", "template", "spec", "containers")?[0]?["lifecycle"] == nil)
    }
}
