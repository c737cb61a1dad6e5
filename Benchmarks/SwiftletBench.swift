import ArgumentParser
import Foundation

/// Measures a server of the Kubernetes API and compares it with Kubernetes 1.36.
@main
struct SwiftletBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "swiftlet-bench",
        abstract: "Measures a server of the Kubernetes API and compares it with Kubernetes 1.36.",
        discussion: """
            Without --server it starts `swiftlet` itself, a new one for every group, with an empty data directory.

            Examples:
              swiftlet-bench all
              swiftlet-bench writes reads
              swiftlet-bench --quick
              swiftlet-bench writes --server https://127.0.0.1:6443 --token secret --pid 4711
            """)

    @Argument(
        help: ArgumentHelp(
            "What to measure: all, \(Group.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "group"))
    var groups: [String] = ["all"]

    @Option(help: "A running server to measure, https://host:port.")
    var server: String?

    @Option(help: "The bearer token for that server; it has to be allowed everything.")
    var token = ""

    @Option(help: ArgumentHelp("A process of that server, for its memory. May be repeated.", valueName: "id"))
    var pid: [Int32] = []

    @Option(help: "The binary to start; by default the one beside this program.")
    var swiftlet: String?

    @Option(help: "Where the data of started servers goes.")
    var directory = ".build/bench"

    @Flag(help: "A smoke run with small numbers, which measures nothing.")
    var quick = false

    @Flag(help: "Accept a debug build.")
    var allowDebug = false

    func validate() throws {
        _ = try chosenGroups()
        if let server, Endpoint(url: server, token: token) == nil {
            throw ValidationError("'\(server)' is not a URL such as https://127.0.0.1:6443.")
        }
        if server == nil, !FileManager.default.isExecutableFile(atPath: binary.path) {
            throw ValidationError(
                "There is no \(binary.path). Build it (swift build -c release), or name one with --swiftlet.")
        }
        if isDebugBuild, !allowDebug {
            throw ValidationError(
                "This is a debug build, whose figures mean nothing. Use -c release, or --allow-debug to go on.")
        }
    }

    func run() async throws {
        let bench = try makeBench()
        say("machine: \(try Machine(directory: bench.directory).text)")
        say("build:   \(isDebugBuild ? "DEBUG" : "release")\(quick ? ", quick run: not for comparison" : "")\n")
        var report = Report()
        var failures: [String] = []
        for group in try chosenGroups() {
            note("\(group.rawValue)...")
            do {
                report.figures += try await group.run(bench).map { figure in
                    var figure = figure
                    figure.command = command(for: group)
                    if quick { figure.baseline = nil }
                    return figure
                }
            } catch {
                failures.append("\(group.rawValue): \(error)")
                note("\(group.rawValue) failed: \(error)")
            }
        }
        say(report.text)
        for failure in failures { say("NOT MEASURED: \(failure)") }
        if !failures.isEmpty { throw ExitCode.failure }
    }

    private func makeBench() throws -> Bench {
        let directory = URL(filePath: directory).absoluteURL
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        let endpoint = server.flatMap { Endpoint(url: $0, token: token) }
        return Bench(
            target: endpoint.map { .running($0, processes: pid) } ?? .own(binary: binary),
            sizes: quick ? .quick : .full, directory: directory)
    }

    private func chosenGroups() throws -> [Group] {
        if groups.contains("all") { return Group.allCases }
        return try groups.map { name in
            guard let group = Group(rawValue: name) else { throw ValidationError("There is no group '\(name)'.") }
            return group
        }
    }

    private var binary: URL {
        if let swiftlet { return URL(filePath: swiftlet).absoluteURL }
        let own = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath().absoluteURL
        return own.deletingLastPathComponent().appending(path: "swiftlet")
    }

    private var isDebugBuild: Bool {
        #if DEBUG
            true
        #else
            false
        #endif
    }

    /// The command that makes the figures of one group again. The token is not shown.
    private func command(for group: Group) -> String {
        var words = ["swiftlet-bench", group.rawValue]
        if let server { words += ["--server", server] }
        if quick { words.append("--quick") }
        return words.joined(separator: " ")
    }

    /// The report goes to standard output, at once: `print` would keep it back in a pipe.
    private func say(_ text: String) {
        FileHandle.standardOutput.write(Data((text + "\n").utf8))
    }

    /// Progress goes to standard error, so that the report can be kept.
    private func note(_ text: String) {
        FileHandle.standardError.write(Data((text + "\n").utf8))
    }
}
