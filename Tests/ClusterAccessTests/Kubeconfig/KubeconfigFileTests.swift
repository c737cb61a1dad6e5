import ClusterAccess
import Foundation
import ObjectTree
import Testing

@Suite struct KubeconfigFileTests {
    private let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory() }

    private let entry = KubeconfigEntry(
        server: "https://127.0.0.1:6443", authority: "CA", client: CertifiedKey(certificate: "CERT", key: "KEY"))

    private func file(_ name: String) -> KubeconfigFile { KubeconfigFile(path: directory.path + "/" + name) }

    // MARK: - Which file

    @Test func anExplicitPathComesFirst() throws {
        let environment = ["KUBECONFIG": "/a:/b", "HOME": "/home/u"]
        #expect(try KubeconfigFile.toWrite(explicit: "x", environment: environment).path == "x")
        #expect(try KubeconfigFile.toWrite(explicit: nil, environment: ["HOME": "/h"]).path == "/h/.kube/config")
        #expect(
            try KubeconfigFile.toWrite(explicit: "", environment: ["KUBECONFIG": ":", "HOME": "/h"]).path
                == "/h/.kube/config")
        let error = #expect(throws: AccessError.self) { try KubeconfigFile.toWrite(explicit: nil, environment: [:]) }
        #expect(error?.code == .invalid)
    }

    @Test func ofSeveralTheFirstThatExistsElseTheLast() throws {
        let paths = ["a", "b", "a", "c"].map { directory.path + "/" + $0 }
        let environment = ["KUBECONFIG": paths.joined(separator: "::")]
        #expect(try KubeconfigFile.toWrite(explicit: nil, environment: environment) == file("c"))
        #expect(try KubeconfigFile.chain(explicit: nil, environment: environment) == [file("a"), file("b"), file("c")])
        try directory.write("", to: "b")
        #expect(try KubeconfigFile.toWrite(explicit: nil, environment: environment) == file("b"))
    }

    // MARK: - Changes

    @Test func aNewFileIsItsOwnersAlone() throws {
        #expect(try file(".kube/config").merge(entry))
        #expect(try directory.mode(".kube") == 0o700)
        #expect(try directory.mode(".kube/config") == 0o600)
        #expect(try directory.names(".kube") == ["config"])
        #expect(try !file(".kube/config").merge(entry))
        #expect(try file(".kube/config").remove("swiftlet"))
        #expect(try !file(".kube/config").remove("swiftlet"))
        #expect(try !file("none").remove("swiftlet"))
        #expect(try directory.names() == [".kube"])
    }

    @Test func anUnchangedFileKeepsItsComments() throws {
        #expect(try file("config").merge(entry))
        let commented = "# mine\n" + (try directory.text("config"))
        try directory.write(commented, to: "config")
        chmod(directory.path + "/config", 0o644)
        #expect(try !file("config").merge(entry))
        #expect(try directory.text("config") == commented)
        #expect(try directory.mode("config") == 0o600)
    }

    @Test func aLinkStaysALink() throws {
        try directory.write(KubeconfigTests.others, to: "real")
        for (link, target) in [("one", "two"), ("two", directory.path + "/real"), ("dangling", "sub/made")] {
            try FileManager.default.createSymbolicLink(
                atPath: directory.path + "/" + link, withDestinationPath: target)
        }
        #expect(try file("one").merge(entry))
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: directory.path + "/one") == "two")
        #expect(try file("real").read()?.contexts == ["work", "swiftlet"])
        #expect(try file("dangling").merge(entry))
        #expect(try file("sub/made").read()?.contexts == ["swiftlet"])
    }

    @Test func aMalformedFileIsLeftAsItIs() throws {
        for text in ["a: [", "a: 1\n---\nb: 2\n", "\u{0}\u{1}", "users: 7\n"] {
            try directory.write(text, to: "config")
            for change in [{ try file("config").merge(entry) }, { try file("config").remove("swiftlet") }] {
                let error = #expect(throws: AccessError.self) { try change() }
                #expect(error?.code == .malformed)
            }
            #expect(try directory.text("config") == text)
            #expect(try directory.names() == ["config"])
        }
    }

    @Test func aLockOfAnotherProgramIsRespected() throws {
        try directory.write(KubeconfigTests.others, to: "config")
        try directory.write("", to: "config.lock")
        let error = #expect(throws: AccessError.self) { try file("config").merge(entry) }
        #expect(error?.code == .locked)
        #expect(error?.advice.contains("config.lock") == true)
        #expect(try directory.text("config") == KubeconfigTests.others)
        #expect(try directory.names() == ["config", "config.lock"])
        try directory.remove("config.lock")
        #expect(try file("config").merge(entry))
    }

    @Test func manyWritersLoseNothing() async throws {
        let path = directory.path + "/config"
        let client = entry.client
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<4 {
                group.addTask {
                    try KubeconfigFile(path: path).merge(
                        KubeconfigEntry(name: "c\(number)", server: "s", authority: "", client: client))
                }
            }
            try await group.waitForAll()
        }
        #expect(try file("config").read()?.contexts.sorted() == ["c0", "c1", "c2", "c3"])
    }

    // MARK: - Another implementation's view

    @Test(.enabled(if: Program.kubectl != nil)) func kubectlReadsIt() throws {
        try directory.write(KubeconfigTests.others, to: "config")
        let names = try ServingNames(hostName: nil)
        let certificates = try ClusterCertificates.open(
            directory.path + "/pki", names: names, now: Time(seconds: 1_800_000_000))
        try file("config").merge(
            KubeconfigEntry(
                server: "https://127.0.0.1:6443", authority: certificates.authority, client: certificates.admin))
        func kubectl(_ arguments: String...) throws -> String {
            let environment = ["KUBECONFIG": directory.path + "/config", "HOME": directory.path]
            let result = try Program.run(Program.kubectl, arguments, environment: environment)
            #expect(result.status == 0, "\(result.output)")
            return result.output
        }
        #expect(try kubectl("config", "current-context") == "swiftlet\n")
        let query = "jsonpath={.clusters[?(@.name=='swiftlet')].cluster.certificate-authority-data}"
        #expect(
            try kubectl("config", "view", "--raw", "-o", query)
                == Data(certificates.authority.utf8).base64EncodedString())
        let minified = try kubectl("config", "view", "--minify")
        #expect(minified.contains("server: https://127.0.0.1:6443"))
        // What kubectl writes in turn is understood, and swiftlet's context keeps what kubectl sets in it.
        _ = try kubectl("config", "set-context", "--current", "--namespace=mine")
        _ = try kubectl("config", "use-context", "work")
        try file("config").merge(
            KubeconfigEntry(
                server: "https://127.0.0.1:7443", authority: certificates.authority, client: certificates.admin))
        #expect(try kubectl("config", "view", "--minify", "-o", "jsonpath={..namespace}") == "mine")
        try file("config").remove("swiftlet")
        #expect(try kubectl("config", "get-contexts", "-o", "name") == "work\n")
    }
}
