import ObjectModel
import ObjectRules
import TestKit
import Testing

/// Pods put together at random: good parts make good pods, and no tree at all makes a crash.
@Suite struct PodValidationRandomTests {
    private static let goodContainerParts: [(String, Value)] = [
        ("command", ["sh"]), ("env", [["name": "A", "value": "1"]]),
        ("ports", [["containerPort": 80, "name": "http"]]),
        ("resources", ["limits": ["cpu": "1"], "requests": ["cpu": "500m"]]), ("stdin", true),
        ("livenessProbe", ["tcpSocket": ["port": 80]]), ("lifecycle", ["preStop": ["sleep": ["seconds": 1]]]),
        ("volumeMounts", [["name": "v", "mountPath": "/v"]]), ("securityContext", ["runAsUser": 1]),
        ("envFrom", [["secretRef": ["name": "s"]]]), ("workingDir", "/"), ("imagePullPolicy", "Never"),
    ]
    private static let goodSpecParts: [(String, Value)] = [
        ("restartPolicy", "OnFailure"), ("nodeSelector", ["a": "b"]), ("hostname", "h"), ("hostNetwork", false),
        ("tolerations", [["operator": "Exists"]]), ("activeDeadlineSeconds", 5), ("nodeName", "n"),
        ("terminationGracePeriodSeconds", 7), ("securityContext", ["fsGroup": 3]), ("priorityClassName", "high"),
        ("dnsConfig", ["searches": ["example.com"]]), ("hostAliases", [["ip": "192.0.2.1", "hostnames": ["a"]]]),
    ]

    @Test(arguments: 0..<200 as Range<UInt64>)
    func goodPartsMakeGoodPods(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        func container(_ name: String) -> Value {
            var container: Value = ["name": .string(name), "image": "app:v1"]
            for (field, part) in Self.goodContainerParts where Bool.random(using: &random) { container[field] = part }
            return container
        }
        var spec: Value = ["volumes": [["name": "v", "emptyDir": [:]]]]
        let count = Int.random(in: 1...4, using: &random)
        spec["containers"] = .array((0..<count).map { container("c\($0)") })
        for (field, part) in Self.goodSpecParts where Bool.random(using: &random) { spec[field] = part }
        #expect(PodFixture.problems(spec: spec) == [])
        #expect(PodFixture.problems(from: spec, to: spec) == [])
    }

    /// Names of all fields that a pod can have anywhere.
    private static let fieldNames: [String] = {
        var names: Set<String> = []
        for message in Schema.kubernetes.messages
        where message.name.hasPrefix("core.v1.") || message.name.hasPrefix("meta.v1.") {
            names.formUnion(message.fields.map(\.name))
        }
        return names.sorted()
    }()

    private static let leaves: [Value] = [
        .null, true, false, 0, -1, .int(.max), .int(.min), 1.5, "", "a", "..", "/", "é", "1Gi", "-5",
        "metadata.name['", "']",
    ]

    private static func tree(_ random: inout SeededGenerator, depth: Int) -> Value {
        switch depth == 0 ? 0 : Int.random(in: 0..<4, using: &random) {
        case 0: return leaves.randomElement(using: &random) ?? .null
        case 1: return .array((0..<Int.random(in: 0...3, using: &random)).map { _ in tree(&random, depth: depth - 1) })
        default:
            var fields = Fields()
            for _ in 0..<Int.random(in: 0...6, using: &random) {
                fields[fieldNames.randomElement(using: &random) ?? ""] = tree(&random, depth: depth - 1)
            }
            return .object(fields)
        }
    }

    /// A good pod some of whose nodes are replaced by anything.
    private static func damaged(_ value: Value, _ random: inout SeededGenerator) -> Value {
        if Int.random(in: 0..<12, using: &random) == 0 { return tree(&random, depth: 3) }
        switch value {
        case .array(let elements): return .array(elements.map { damaged($0, &random) })
        case .object(let fields):
            var fields = Fields(fields.map { ($0.key, damaged($0.value, &random)) })
            if Int.random(in: 0..<4, using: &random) == 0 {
                fields[fieldNames.randomElement(using: &random) ?? ""] = tree(&random, depth: 2)
            }
            return .object(fields)
        default: return value
        }
    }

    @Test(arguments: 0..<300 as Range<UInt64>)
    func anyTreeGetsAnAnswer(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var spec = Fields(Self.goodSpecParts)
        spec["containers"] = .array([.object(Fields(Self.goodContainerParts + [("name", "c"), ("image", "i")]))])
        let good = PodFixture.pod(spec: .object(spec))
        let one = Self.damaged(good, &random)
        let other = Self.damaged(good, &random)
        let errors = Validation.create(one, resource: PodFixture.resource)
        for subresource in [nil, "status", "resize", "ephemeralcontainers"] {
            _ = Validation.update(one, old: other, resource: PodFixture.resource, subresource: subresource)
        }
        #expect(errors.allSatisfy { !$0.message.isEmpty })
        let nothing = Self.tree(&random, depth: 4)
        #expect(!Validation.create(nothing, resource: PodFixture.resource).isEmpty)
    }
}
