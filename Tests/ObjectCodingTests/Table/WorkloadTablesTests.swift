import ObjectCoding
import ObjectModel
import Testing

struct WorkloadTablesTests {
    private func object(_ kind: String, _ spec: String, _ status: String, version: String = "apps/v1") -> String {
        #"{"apiVersion":"\#(version)","kind":"\#(kind)","metadata":{"name":"o"},"spec":\#(spec),"status":\#(status)}"#
    }

    private let template = #""template":{"spec":{"containers":[{"name":"c","image":"i:1"}],"nodeSelector":{"d":"s"}}}"#

    @Test func deployment() throws {
        let spec = #"{"replicas":2,"selector":{"matchLabels":{"a":"b"}},\#(template)}"#
        let status = #"{"readyReplicas":1,"updatedReplicas":2,"availableReplicas":1}"#
        let expected: [Value] = ["o", "1/2", 2, 1, "<unknown>", "c", "i:1", "a=b"]
        #expect(try TableFixture.cells(object("Deployment", spec, status)) == expected)
    }

    @Test func replicaSetAndController() throws {
        let status = #"{"replicas":3,"readyReplicas":2}"#
        let expected: [Value] = ["o", 4, 3, 2, "<unknown>", "c", "i:1", "a=b"]
        let set = object("ReplicaSet", #"{"replicas":4,"selector":{"matchLabels":{"a":"b"}},\#(template)}"#, status)
        #expect(try TableFixture.cells(set) == expected)
        let controller = object(
            "ReplicationController", #"{"replicas":4,"selector":{"a":"b"},\#(template)}"#, status, version: "v1")
        #expect(try TableFixture.cells(controller) == expected)
    }

    @Test func statefulSet() throws {
        let set = object("StatefulSet", #"{"replicas":3,\#(template)}"#, #"{"readyReplicas":1}"#)
        #expect(try TableFixture.cells(set) == ["o", "1/3", "<unknown>", "c", "i:1"])
    }

    @Test func daemonSet() throws {
        let status = #"""
            {"desiredNumberScheduled":5,"currentNumberScheduled":4,"numberReady":3,"updatedNumberScheduled":2,
             "numberAvailable":1}
            """#
        let set = object("DaemonSet", #"{"selector":{"matchLabels":{"a":"b"}},\#(template)}"#, status)
        let expected: [Value] = ["o", 5, 4, 3, 2, 1, "d=s", "<unknown>", "c", "i:1", "a=b"]
        #expect(try TableFixture.cells(set) == expected)
    }

    @Test(arguments: [("apps/v1", "deployment.apps/web"), ("v1", "deployment/web")])
    func revisionNamesItsController(version: String, text: String) throws {
        let revision = #"""
            {"apiVersion":"apps/v1","kind":"ControllerRevision","revision":22,"metadata":{"name":"r","ownerReferences":[
             {"apiVersion":"apps/v1","kind":"Other","name":"x"},
             {"apiVersion":"\#(version)","kind":"Deployment","name":"web","controller":true}]}}
            """#
        #expect(try TableFixture.cells(revision)[1...2] == [.string(text), 22])
    }

    @Test func disruptionBudget() throws {
        let spec = #"{"minAvailable":2,"maxUnavailable":"30%"}"#
        let budget = object("PodDisruptionBudget", spec, #"{"disruptionsAllowed":1}"#, version: "policy/v1")
        #expect(try TableFixture.cells(budget)[1...3] == ["2", "30%", 1])
        let bare = object("PodDisruptionBudget", "{}", "{}", version: "policy/v1")
        #expect(try TableFixture.cells(bare)[1...3] == ["N/A", "N/A", 0])
    }
}
