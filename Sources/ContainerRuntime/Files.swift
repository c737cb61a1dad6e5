#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Files and directories, with the errors of this target.
enum Files {
    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    /// The bytes of a file, no more than `limit`; nil when there is none.
    static func read(_ path: String, limit: Int = .max) throws(RuntimeError) -> [UInt8]? {
        let number = open(path, O_RDONLY | O_CLOEXEC)
        if number < 0, errno == ENOENT { return nil }
        let file = try Descriptor(checking: number, "opening \(path)")
        return try read(file, path, limit: limit)
    }

    static func read(_ file: Descriptor, _ path: String, limit: Int) throws(RuntimeError) -> [UInt8] {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: min(limit, RuntimeLimits.logChunkBytes))
        while bytes.count < limit {
            let count = systemRead(file.number, &chunk, min(chunk.count, limit - bytes.count))
            if count < 0 { throw .lastSystemError("reading \(path)") }
            if count == 0 { break }
            bytes += chunk[..<count]
        }
        return bytes
    }

    static func systemRead(_ descriptor: Int32, _ buffer: inout [UInt8], _ count: Int) -> Int {
        #if canImport(Glibc)
            Glibc.read(descriptor, &buffer, count)
        #else
            Darwin.read(descriptor, &buffer, count)
        #endif
    }

    /// Makes a file with these bytes.
    static func write(_ bytes: [UInt8], to path: String, mode: mode_t = 0o600) throws(RuntimeError) {
        let number = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
        let file = try Descriptor(checking: number, "creating \(path)")
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { systemWrite(file.number, $0) }
            guard count > 0 else { throw .lastSystemError("writing \(path)") }
            rest = rest.dropFirst(count)
        }
    }

    static func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
        #if canImport(Glibc)
            Glibc.write(descriptor, bytes.baseAddress, bytes.count)
        #else
            Darwin.write(descriptor, bytes.baseAddress, bytes.count)
        #endif
    }

    /// Makes a directory and those above it.
    static func makeDirectories(_ path: String, mode: mode_t = 0o750) throws(RuntimeError) {
        if mkdir(path, mode) == 0 || errno == EEXIST { return }
        guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash != path.startIndex else {
            throw .lastSystemError("making directory \(path)")
        }
        try makeDirectories(String(path[..<slash]), mode: mode)
        if mkdir(path, mode) != 0, errno != EEXIST { throw .lastSystemError("making directory \(path)") }
    }

    /// The names in a directory, sorted; none where there is no such directory.
    static func names(in path: String) throws(RuntimeError) -> [String] {
        guard let directory = opendir(path) else {
            if errno == ENOENT { return [] }
            throw .lastSystemError("listing \(path)")
        }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { field in
                field.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    /// Removes a file, or a directory with all that is in it. Does not follow symbolic links.
    static func remove(_ path: String) throws(RuntimeError) {
        if unlink(path) == 0 || errno == ENOENT { return }
        guard errno == EISDIR || errno == EPERM else { throw .lastSystemError("removing \(path)") }
        for name in try names(in: path) { try remove(path + "/" + name) }
        if rmdir(path) != 0, errno != ENOENT { throw .lastSystemError("removing \(path)") }
    }
}
