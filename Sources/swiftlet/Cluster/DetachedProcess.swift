import ArgumentParser
import Foundation

/// The same command in a process of its own that goes on when this one has ended.
struct DetachedProcess {
    let directory: DataDirectory

    /// `POSIX_SPAWN_SETSID`, which the system's header shows only to those who ask for its own extensions.
    #if os(Linux)
        private static let newSession: Int16 = 0x80
    #else
        private static let newSession: Int16 = 0x400
    #endif

    /// Tells the process that it is the one to go on. Its arguments stay as they are: `-d` may be written in many ways.
    private static let marker = "SWIFTLET_DETACHED"

    /// Whether this process is the one in the background. Asked once: nothing that this process starts is to think so.
    static func isThisProcess() -> Bool {
        defer { unsetenv(marker) }
        return getenv(marker) != nil
    }

    /// Starts it and waits until its cluster is ready. What it said goes to this process's output.
    func start() async throws {
        if let owner = directory.owner {
            throw Failure(
                "the data directory \(directory.path) is in use by process \(owner)",
                advice: "stop that cluster with: swiftlet down --data-dir \(directory.path)")
        }
        try directory.make()
        let process = try spawn()
        for _ in 0..<ClusterLimits.readyPolls {
            if directory.isReady(process) { return show(all: true) }
            var status: Int32 = 0
            if waitpid(process, &status, WNOHANG) == process {
                show(all: false)
                throw ExitCode(1)
            }
            try await Task.sleep(for: .milliseconds(20))
        }
        throw Failure("the cluster did not become ready", advice: "look at \(directory.log)")
    }

    /// In a session of its own, so that no terminal's end ends it.
    private func spawn() throws -> pid_t {
        guard let executable = Bundle.main.executablePath else { throw Failure("this program's own file is unknown") }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        posix_spawnattr_setflags(&attributes, Self.newSession)
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(
            &actions, STDOUT_FILENO, directory.log, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND, 0o600)
        posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO)
        var process: pid_t = 0
        let argv = CommandLine.arguments.map { strdup($0) } + [nil]
        defer { for argument in argv { free(argument) } }
        setenv(Self.marker, "1", 1)
        let code = posix_spawn(&process, executable, &actions, &attributes, argv, environ)
        guard code == 0 else { throw Failure("can't start in the background: \(String(cString: strerror(code)))") }
        return process
    }

    private func show(all: Bool) {
        guard let bytes = FileManager.default.contents(atPath: directory.log) else { return }
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").suffix(ClusterLimits.shownLogLines)
        let handle = all ? FileHandle.standardOutput : FileHandle.standardError
        handle.write(Data((lines.joined(separator: "\n") + "\n").utf8))
    }
}
