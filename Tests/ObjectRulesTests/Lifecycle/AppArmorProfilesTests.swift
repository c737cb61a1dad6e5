import ObjectModel
import ObjectRules
import Testing

@Suite struct AppArmorProfilesTests {
    private static let prefix = "container.apparmor.security.beta.kubernetes.io/"

    private func pod(_ profiles: KeyValuePairs<String, Value>, os: String = "linux", shared: Value? = nil) -> Value {
        var annotations = Fields()
        for profile in profiles { annotations[Self.prefix + profile.key] = profile.value }
        var spec: Value = ["os": ["name": .string(os)], "containers": [["name": "a"], ["name": "b"]]]
        if let shared { spec["securityContext"] = ["appArmorProfile": shared] }
        return [
            "apiVersion": "v1", "kind": "Pod", "spec": spec,
            "metadata": ["name": "p", "namespace": "n", "annotations": .object(annotations)],
        ]
    }

    private func profiles(of pod: Value) throws -> [Value?] {
        let pod = try created(pod)
        return (0...1).map { pod["spec"]?["containers"]?[$0]?["securityContext"]?["appArmorProfile"] }
    }

    private func warnings(about pod: Value) throws -> [String] {
        let resource = try #require(Schema.kubernetes.resource(apiVersion: "v1", kind: "Pod"))
        return ObjectWarnings.preparation(of: pod, resource: resource)
    }

    private func warning(_ container: String) -> String {
        "metadata.annotations[\(Self.prefix)\(container)]: deprecated since v1.30; use the \"appArmorProfile\" field "
            + "instead"
    }

    @Test func fieldsTakeAnnotationsOver() throws {
        let localhost = pod(["a": "localhost/x", "b": "runtime/default"])
        #expect(
            try profiles(of: localhost) == [
                ["type": "Localhost", "localhostProfile": "x"], ["type": "RuntimeDefault"],
            ])
        #expect(try warnings(about: localhost) == [warning("a"), warning("b")])
        #expect(try profiles(of: pod(["b": "unconfined", "c": "unconfined"])) == [nil, ["type": "Unconfined"]])
    }

    @Test func whatSaysNothingOrTheSameIsLeft() throws {
        let odd = pod(["a": "localhost/", "b": "docker/default"])
        #expect(try profiles(of: odd) == [nil, nil])
        #expect(try warnings(about: odd) == [warning("a"), warning("b")])
        let same = pod(["a": "runtime/default", "b": "unconfined"], shared: ["type": "RuntimeDefault"])
        #expect(try profiles(of: same) == [nil, ["type": "Unconfined"]])
        #expect(try warnings(about: same) == [warning("b")])
        let windows = pod(["a": "unconfined"], os: "windows")
        #expect(try profiles(of: windows) == [nil, nil])
        #expect(try warnings(about: windows) == [])
        var own = pod(["a": "unconfined"])
        own["spec"]?["containers"] = [
            ["name": "a", "securityContext": ["appArmorProfile": ["type": "RuntimeDefault"]]], ["name": "b"],
        ]
        #expect(try profiles(of: own) == [["type": "RuntimeDefault"], nil])
        #expect(try warnings(about: own) == [])
    }
}
