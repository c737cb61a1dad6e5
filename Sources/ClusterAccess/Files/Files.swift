#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension AccessError {
    /// A failed system call; reads `errno`.
    static func lastSystemError(_ message: String, advice: String = "") -> AccessError {
        AccessError(.file, message, advice: advice, cause: String(cString: strerror(errno)))
    }
}

/// Whole files: read at once, replaced at once.
enum Files {
    /// The bytes of a file; nil when there is none.
    static func read(_ path: String, limit: Int = AccessLimits.fileBytes) throws(AccessError) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        if descriptor < 0, errno == ENOENT { return nil }
        guard descriptor >= 0 else { throw .lastSystemError("\(path) can't be opened") }
        defer { close(descriptor) }
        return try read(descriptor, path, limit)
    }

    /// The bytes of a private key's file, from which the rights of group and others are taken away; nil when there is
    /// no such file.
    static func readSecret(_ path: String) throws(AccessError) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        if descriptor < 0, errno == ENOENT { return nil }
        guard descriptor >= 0 else { throw .lastSystemError("\(path) can't be opened") }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .lastSystemError("\(path) can't be examined") }
        if status.st_mode & 0o077 != 0, fchmod(descriptor, 0o600) != 0 {
            throw .lastSystemError("the private key \(path) is open to other users", advice: "run chmod 600 on it")
        }
        return try read(descriptor, path, AccessLimits.fileBytes)
    }

    private static func read(_ descriptor: Int32, _ path: String, _ limit: Int) throws(AccessError) -> [UInt8] {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 8192)
        while true {
            let count = systemRead(descriptor, &chunk, chunk.count)
            if count < 0 {
                if errno == EINTR { continue }
                throw .lastSystemError("\(path) can't be read")
            }
            if count == 0 { return bytes }
            bytes += chunk[..<count]
            guard bytes.count <= limit else {
                throw AccessError(.malformed, "\(path) is larger than \(limit) bytes", advice: "check that path")
            }
        }
    }

    /// Puts a file in place of what was at `path`. After a crash there is the old file or the new one, whole, and it
    /// never had other permissions than `mode`, not even while it was written. A replaced file keeps its owner, so
    /// that root can write for another user.
    ///
    /// The caller holds a lock that keeps other writers of this path away, and calls `synchronizeDirectory` after its
    /// last replacement: until then a crash may bring the old file back.
    static func replace(_ path: String, with bytes: [UInt8], mode: mode_t) throws(AccessError) {
        let temporary = directory(of: path) + "/." + fileName(of: path) + ".swiftlet-new"
        // What a crash has left behind.
        if unlink(temporary) != 0, errno != ENOENT { throw .lastSystemError("\(temporary) can't be removed") }
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode)
        guard descriptor >= 0 else { throw .lastSystemError("\(temporary) can't be created") }
        do {
            defer { close(descriptor) }
            try fill(descriptor, temporary, bytes, mode, ownerOf: path)
        } catch {
            unlink(temporary)
            throw error
        }
        guard rename(temporary, path) == 0 else {
            let error = AccessError.lastSystemError("\(path) can't be replaced")
            unlink(temporary)
            throw error
        }
    }

    private static func fill(
        _ descriptor: Int32, _ path: String, _ bytes: [UInt8], _ mode: mode_t, ownerOf original: String
    ) throws(AccessError) {
        var status = stat()
        if stat(original, &status) == 0, status.st_uid != geteuid() {
            guard fchown(descriptor, status.st_uid, status.st_gid) == 0 else {
                throw .lastSystemError("\(original) belongs to another user", advice: "run this as that user")
            }
        }
        // The process' mask may have taken rights away.
        guard fchmod(descriptor, mode) == 0 else { throw .lastSystemError("\(path) can't be given its permissions") }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { systemWrite(descriptor, $0) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw .lastSystemError("\(path) can't be written") }
            rest = rest.dropFirst(count)
        }
        guard fsync(descriptor) == 0 else { throw .lastSystemError("\(path) can't be written to disk") }
    }

    /// Brings to disk which files a directory has.
    static func synchronizeDirectory(_ directory: String) throws(AccessError) {
        let descriptor = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .lastSystemError("\(directory) can't be opened") }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw .lastSystemError("\(directory) can't be written to disk") }
    }

    private static func systemRead(_ descriptor: Int32, _ buffer: inout [UInt8], _ count: Int) -> Int {
        #if canImport(Glibc)
            Glibc.read(descriptor, &buffer, count)
        #else
            Darwin.read(descriptor, &buffer, count)
        #endif
    }

    private static func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
        #if canImport(Glibc)
            Glibc.write(descriptor, bytes.baseAddress, bytes.count)
        #else
            Darwin.write(descriptor, bytes.baseAddress, bytes.count)
        #endif
    }
}

// MARK: - Directories and paths

extension Files {
    /// The path of the directory that a file is in.
    static func directory(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// The last part of a path.
    static func fileName(of path: String) -> String {
        path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
    }

    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    /// Makes a directory that is its owner's alone, and likewise those above it that are missing.
    static func makePrivateDirectories(_ path: String) throws(AccessError) {
        if mkdir(path, 0o700) == 0 || errno == EEXIST { return }
        let parent = directory(of: path)
        guard errno == ENOENT, parent != path else { throw .lastSystemError("the directory \(path) can't be made") }
        try makePrivateDirectories(parent)
        if mkdir(path, 0o700) != 0, errno != EEXIST { throw .lastSystemError("the directory \(path) can't be made") }
    }

    /// The path that symbolic links lead to from `path`, whether there is a file or not.
    static func resolvingLinks(_ path: String) throws(AccessError) -> String {
        var path = path
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
        for _ in 0..<AccessLimits.symbolicLinks {
            let count = readlink(path, &buffer, buffer.count)
            guard count >= 0 else { return path }
            let target = String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
            path = target.hasPrefix("/") ? target : directory(of: path) + "/" + target
        }
        throw AccessError(.file, "\(path) is a symbolic link that leads to itself", advice: "remove the link")
    }
}
