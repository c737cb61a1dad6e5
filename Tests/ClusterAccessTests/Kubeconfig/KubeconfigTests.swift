import ClusterAccess
import ObjectCoding
import ObjectTree
import Testing

@Suite struct KubeconfigTests {
    private let entry = KubeconfigEntry(
        server: "https://127.0.0.1:6443", authority: "CA", client: CertifiedKey(certificate: "CERT", key: "KEY"))

    static let others = """
        # mine
        apiVersion: v1
        kind: Config
        preferences: {colors: true}
        x-unknown: [1, two, {three: 3.5}]
        extensions:
        - name: e
          extension: {a: "1", b: "yes", c: "0123", d: 2026-01-01}
        current-context: work
        clusters:
        - name: zeta
          cluster: {server: "https://z", insecure-skip-tls-verify: true, proxy-url: "http://p"}
        - cluster: {server: "https://a"}
          name: alpha
        contexts:
        - name: work
          context: {cluster: zeta, user: me, namespace: prod}
        users:
        - name: me
          user:
            exec: {apiVersion: client.authentication.k8s.io/v1, command: login, args: ["-x", "--long"], env: null}

        """

    private func parse(_ text: String) throws -> Kubeconfig { try Kubeconfig(Array(text.utf8), path: "config") }

    @Test func anEmptyOneGetsTheEntry() throws {
        var config = Kubeconfig()
        config.merge(entry)
        let text = String(decoding: config.bytes, as: UTF8.self)
        #expect(
            text == """
                apiVersion: v1
                clusters:
                - cluster:
                    certificate-authority-data: Q0E=
                    server: https://127.0.0.1:6443
                  name: swiftlet
                contexts:
                - context:
                    cluster: swiftlet
                    user: swiftlet
                  name: swiftlet
                current-context: swiftlet
                kind: Config
                preferences: {}
                users:
                - name: swiftlet
                  user:
                    client-certificate-data: Q0VSVA==
                    client-key-data: S0VZ

                """)
        #expect(try parse(text) == config)
    }

    @Test func whatOthersWroteStays() throws {
        let before = try parse(Self.others)
        var config = before
        config.merge(entry)
        #expect(config.currentContext == "swiftlet")
        #expect(config.contexts == ["work", "swiftlet"])
        let written = try parse(String(decoding: config.bytes, as: UTF8.self))
        #expect(written == config)
        #expect(written.tree.at("extensions") == before.tree.at("extensions"))
        #expect(written.tree["x-unknown"] == before.tree["x-unknown"])
        #expect(Array(written.tree["clusters"]?.arrayValue?.prefix(2) ?? []) == before.tree["clusters"]?.arrayValue)
        var again = written
        again.merge(entry)
        #expect(again == written)
        again.remove("swiftlet")
        var unset = before.tree
        unset["current-context"] = ""
        #expect(again.tree == unset)
    }

    @Test func anOlderEntryIsReplacedWhereItStands() throws {
        var config = try parse(
            """
            clusters:
            - {name: swiftlet, extensions: [{name: x}], cluster: {server: old, insecure-skip-tls-verify: true}}
            - {name: last, cluster: {server: l}}
            contexts:
            - {name: swiftlet, context: {cluster: old, user: old, namespace: chosen}}
            users: null
            """)
        config.merge(entry)
        #expect(config.tree["clusters"]?.arrayValue?.map { $0["name"] } == ["swiftlet", "last"])
        let cluster = try #require(config.tree["clusters"]?.arrayValue?.first)
        #expect(cluster.at("cluster", "server") == "https://127.0.0.1:6443")
        #expect(cluster.at("cluster", "insecure-skip-tls-verify") == nil)
        #expect(cluster["extensions"] == [["name": "x"]])
        let expected: Value = ["cluster": "swiftlet", "user": "swiftlet", "namespace": "chosen"]
        #expect(config.tree["contexts"]?.arrayValue?.first?["context"] == expected)
        #expect(config.tree["users"]?.arrayValue?.count == 1)
        #expect(config.tree["kind"] == "Config")
    }

    @Test func severalInstancesStandSideBySide() throws {
        var config = Kubeconfig()
        config.merge(entry)
        config.merge(KubeconfigEntry(name: "second", server: "s", authority: "", client: entry.client))
        #expect(config.contexts == ["swiftlet", "second"])
        config.remove("swiftlet")
        #expect(config.contexts == ["second"])
        #expect(config.currentContext == "second")
    }

    @Test(arguments: ["", "# only a comment\n", "---\n", "null\n", "--- \n# c\n"])
    func nothingIsAnEmptyOne(_ text: String) throws { #expect(try parse(text) == Kubeconfig()) }

    @Test(arguments: [
        ("a: [", "is not readable YAML"), ("just text", "is not a mapping"), ("- a", "is not a mapping"),
        ("a: 1\na: 2", "says something twice"), ("a: 1\n---\nb: 2", "holds several YAML documents"),
        ("---\n---\nb: 2", "holds several YAML documents"),
        ("a: 1\n...\n--- # c\nb: 2", "holds several YAML documents"),
        ("kind: Pod", "has another kind than Config"), ("apiVersion: v2", "has another apiVersion than v1"),
        ("clusters: {}", "has clusters that are not a list"), ("users: [x]", "has no name in users[0]"),
        ("contexts: [{name: a}, {context: {}}]", "has no name in contexts[1]"),
        ("users: [{name: a, user: text}]", "has a user in users[0] that is not a mapping"),
        ("current-context: [a]", "has a current-context that is not a string"),
    ])
    func malformedOnesAreRefused(_ text: String, _ problem: String) {
        let error = #expect(throws: AccessError.self) { try parse(text) }
        #expect(error?.code == .malformed)
        #expect(error?.message == "the kubeconfig config " + problem)
        #expect(error?.advice.contains("left as it is") == true)
    }
}
