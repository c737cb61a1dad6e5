import ArgumentParser

struct VersionShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "version", abstract: "Show the version of Swiftlet and of the Kubernetes API it serves.")

    func run() { print("swiftlet \(Build.version) (Kubernetes \(Build.kubernetes))") }
}
