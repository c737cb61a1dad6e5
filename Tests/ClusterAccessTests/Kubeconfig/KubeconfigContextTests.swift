import ClusterAccess
import Foundation
import ObjectTree
import Testing

@Suite struct KubeconfigContextTests {
    private let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory() }

    private func context(_ text: String, _ name: String? = nil) throws -> KubeconfigContext {
        try directory.write(text, to: "config")
        return try KubeconfigFile.context(name, explicit: directory.path + "/config", environment: [:])
    }

    private static let two = """
        apiVersion: v1
        kind: Config
        current-context: one
        contexts:
        - {name: one, context: {cluster: c, user: u}}
        - {name: two, context: {cluster: c, user: files, namespace: shop}}
        - {name: plugin, context: {cluster: c, user: plugin}}
        clusters:
        - {name: c, cluster: {server: "https://127.0.0.1:1", certificate-authority-data: Q0E=}}
        users:
        - {name: u, user: {client-certificate-data: Q0VSVA==, client-key-data: S0VZ}}
        - {name: files, user: {tokenFile: token}}
        - {name: plugin, user: {exec: {command: aws}}}
        """

    @Test func theCurrentContext() throws {
        let context = try context(Self.two)
        #expect(context.server == "https://127.0.0.1:1" && context.namespace == "default" && context.token.isEmpty)
        #expect((context.authority, context.certificate, context.key) == ("CA", "CERT", "KEY"))
    }

    @Test func anotherOneWithATokenFileBesideIt() throws {
        try directory.write("secret\n", to: "token")
        let context = try context(Self.two, "two")
        #expect(context.token == "secret" && context.namespace == "shop")
    }

    @Test(arguments: [
        ("three", "context \"three\" does not exist"), ("plugin", "signs in through a plug-in"),
        ("two", "token, which the kubeconfig names, does not exist"),
    ])
    func whatCannotBeUsedIsSaid(name: String, problem: String) throws {
        let error = #expect(throws: AccessError.self) { try context(Self.two, name) }
        #expect(error?.message.contains(problem) == true)
    }

    @Test func severalFilesAreReadInTheirOrder() throws {
        try directory.write("current-context: one\n", to: "first")
        try directory.write(Self.two, to: "second")
        let environment = [
            "KUBECONFIG": ["none", "first", "second"].map { directory.path + "/" + $0 }.joined(separator: ":")
        ]
        #expect(try KubeconfigFile.context(nil, explicit: nil, environment: environment).authority == "CA")
    }

    @Test func noKubeconfigAtAll() throws {
        let error = #expect(throws: AccessError.self) {
            try KubeconfigFile.context(nil, explicit: directory.path + "/none", environment: [:])
        }
        #expect(error?.message.hasPrefix("there is no kubeconfig (") == true)
    }
}
