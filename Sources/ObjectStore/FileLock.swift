#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The right to use a file alone, among processes and within one. It ends with its holder, even when that is killed.
///
/// The lock is on a file of its own beside the one it guards: closing any descriptor of the database itself would end
/// the locks that SQLite holds there (POSIX advisory locks belong to the process).
final class FileLock: Sendable {
    private let descriptor: Int32

    /// Fails with `unusable` when another holds it.
    init(guarding path: String) throws(StoreError) {
        descriptor = open(path + ".lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw .unusable("\(path) can't be locked: \(path).lock: \(String(cString: strerror(errno)))")
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let code = errno
            close(descriptor)
            throw code == EWOULDBLOCK
                ? .unusable("\(path) is in use by another store; only one may write to it")
                : .unusable("\(path) can't be locked: \(String(cString: strerror(code)))")
        }
    }

    deinit {
        // A process that is just being started still has the descriptor, so closing it here would not be enough.
        flock(descriptor, LOCK_UN)
        close(descriptor)
    }
}
