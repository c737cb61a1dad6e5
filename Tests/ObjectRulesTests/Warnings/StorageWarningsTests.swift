import Testing

@Suite struct StorageWarningsTests {
    @Test func volumes() throws {
        let terms = #"[{"matchExpressions":[{"key":"beta.kubernetes.io/arch","operator":"Exists"}]}]"#
        let affinity = #"{"required":{"nodeSelectorTerms":\#(terms)}}"#
        let spec = #"{"persistentVolumeReclaimPolicy":"Recycle","nodeAffinity":\#(affinity),"cephfs":{}}"#
        #expect(
            try ObjectWarningsTests.create("v1", "PersistentVolume", #"{"spec":\#(spec)}"#) == [
                "spec.persistentVolumeReclaimPolicy: The Recycle reclaim policy is deprecated. Instead, the "
                    + "recommended approach is to use dynamic provisioning.",
                "spec.nodeAffinity.required.nodeSelectorTerms[0].matchExpressions[0].key: beta.kubernetes.io/arch is "
                    + #"deprecated since v1.14; use "kubernetes.io/arch" instead"#,
                "spec.cephfs: deprecated in v1.28, non-functional in v1.31+",
            ])
    }

    @Test func claims() throws {
        let key = "volume.beta.kubernetes.io/storage-class"
        let body = #"{"metadata":{"annotations":{"\#(key)":"a"}},"spec":{"resources":{"requests":{"storage":"1m"}}}}"#
        #expect(
            try ObjectWarningsTests.create("v1", "PersistentVolumeClaim", body) == [
                #"metadata.annotations[\#(key)]: deprecated since v1.8; use "storageClassName" attribute instead"#,
                #"spec.resources.requests[storage]: fractional byte value "1m" is invalid, must be an integer"#,
            ])
    }

    @Test func classes() throws {
        let key = "failure-domain.beta.kubernetes.io/zone"
        let body = #"{"allowedTopologies":[{"matchLabelExpressions":[{"key":"\#(key)","values":["a"]}]}]}"#
        #expect(
            try ObjectWarningsTests.create("storage.k8s.io/v1", "StorageClass", body) == [
                "allowedTopologies[0].matchLabelExpressions[0].key: \(key) is deprecated since v1.17; "
                    + #"use "topology.kubernetes.io/zone" instead"#
            ])
    }
}
