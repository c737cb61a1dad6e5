#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif
import ObjectModel

/// The state directory of one container, which its shim and the agent share. `container_shim.h` says what is in it.
struct ContainerDirectory: Sendable {
    let path: String

    var config: String { path + "/config" }
    var control: String { path + "/control" }
    var started: String { path + "/started" }
    var exit: String { path + "/exit" }
    var log: String { path + "/log" }
    var terminationMessage: String { path + "/termination-log" }
    /// The cgroups made for the container, one path to a line.
    var cgroups: String { path + "/cgroups" }

    func writeConfig(_ spec: ContainerSpec, isolated: Bool, cgroups: [String], logBytes: Int) throws(RuntimeError) {
        var bytes: [UInt8] = []
        func put(_ key: String, _ value: String) { bytes += Array("\(key)=\(value)".utf8) + [0] }
        for argument in spec.command { put("arg", argument) }
        for variable in spec.environment { put("env", "\(variable.name)=\(variable.value)") }
        put("log-bytes", String(logBytes))
        put("cwd", spec.workingDirectory)
        if let user = spec.user { put("uid", String(user)) }
        if let group = spec.group { put("gid", String(group)) }
        for group in spec.supplementalGroups { put("group", String(group)) }
        for path in cgroups { put("cgroup", path + "/cgroup.procs") }
        if isolated {
            put("isolated", "1")
            if spec.sharesHostProcesses { put("host-processes", "1") }
            if let hostname = spec.hostname { put("hostname", hostname) }
            if spec.hasReadOnlyRoot { put("read-only-root", "1") }
            for mount in spec.mounts {
                put("mount", mount.source)
                put("mount-at", mount.target)
                if mount.isReadOnly { put("mount-read-only", "1") }
            }
        }
        try Files.write(bytes, to: config)
    }

    /// A descriptor for writing signals, which hangs up when the shim is gone; nil when it is gone.
    func openControl() throws(RuntimeError) -> Descriptor? {
        let number = open(control, O_WRONLY | O_NONBLOCK | O_CLOEXEC)
        if number < 0, errno == ENXIO || errno == ENOENT { return nil }
        return try Descriptor(checking: number, "opening \(control)")
    }

    /// When the command was started; nil if it has not been.
    func readStarted() throws(RuntimeError) -> Time? {
        guard let bytes = try Files.read(started) else { return nil }
        let parts = String(decoding: bytes, as: UTF8.self).split(separator: " ")
        guard parts.count == 2, let time = Self.time(parts[1]) else {
            throw RuntimeError(.damaged, "unreadable record \(started)")
        }
        return time
    }

    /// How the container ended; nil if there is no record of it.
    func readExit() throws(RuntimeError) -> ContainerExit? {
        guard let bytes = try Files.read(exit) else { return nil }
        let parts = String(decoding: bytes, as: UTF8.self).split(
            separator: " ", maxSplits: 3, omittingEmptySubsequences: false)
        guard parts.count == 4, let code = Int(parts[0]), let finished = Self.time(parts[2]) else {
            throw RuntimeError(.damaged, "unreadable record \(exit)")
        }
        return ContainerExit(
            code: code, startedAt: try readStarted(), finishedAt: finished,
            startError: parts[3].isEmpty ? nil : String(parts[3]))
    }

    private static func time(_ text: Substring) -> Time? {
        let parts = text.split(separator: ".")
        guard parts.count == 2, let seconds = Int64(parts[0]), let nanoseconds = Int32(parts[1]) else { return nil }
        return Time(seconds: seconds, nanoseconds: nanoseconds)
    }
}
