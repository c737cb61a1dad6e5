import ArgumentParser

struct ClusterUp: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "up", abstract: "Start a whole cluster: control plane and nodes.",
        discussion: """
            The cluster runs until Ctrl-C or SIGTERM, which stops its pods too; the next start carries on where it was.
            kubectl finds it by the context "swiftlet", which is added to your kubeconfig.

            EXAMPLES
              swiftlet up
              swiftlet up --detach --data-dir /tmp/c1 --port 7443
              swiftlet up --workers 3
              swiftlet up --simulated-nodes 1000
            """)

    @OptionGroup var server: ServerOptions

    @Option(help: "What containers are: \(RuntimeChoice.allCases.map(\.rawValue).joined(separator: ", ")).")
    var runtime: RuntimeChoice = .auto

    @Option(help: "Worker nodes beside a control-plane node that takes no pods; 0: one node for everything.")
    var workers: Int = 0

    @Option(help: "Nodes without processes, named node-0 and so on, instead of a node on this machine.")
    var simulatedNodes: Int = 0

    @Flag(
        inversion: .prefixedNo,
        help: ArgumentHelp(
            "Begin with the storage class local-path as the default: directories of the nodes, below the data "
                + "directory. Counts at the first start of a cluster (default: with nodes on this machine)."))
    var defaultStorageClass: Bool?

    func validate() throws {
        guard (0...ClusterLimits.workers).contains(workers) else {
            throw ValidationError("--workers must be between 0 and \(ClusterLimits.workers).")
        }
        guard (0...ClusterLimits.simulatedNodes).contains(simulatedNodes) else {
            throw ValidationError("--simulated-nodes must be between 0 and \(ClusterLimits.simulatedNodes).")
        }
    }

    func run() async throws {
        let nodes = NodePlan(runtime: runtime, workers: workers, simulatedNodes: simulatedNodes)
        try await ClusterStart.run(server, nodes: nodes, hasDefaultClass: defaultStorageClass ?? !nodes.isSimulated)
    }
}
