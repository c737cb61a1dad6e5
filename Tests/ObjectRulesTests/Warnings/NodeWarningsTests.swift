import Testing

@Suite struct NodeWarningsTests {
    private static let old = #"deprecated since v1.14; use "kubernetes.io/os" instead"#
    private static let key = "beta.kubernetes.io/os"

    @Test func preferencesWithValuesThatNoLabelHas() throws {
        let term = #"{"matchExpressions":[{"key":"\#(Self.key)","operator":"In","values":["a b"]}]}"#
        let preferred = #"[{"weight":1,"preference":\#(term)}]"#
        let affinity = #"{"nodeAffinity":{"preferredDuringSchedulingIgnoredDuringExecution":\#(preferred)}}"#
        let found = try ObjectWarningsTests.create("v1", "Pod", #"{"spec":{"affinity":\#(affinity)}}"#)
        let path =
            "spec.affinity.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].preference"
            + ".matchExpressions[0]"
        #expect(found.count == 2)
        #expect(found.first == "\(path).key: \(Self.key) is \(Self.old)")
        #expect(found.last?.hasPrefix("\(path).values[0]: a b is invalid, a valid label must be") == true)
    }

    @Test func runtimeClasses() throws {
        let body = #"{"handler":"h","scheduling":{"nodeSelector":{"\#(Self.key)":"linux"}}}"#
        #expect(
            try ObjectWarningsTests.create("node.k8s.io/v1", "RuntimeClass", body) == [
                "scheduling.nodeSelector[\(Self.key)]: \(Self.old)"
            ])
    }

    @Test func nodes() throws {
        let body = #"{"spec":{"externalID":"x","podCIDRs":["10.0.0.1/24"]}}"#
        #expect(
            try ObjectWarningsTests.create("v1", "Node", body) == [
                "spec.externalID: this field is deprecated, and is unused by Kubernetes",
                #"spec.podCIDRs[0]: CIDR value "10.0.0.1/24" is ambiguous in this context (should be "10.0.0.0/24" or "#
                    + #""10.0.0.1/32"?)"#,
            ])
    }
}
