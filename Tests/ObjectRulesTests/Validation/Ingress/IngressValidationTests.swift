import ObjectModel
import ObjectRules
import Testing

@Suite struct IngressValidationTests {
    static func path(_ path: Value) throws -> [String] {
        try ObjectFixture("networking.k8s.io/v1", "Ingress").create([
            "spec": ["rules": [["host": "*.example.com", "http": ["paths": .array([path])]]]]
        ]).map { String($0.dropFirst("spec.rules[0].http.paths[0].".count)) }
    }

    static let backend: Value = ["service": ["name": "s", "port": ["number": 80]]]

    @Test func paths() throws {
        #expect(try Self.path(["path": "/a", "pathType": "Prefix", "backend": Self.backend]) == [])
        #expect(
            try Self.path(["path": "/a/..", "pathType": "Exact", "backend": Self.backend])
                == [#"path: Invalid value: "/a/..": cannot end with '/..'"#])
        #expect(
            try Self.path(["path": "/", "backend": [:]]) == ["pathType: Required value: pathType must be specified"])
        #expect(
            try Self.path(["path": "/", "pathType": "Prefix", "backend": ["service": ["name": "s", "port": [:]]]])
                == ["backend: Required value: port name or number is required"])
    }

    @Test func rulesOrABackend() throws {
        #expect(
            try ObjectFixture("networking.k8s.io/v1", "Ingress").create([:])
                == ["spec: Invalid value: null: either `defaultBackend` or `rules` must be specified"])
    }

    private func ingress(_ spec: Value, annotations: Value? = nil) -> Value {
        var metadata: Value = ["name": "x"]
        if let annotations { metadata["annotations"] = annotations }
        return ["metadata": metadata, "spec": spec]
    }

    @Test func secretsAndTheOldAnnotation() throws {
        let fixture = try ObjectFixture("networking.k8s.io/v1", "Ingress")
        let odd = ingress(["defaultBackend": Self.backend, "tls": [["secretName": "A_"]]])
        let problems = fixture.create(odd)
        #expect(problems.map { $0.prefix { $0 != " " } } == ["spec.tls[0].secretName:"])
        // What is there already may stay.
        #expect(fixture.update(odd, odd) == [])
        let twice = ingress(
            ["defaultBackend": Self.backend, "ingressClassName": "a"],
            annotations: ["kubernetes.io/ingress.class": "b"])
        #expect(
            fixture.create(twice) == [
                #"annotations.kubernetes.io/ingress.class: Invalid value: "b": must match `ingressClassName` when "#
                    + "both are specified"
            ])
        #expect(fixture.update(twice, twice) == [])
    }

    @Test func addressesOfTheBalancer() throws {
        let fixture = try ObjectFixture("networking.k8s.io/v1", "Ingress")
        let good = ingress(["defaultBackend": Self.backend])
        var odd = good
        odd["status"] = ["loadBalancer": ["ingress": [["ip": "x"], ["hostname": "1.2.3.4"]]]]
        #expect(
            fixture.update(good, odd, subresource: "status") == [
                #"status.loadBalancer.ingress[0].ip: Invalid value: "x": must be a valid IP address, (e.g. 10.9.8.7 "#
                    + "or 2001:db8::ffff)",
                #"status.loadBalancer.ingress[1].hostname: Invalid value: "1.2.3.4": must be a DNS name, not an IP "#
                    + "address",
            ])
    }
}
