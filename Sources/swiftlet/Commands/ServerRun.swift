import ArgumentParser

struct ServerRun: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "server", abstract: "Start a control plane without nodes; others bring them.",
        discussion: """
            EXAMPLES
              swiftlet server --data-dir /var/lib/swiftlet
            """)

    @OptionGroup var server: ServerOptions

    func run() async throws { try await ClusterStart.run(server, nodes: NodePlan.none) }
}
