import ObjectModel
import TestKit
import Testing

/// What clients are told when a namespace demands something of its pods.
@Suite struct PodSecurityPluginTests {
    private static let prefix = "pod-security.kubernetes.io/"

    private func namespace(_ labels: KeyValuePairs<String, Value>, named name: Value = "n") -> Value {
        let labels = Fields(labels.map { (Self.prefix + $0.key, $0.value) })
        return [
            "apiVersion": "v1", "kind": "Namespace", "metadata": ["name": name, "labels": .object(labels)],
        ]
    }

    /// A pod that needs no service account and reaches for its node.
    private static let pod: Value = [
        "apiVersion": "v1", "kind": "Pod",
        "metadata": ["name": "p", "annotations": ["kubernetes.io/config.mirror": "x"]],
        "spec": [
            "nodeName": "node", "hostNetwork": true, "containers": [["name": "a", "image": "busybox"]],
        ],
    ]

    private static let deployment: Value = [
        "apiVersion": "apps/v1", "kind": "Deployment", "metadata": ["name": "d"],
        "spec": [
            "selector": ["matchLabels": ["app": "d"]],
            "template": [
                "metadata": ["labels": ["app": "d"]],
                "spec": ["hostPID": true, "containers": [["name": "a", "image": "busybox"]]],
            ],
        ],
    ]

    @Test func podsAreRefusedAndWorkloadsWarnedOf() async throws {
        try await TestServer.run { server in
            let api = try await TestConnection.open(server)
            _ = try await api.request("POST", "/api/v1/namespaces", object: namespace(["enforce": "baseline"]))
            let pod = try await api.request("POST", "/api/v1/namespaces/n/pods", object: Self.pod)
            #expect(pod.status == 403)
            #expect(
                pod.tree["message"]?.stringValue == #"pods "p" is forbidden: violates PodSecurity "baseline:latest": "#
                    + "host namespaces (hostNetwork=true)")
            let deployment = try await api.request(
                "POST", "/apis/apps/v1/namespaces/n/deployments", object: Self.deployment)
            #expect(deployment.status == 201)
            #expect(
                deployment.all("Warning") == [
                    #"299 - "would violate PodSecurity \"baseline:latest\": host namespaces (hostPID=true)""#
                ])
        }
    }

    /// Also where it was held to nothing: who reads the log is not to wonder.
    @Test func theAuditLogTellsWhatAPodWasHeldTo() async throws {
        let notes = try await AuditLines.annotations { server in
            let api = try await TestConnection.open(server)
            for object in [namespace(["audit": "privileged"]), namespace(["enforce": "baseline"], named: "m")] {
                _ = try await api.request("POST", "/api/v1/namespaces", object: object)
            }
            for path in ["n/pods", "m/pods"] {
                _ = try await api.request("POST", "/api/v1/namespaces/" + path, object: Self.pod)
            }
            _ = try await api.request("POST", "/apis/apps/v1/namespaces/n/deployments", object: Self.deployment)
        }
        let policies = notes.map { $0["pod-security.kubernetes.io/enforce-policy"]?.stringValue }
        #expect(policies == [nil, nil, "privileged:latest", "baseline:latest", nil])
    }

    @Test func labelsMustBeRightWhenTheyAreNew() async throws {
        try await TestServer.run(listens: false) { server in
            let error = await refusal {
                try await server.create(namespace(["enforce": "strict"]), TestServer.namespaces)
            }
            #expect(error?.code == 422)
            #expect(
                error?.message == #"Namespace "n" is invalid: metadata.labels[pod-security.kubernetes.io/enforce]: "#
                    + #"Invalid value: "strict": must be one of privileged, baseline, restricted"#)
        }
    }

    @Test func whoTightensANamespaceIsToldOfItsPods() async throws {
        try await TestServer.run { server in
            let api = try await TestConnection.open(server)
            _ = try await api.request("POST", "/api/v1/namespaces", object: namespace(["warn": "privileged"]))
            let pod = try await api.request("POST", "/api/v1/namespaces/n/pods", object: Self.pod)
            #expect(pod.status == 201)
            let tightened = try await api.request(
                "PATCH", "/api/v1/namespaces/n", headers: [("Content-Type", "application/merge-patch+json")],
                object: ["metadata": ["labels": ["pod-security.kubernetes.io/enforce": "baseline"]]])
            #expect(tightened.status == 200)
            #expect(
                tightened.all("Warning") == [
                    #"299 - "existing pods in namespace \"n\" violate the new PodSecurity enforce level "#
                        + #"\"baseline:latest\"""#,
                    #"299 - "p: host namespaces""#,
                ])
        }
    }
}
