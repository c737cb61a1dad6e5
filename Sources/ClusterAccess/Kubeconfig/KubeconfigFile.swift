#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A kubeconfig on disk. Changes keep kubectl and its like out by their own lock, replace the file as a whole, and
/// leave a file that can't be understood as it is.
public struct KubeconfigFile: Sendable, Hashable {
    public let path: String

    public init(path: String) { self.path = path }

    /// The file that a new context belongs to, as kubectl chooses it: the one named explicitly; of those in
    /// `KUBECONFIG` the first that exists, or else the last; or `~/.kube/config`.
    ///
    /// Fails with `.invalid` if the environment names no home directory.
    public static func toWrite(explicit: String?, environment: [String: String]) throws(AccessError) -> KubeconfigFile {
        let files = try chain(explicit: explicit, environment: environment)
        return files.first { Files.exists($0.path) } ?? files[files.count - 1]
    }

    /// All files that kubectl reads, in the order of their precedence; never none.
    public static func chain(explicit: String?, environment: [String: String]) throws(AccessError) -> [KubeconfigFile] {
        if let explicit, !explicit.isEmpty { return [KubeconfigFile(path: explicit)] }
        var paths: [String] = []
        for path in (environment["KUBECONFIG"] ?? "").split(separator: ":") where !paths.contains(String(path)) {
            paths.append(String(path))
        }
        if !paths.isEmpty { return paths.map { KubeconfigFile(path: $0) } }
        guard let home = environment["HOME"], !home.isEmpty else {
            throw AccessError(
                .invalid, "it is unknown where the kubeconfig is: HOME is not set",
                advice: "name a file with --kubeconfig or in KUBECONFIG")
        }
        return [KubeconfigFile(path: home + "/.kube/config")]
    }

    /// Resolves a context as kubectl would: the first file of `chain` that says which is current decides that, and the
    /// first that has it what it is.
    public static func context(
        _ name: String?, explicit: String?, environment: [String: String]
    ) throws(AccessError) -> KubeconfigContext {
        var files: [(file: KubeconfigFile, content: Kubeconfig)] = []
        for file in try chain(explicit: explicit, environment: environment) {
            if let content = try file.read() { files.append((file, content)) }
        }
        guard let first = files.first else {
            let paths = try chain(explicit: explicit, environment: environment).map(\.path).joined(separator: ", ")
            throw AccessError(
                .invalid, "there is no kubeconfig (\(paths))", advice: "start a cluster with: swiftlet up")
        }
        let current = files.lazy.map(\.content.currentContext).first { !$0.isEmpty }
        let wanted = name ?? current ?? ""
        let (file, content) = files.first { $0.content.contexts.contains(wanted) } ?? first
        return try content.context(wanted, directory: Files.directory(of: file.path))
    }

    /// What the file holds; nil when there is none.
    public func read() throws(AccessError) -> Kubeconfig? {
        guard let bytes = try Files.read(path, limit: AccessLimits.kubeconfigBytes) else { return nil }
        return try Kubeconfig(bytes, path: path)
    }

    /// Adds or replaces an entry and makes it the current context; makes file and directory if need be. Afterwards
    /// only its owner may read the file. Returns whether it changed.
    ///
    /// Fails with `.locked` when another program keeps the lock, and with `.malformed`; waits about a second at most.
    @discardableResult
    public func merge(_ entry: KubeconfigEntry) throws(AccessError) -> Bool {
        try Files.makePrivateDirectories(Files.directory(of: path))
        return try change { $0.merge(entry) }
    }

    /// Takes the entries of a name away. Returns whether there were any.
    @discardableResult
    public func remove(_ name: String) throws(AccessError) -> Bool {
        guard Files.exists(path) else { return false }
        return try change { $0.remove(name) }
    }

    private func change(_ body: (inout Kubeconfig) -> Void) throws(AccessError) -> Bool {
        let lock = try LockFile(for: path)
        let old = try read()
        var new = old ?? Kubeconfig()
        body(&new)
        let target = try Files.resolvingLinks(path)
        // An unchanged file keeps its comments and its date.
        if new != old {
            let directory = Files.directory(of: target)
            try Files.makePrivateDirectories(directory)
            try Files.replace(target, with: new.bytes, mode: 0o600)
            try Files.synchronizeDirectory(directory)
        } else if chmod(target, 0o600) != 0 {
            throw .lastSystemError("\(target) can't be closed to other users", advice: "run chmod 600 on it")
        }
        _ = consume lock
        return new != old
    }
}
