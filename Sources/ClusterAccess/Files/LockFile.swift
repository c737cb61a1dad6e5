#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The lock that kubectl and its like respect when they change a kubeconfig: a file beside it, there while somebody
/// writes.
struct LockFile: ~Copyable {
    private let path: String

    /// Tries for as long as `AccessLimits` say; fails with `.locked` when the lock is still there then.
    init(for file: String) throws(AccessError) {
        let path = file + ".lock"
        for attempt in 1...AccessLimits.lockAttempts {
            let descriptor = open(path, O_RDONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
            if descriptor >= 0 {
                close(descriptor)
                self.path = path
                return
            }
            guard errno == EEXIST else { throw .lastSystemError("the lock \(path) can't be made") }
            if attempt < AccessLimits.lockAttempts { usleep(AccessLimits.lockPauseMicroseconds) }
        }
        throw AccessError(
            .locked, "\(file) is locked by another program (\(path) exists)",
            advice: "try again; if no kubectl is running, a crash left the lock behind: remove \(path)")
    }

    deinit { unlink(path) }
}
