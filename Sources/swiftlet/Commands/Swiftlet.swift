import ArgumentParser

/// What this build calls itself.
enum Build {
    static let version = "0.1.0"
    static let kubernetes = "1.36"
}

struct Swiftlet: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "swiftlet",
        abstract: "Kubernetes workloads from one binary: API server, controllers, scheduler and node.",
        discussion: """
            EXAMPLES
              swiftlet up                       start a cluster with one node, until Ctrl-C
              swiftlet up --detach              the same in the background
              swiftlet up --workers 2           three nodes: a control plane and two workers
              swiftlet up --simulated-nodes 50  fifty nodes without processes
              kubectl get nodes                 look at it
              swiftlet why deploy/web           what it waits for
              swiftlet down                     stop it
            """,
        version: "swiftlet \(Build.version) (Kubernetes \(Build.kubernetes))",
        subcommands: [
            ClusterUp.self, ServerRun.self, ClusterDown.self, WhyShow.self, EncryptionKeyCommand.self, VersionShow.self,
        ])
}
