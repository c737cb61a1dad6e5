#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension RuntimeError {
    /// A failed system call; reads `errno`.
    static func lastSystemError(_ message: String) -> RuntimeError { system(message, errno) }

    static func system(_ message: String, _ number: Int32) -> RuntimeError {
        RuntimeError(.system, message, cause: String(cString: strerror(number)))
    }
}

/// A file descriptor that is closed when nobody holds it any more.
final class Descriptor: Sendable {
    let number: Int32

    init(_ number: Int32) { self.number = number }

    /// Throws what `errno` says if a call answered no descriptor.
    convenience init(checking number: Int32, _ message: @autoclosure () -> String) throws(RuntimeError) {
        guard number >= 0 else { throw .lastSystemError(message()) }
        self.init(number)
    }

    deinit { close(number) }

    /// A pipe that is not inherited.
    static func pipe() throws(RuntimeError) -> (reading: Descriptor, writing: Descriptor) {
        var ends: [Int32] = [-1, -1]
        // Plain pipe() lets a process that is spawned just now inherit the ends, but shims close what they don't know.
        guard Self.systemPipe(&ends) == 0 else { throw .lastSystemError("pipe") }
        let pair = (Descriptor(ends[0]), Descriptor(ends[1]))
        for end in ends where fcntl(end, F_SETFD, FD_CLOEXEC) != 0 { throw .lastSystemError("pipe") }
        return pair
    }

    private static func systemPipe(_ ends: inout [Int32]) -> Int32 {
        #if canImport(Glibc)
            Glibc.pipe(&ends)
        #else
            Darwin.pipe(&ends)
        #endif
    }
}
