import Foundation

/// A child process whose output goes to a file.
///
/// It starts with no signal blocked: the threads of Swift's pool block them all, a child would inherit that, and
/// SIGTERM would never reach it.
final class SpawnedProcess {
    let id: Int32
    private var hasEnded = false

    /// Starts the program. Throws `SpawnFailed`.
    init(_ program: String, _ arguments: [String], log: String) throws {
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))

        var files = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&files)
        defer { posix_spawn_file_actions_destroy(&files) }
        posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, log, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        posix_spawn_file_actions_adddup2(&files, STDOUT_FILENO, STDERR_FILENO)

        var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) }
        defer { words.forEach { free($0) } }
        words.append(nil)
        var id: pid_t = 0
        let code = posix_spawn(&id, program, &files, &attributes, words, environ)
        guard code == 0 else { throw SpawnFailed(program: program, code: code) }
        self.id = id
    }

    /// Whether the process still runs. Collects its exit status when it does not.
    func isRunning() -> Bool {
        if !hasEnded { hasEnded = waitpid(id, nil, WNOHANG) != 0 }
        return !hasEnded
    }

    /// Sends the signal, unless the process has ended: its number may be another's by now.
    func send(_ signal: Int32) {
        if isRunning() { kill(id, signal) }
    }
}

/// A program could not be started.
struct SpawnFailed: Error, CustomStringConvertible {
    let program: String
    let code: Int32

    var description: String { "\(program) can't be started: \(String(cString: strerror(code)))" }
}
