#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Keeps other processes out of a directory's files while it is held. The system releases it when a process ends, so
/// no crash leaves one behind.
struct DirectoryLock: ~Copyable {
    private let descriptor: Int32

    /// Waits until nobody else holds the lock.
    init(_ directory: String) throws(AccessError) {
        let descriptor = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .lastSystemError("the directory \(directory) can't be opened") }
        while flock(descriptor, LOCK_EX) != 0 {
            if errno == EINTR { continue }
            let error = AccessError.lastSystemError("the directory \(directory) can't be locked")
            close(descriptor)
            throw error
        }
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }
}
