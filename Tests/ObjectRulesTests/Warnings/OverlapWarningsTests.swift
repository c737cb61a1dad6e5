import ObjectModel
import ObjectRules
import Testing

@Suite struct OverlapWarningsTests {
    private func warnings(_ volume: Value) throws -> [String] {
        let resource = try #require(Schema.kubernetes.resource(apiVersion: "v1", kind: "Pod"))
        var volume = volume
        volume["name"] = "v"
        return ObjectWarnings.create(["spec": ["volumes": [volume]]], resource: resource)
    }

    private func items(_ paths: String...) -> Value {
        .array(paths.map { ["key": "k", "path": .string($0)] })
    }

    @Test func filesOfOneSource() throws {
        #expect(try warnings(["configMap": ["name": "m", "items": items("a", "ab", "b/a", "c")]]) == [])
        #expect(
            try warnings(["configMap": ["name": "m", "items": items("a", "a/b", "a")]]) == [
                #"volume "v" (ConfigMap "m"): overlapping paths: "a/b" with "a""#,
                #"volume "v" (ConfigMap "m"): overlapping paths: "a" with "a""#,
                #"volume "v" (ConfigMap "m"): overlapping paths: "a" with "a/b""#,
            ])
        #expect(
            try warnings(["secret": ["secretName": "s", "items": items("a/b", "a/")]])
                == [#"volume "v" (Secret "s"): overlapping paths: "a" with "a/b""#])
        #expect(
            try warnings(["downwardAPI": ["items": items("a", "a")]])
                == [#"volume "v" (DownwardAPI): overlapping paths: "a" with "a""#])
    }

    @Test func filesOfSeveralSources() throws {
        let sources: Value = [
            ["clusterTrustBundle": ["signerName": "b", "path": "t/u"]],
            ["downwardAPI": ["items": items("t", "x")]],
            ["secret": ["name": "s", "items": items("t")]],
            ["configMap": ["name": "all"]],
            ["serviceAccountToken": ["path": "x/y"]],
        ]
        #expect(
            try warnings(["projected": ["sources": sources]]) == [
                #"volume "v" (Projected): overlapping paths: "t" (DownwardAPI) with "t/u" (ClusterTrustBundle "b")"#,
                #"volume "v" (Projected): overlapping paths: "t" (Secret "s") with "t/u" (ClusterTrustBundle "b")"#,
                #"volume "v" (Projected): overlapping paths: "t" (Secret "s") with "t" (DownwardAPI)"#,
                #"volume "v" (Projected): overlapping paths: "x/y" (ServiceAccountToken) with "x" (DownwardAPI)"#,
            ])
        #expect(
            try warnings(["projected": ["sources": [[:]]]]) == [#"volume "v" (Projected) has no sources provided"#])
    }
}
