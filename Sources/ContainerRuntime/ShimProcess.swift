#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Starts this program again as a shim (`container_shim.h`).
struct ShimProcess: Sendable {
    /// The program and the words before `run` or `exec`.
    let command: [String]

    #if canImport(Glibc)
        /// POSIX_SPAWN_SETSID, which the headers show to GNU sources alone.
        private static let newSession: Int16 = 0x80
    #else
        private static let newSession = Int16(POSIX_SPAWN_SETSID)
    #endif

    /// What the new process finds at which number.
    struct Inheritance {
        let descriptor: Int32
        let number: Int32
    }

    /// Starts a process in a session of its own; answers its pid.
    func spawn(_ arguments: [String], _ inherited: [Inheritance]) throws(RuntimeError) -> pid_t {
        // Copies with high numbers, so that no move overwrites what a later one needs.
        var copies: [Descriptor] = []
        for one in inherited {
            copies.append(try Descriptor(checking: fcntl(one.descriptor, F_DUPFD_CLOEXEC, 64), "copying a descriptor"))
        }
        #if canImport(Glibc)
            var actions = posix_spawn_file_actions_t()
            var attributes = posix_spawnattr_t()
        #else
            var actions: posix_spawn_file_actions_t?
            var attributes: posix_spawnattr_t?
        #endif
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        posix_spawnattr_setflags(&attributes, Self.newSession)
        for number: Int32 in 0...2 where !inherited.contains(where: { $0.number == number }) {
            posix_spawn_file_actions_addopen(&actions, number, "/dev/null", O_RDWR, 0)
        }
        for (copy, one) in zip(copies, inherited) {
            posix_spawn_file_actions_adddup2(&actions, copy.number, one.number)
        }
        let words: [UnsafeMutablePointer<CChar>?] = (command + arguments).map { strdup($0) }
        defer { for word in words { free(word) } }
        // Containers have an environment of their own; the shim needs to find its libraries, no more.
        let names: [String] = ["LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"]
        var environment: [UnsafeMutablePointer<CChar>?] = []
        for name in names {
            if let value = getenv(name) { environment.append(strdup("\(name)=\(String(cString: value))")) }
        }
        defer { for variable in environment { free(variable) } }
        var pid: pid_t = 0
        let result = posix_spawn(&pid, command[0], &actions, &attributes, words + [nil], environment + [nil])
        guard result == 0 else { throw .system("starting \(command[0])", result) }
        return pid
    }

    /// Waits for a child that is ending; answers its exit code.
    static func reap(_ pid: pid_t) -> Int? {
        var status: Int32 = 0
        while waitpid(pid, &status, 0) < 0 {
            if errno != EINTR { return nil }
        }
        return status & 0x7f == 0 ? Int(status >> 8 & 0xff) : 128 + Int(status & 0x7f)
    }
}
