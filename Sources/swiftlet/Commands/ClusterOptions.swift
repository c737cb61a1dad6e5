import ArgumentParser
import Foundation

/// Where a cluster lives: what all commands about one need.
struct PlaceOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Where the cluster keeps its state.", valueName: "directory"))
    var dataDir: String = PlaceOptions.usual

    static var usual: String { (ProcessInfo.processInfo.environment["HOME"] ?? "/var/lib") + "/.swiftlet" }
}

/// What `up` and `server` have in common.
struct ServerOptions: ParsableArguments {
    @OptionGroup var place: PlaceOptions

    @Option(help: "The port of the API server on 127.0.0.1.")
    var port: Int = 6443

    @Option(help: ArgumentHelp("A bearer token that may do everything.", valueName: "token"))
    var adminToken: String?

    @Option(
        help: ArgumentHelp(
            "A file of bearer tokens in Kubernetes' format: token,user,uid,\"group1,group2\".", valueName: "file"))
    var tokenFile: String?

    @Option(
        help: ArgumentHelp(
            "The kubeconfig that gets the context \"swiftlet\" (default: the one kubectl uses).", valueName: "file"))
    var kubeconfig: String?

    @Flag(help: "Leave kubeconfig files alone.")
    var noKubeconfig = false

    @Option(
        help: ArgumentHelp(
            "The file of the keys that objects are encrypted with on disk (default: in the data directory; it is made "
                + "at the first start).", valueName: "file"))
    var encryptionKeys: String?

    @Option(
        name: .customLong("encrypt"),
        help: ArgumentHelp(
            "What is encrypted on disk, such as secrets or leases.coordination.k8s.io; may be given several times "
                + "(default: secrets).", valueName: "resource"))
    var encrypted: [String] = []

    /// What is encrypted on disk.
    var encryptedResources: [String] { encrypted.isEmpty ? StoreEncryption.usualResources : encrypted }

    @OptionGroup var audit: AuditOptions

    @Flag(name: .shortAndLong, help: "Log what the parts of the cluster do.")
    var verbose = false

    @Flag(name: .shortAndLong, help: "Run in the background; returns when the cluster is ready.")
    var detach = false

    func validate() throws {
        guard (0...65_535).contains(port) else { throw ValidationError("--port must be between 0 and 65535.") }
        if let adminToken, adminToken.isEmpty { throw ValidationError("--admin-token must not be empty.") }
    }
}

/// What containers are.
package enum RuntimeChoice: String, ExpressibleByArgument, CaseIterable {
    /// The best that this machine offers; today processes.
    case auto
    /// Process trees of this machine.
    case process
    /// Nothing: pods run by their annotations alone.
    case simulated
}
