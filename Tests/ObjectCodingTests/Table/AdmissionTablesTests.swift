import ObjectCoding
import ObjectModel
import Testing

struct AdmissionTablesTests {
    private let group = "admissionregistration.k8s.io/v1"

    @Test func webhooksAreCounted() throws {
        for kind in ["ValidatingWebhookConfiguration", "MutatingWebhookConfiguration"] {
            let json = #"{"apiVersion":"\#(group)","kind":"\#(kind)","webhooks":[{"name":"a"},{"name":"b"}]}"#
            #expect(try TableFixture.cell("Webhooks", json) == 2)
        }
    }

    @Test func policyAndBinding() throws {
        let policy = #"""
            {"apiVersion":"\#(group)","kind":"ValidatingAdmissionPolicy","spec":{"validations":[{}],
             "paramKind":{"apiVersion":"v1","kind":"ConfigMap"}}}
            """#
        #expect(try TableFixture.cells(policy)[1...2] == [1, "v1/ConfigMap"])
        let binding = #"""
            {"apiVersion":"\#(group)","kind":"ValidatingAdmissionPolicyBinding",
             "spec":{"policyName":"p","paramRef":{"name":"x","namespace":"n"}}}
            """#
        #expect(try TableFixture.cells(binding)[1...2] == ["p", "n/x"])
    }
}
