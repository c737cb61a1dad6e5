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
}
