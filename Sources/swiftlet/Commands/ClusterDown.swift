import ArgumentParser
import ClusterAccess
import Foundation

struct ClusterDown: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "down", abstract: "Stop a cluster and its pods; its state stays for the next start.",
        discussion: """
            EXAMPLES
              swiftlet down
              swiftlet down --delete            and forget everything it knew
            """)

    @OptionGroup var place: PlaceOptions

    @Flag(help: "Delete the data directory and the kubeconfig context too.")
    var delete = false

    @Option(help: ArgumentHelp("The kubeconfig to remove the context from, with --delete.", valueName: "file"))
    var kubeconfig: String?

    func run() async throws {
        try await Failure.reporting {
            let directory = DataDirectory(path: place.dataDir)
            if let process = directory.owner {
                try await stop(process, directory)
                print("Stopped.")
            } else {
                print("No cluster runs in \(directory.path).")
            }
            guard delete else { return }
            let file = try KubeconfigFile.toWrite(
                explicit: kubeconfig, environment: ProcessInfo.processInfo.environment)
            try file.remove(KubeconfigEntry.defaultName)
            try directory.delete()
            print("Deleted \(directory.path).")
        }
    }

    private func stop(_ process: Int32, _ directory: DataDirectory) async throws {
        kill(process, SIGTERM)
        for _ in 0..<ClusterLimits.stopPolls {
            if directory.owner == nil { return }
            try await Task.sleep(for: .milliseconds(20))
        }
        throw Failure(
            "process \(process) did not stop",
            advice: "look at it with: ps -fp \(process); end it with: kill -9 \(process)")
    }
}
