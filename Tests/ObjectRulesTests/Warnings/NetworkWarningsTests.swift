import Testing

@Suite struct NetworkWarningsTests {
    private static let serviceCases: [(String, [String])] = [
        (#"{"type":"ClusterIP","sessionAffinity":"None","clusterIPs":["10.0.0.1"]}"#, []),
        (
            #"{"type":"ClusterIP","clusterIP":"None","sessionAffinity":"ClientIP","externalIPs":["1.2.3.4"]}"#,
            [
                "spec.externalIPs is ignored for headless services",
                "spec.SessionAffinity is ignored for headless services",
            ]
        ),
        (
            #"{"type":"ClusterIP","externalIPs":["1.2.3.4"],"externalName":"a"}"#,
            [
                "spec.externalIPs is deprecated and may no longer be implemented in some clusters",
                #"spec.externalName is ignored when spec.type is not "ExternalName""#,
            ]
        ),
        (
            #"{"type":"ExternalName","externalName":"a","externalIPs":["1.2.3.4"]}"#,
            [#"spec.externalIPs is ignored when spec.type is "ExternalName""#]
        ),
        (
            #"{"type":"ClusterIP","trafficDistribution":"PreferClose"}"#,
            [#"spec.trafficDistribution: "PreferClose" is deprecated; use "PreferSameZone""#]
        ),
    ]

    @Test(arguments: serviceCases)
    func services(_ spec: String, _ expected: [String]) throws {
        #expect(try ObjectWarningsTests.create("v1", "Service", #"{"spec":\#(spec)}"#) == expected)
    }

    @Test func oldAnnotations() throws {
        let hints = "service.kubernetes.io/topology-aware-hints"
        #expect(
            try ObjectWarningsTests.create("v1", "Service", #"{"metadata":{"annotations":{"\#(hints)":"auto"}}}"#) == [
                "annotation \(hints) is deprecated, please use service.kubernetes.io/topology-mode instead"
            ])
        let ingress = #""metadata":{"annotations":{"kubernetes.io/ingress.class":"a"}}"#
        #expect(
            try ObjectWarningsTests.create("networking.k8s.io/v1", "Ingress", "{\(ingress)}") == [
                #"annotation "kubernetes.io/ingress.class" is deprecated, please use 'spec.ingressClassName' instead"#
            ])
        let both = #"{\#(ingress),"spec":{"ingressClassName":"a"}}"#
        #expect(try ObjectWarningsTests.create("networking.k8s.io/v1", "Ingress", both) == [])
    }

    @Test func namesInSlices() throws {
        #expect(
            try ObjectWarningsTests.create("discovery.k8s.io/v1", "EndpointSlice", #"{"addressType":"FQDN"}"#)
                == ["spec.addressType: FQDN endpoints are deprecated"])
    }
}
