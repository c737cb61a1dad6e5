import CContainerShim
#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif
import ObjectModel
import Synchronization

/// Runs containers as process trees of this machine. Each has a parent process of its own, the shim, which copies its
/// output and records how it ended; so containers outlive the agent, and the next one finds everything in the state
/// directory.
public final class ProcessRuntime: ContainerRuntime {
    /// Whether containers get namespaces of their own. False where the system does not let us make any.
    public let isIsolating: Bool
    public let canSwitchUser: Bool
    public let scheme = "process"
    public let version = "process://1"

    #if os(Linux)
        private let controlGroups: ControlGroups?
        public var isLimiting: Bool { controlGroups != nil }
    #else
        public let isLimiting = false
    #endif
    private let root: String
    private let logBytes: Int
    private let shim: ShimProcess
    private let watcher: HangupWatcher
    /// Shims that are children of this process, which has to reap them.
    private let children = Mutex<[ContainerID: pid_t]>([:])

    /// - Parameters:
    ///   - directory: where the state of pods is kept; made if need be.
    ///   - shim: this program as a shim, such as `["/proc/self/exe", "container-shim"]`.
    ///   - logBytes: after which a log goes on in a new file; the one before it is kept, older ones are not.
    ///   - isolation: false to run containers in the namespaces of the host even where there could be others.
    public init(
        directory: String, shim: [String] = ["/proc/self/exe", "container-shim"], isolation: Bool = true,
        logBytes: Int = RuntimeLimits.logBytes
    ) throws(RuntimeError) {
        root = directory
        self.logBytes = logBytes
        self.shim = ShimProcess(command: shim)
        watcher = try HangupWatcher()
        canSwitchUser = geteuid() == 0
        #if os(Linux)
            controlGroups = ControlGroups()
        #endif
        isIsolating = isolation && swiftlet_container_isolation() == 1
        try Files.makeDirectories(directory + "/pods")
    }

    // MARK: Running

    public func start(_ spec: ContainerSpec, as id: ContainerID) async throws(RuntimeError) -> ContainerObservation {
        let directory = place(of: id)
        try prepare(id)
        if let known = try observe(id) { return known }
        var cgroups: [String] = []
        if !spec.resources.isEmpty { cgroups = try limit(id, spec.resources) }
        try Files.write(Array(cgroups.joined(separator: "\n").utf8), to: directory.cgroups)
        try directory.writeConfig(spec, isolated: isIsolating, cgroups: cgroups, logBytes: logBytes)
        let started = try spawn(id, directory)
        do {
            try await watcher.hangup(of: started)
        } catch {
            throw RuntimeError(.system, "starting container \(id)", cause: "cancelled")
        }
        let found = try observe(id)
        // Of one that did not start nobody waits for the end.
        if found?.isRunning != true { reap(id) }
        guard let observation = found else {
            throw RuntimeError(.damaged, "the shim of container \(id) has gone without a trace")
        }
        return observation
    }

    /// Starts the shim; answers the pipe that it closes when the command runs or has failed to.
    private func spawn(_ id: ContainerID, _ directory: ContainerDirectory) throws(RuntimeError) -> Descriptor {
        if mkfifo(directory.control, 0o600) != 0, errno != EEXIST {
            throw .lastSystemError("making \(directory.control)")
        }
        // The shim inherits it open: from the first moment there is a reader exactly as long as there is a shim.
        let control = try Descriptor(
            checking: open(directory.control, O_RDWR | O_NONBLOCK | O_CLOEXEC), "opening \(directory.control)")
        let (started, closedWhenStarted) = try Descriptor.pipe()
        let pid = try shim.spawn(
            ["run", directory.path],
            [
                ShimProcess.Inheritance(descriptor: closedWhenStarted.number, number: 3),
                ShimProcess.Inheritance(descriptor: control.number, number: 4),
            ])
        children.withLock { $0[id] = pid }
        return started
    }

    public func waitForExit(of id: ContainerID) async throws -> ContainerExit {
        let directory = place(of: id)
        if let control = try directory.openControl() { try await watcher.hangup(of: control) }
        reap(id)
        guard let observation = try observe(id), case .exited(let exit) = observation.state else {
            throw RuntimeError(.notFound, "there is no container \(id)")
        }
        return exit
    }

    /// Lets the system forget a shim that has closed everything, and so is about to be gone, if it is our child.
    private func reap(_ id: ContainerID) {
        if let pid = children.withLock({ $0.removeValue(forKey: id) }) { _ = ShimProcess.reap(pid) }
    }

    public func send(_ signal: Int32, to id: ContainerID) throws(RuntimeError) {
        guard let control = try place(of: id).openControl() else { return }
        let byte = [UInt8(truncatingIfNeeded: signal)]
        let count = byte.withUnsafeBytes { Files.systemWrite(control.number, $0) }
        if count != 1, errno != EPIPE { throw .lastSystemError("signalling container \(id)") }
    }

    public func execute(
        _ command: [String], in id: ContainerID, timeoutSeconds: Double
    ) async throws -> ExecResult {
        let directory = place(of: id)
        guard try directory.openControl() != nil else {
            throw RuntimeError(.notFound, "container \(id) is not running")
        }
        let path = "\(directory.path)/.exec-\(UInt64.random(in: .min ... .max))"
        let file = try Descriptor(
            checking: open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_EXCL, 0o600), "creating \(path)")
        unlink(path)
        let (pid, ended) = try spawn(["exec", directory.path] + command, output: file)
        let isInTime = await finishes(ended, within: timeoutSeconds)
        if !isInTime { kill(-pid, SIGKILL) }
        let code = ShimProcess.reap(pid)
        lseek(file.number, 0, SEEK_SET)
        let output = try Files.read(file, path, limit: RuntimeLimits.execOutputBytes)
        return ExecResult(exitCode: isInTime ? code : nil, output: String(decoding: output, as: UTF8.self))
    }

    /// Starts a shim; answers its pid and the pipe that hangs up when it ends.
    private func spawn(_ arguments: [String], output: Descriptor) throws(RuntimeError) -> (pid_t, Descriptor) {
        let (ended, closedAtEnd) = try Descriptor.pipe()
        let pid = try shim.spawn(
            arguments,
            [
                ShimProcess.Inheritance(descriptor: output.number, number: 1),
                ShimProcess.Inheritance(descriptor: output.number, number: 2),
                ShimProcess.Inheritance(descriptor: closedAtEnd.number, number: 3),
            ])
        return (pid, ended)
    }

    private func finishes(_ ended: Descriptor, within seconds: Double) async -> Bool {
        await withTaskGroup(of: Bool.self) { [watcher] group in
            group.addTask {
                do { try await watcher.hangup(of: ended) } catch { return false }
                return true
            }
            group.addTask {
                do { try await Task.sleep(for: .seconds(seconds)) } catch { /* the command was faster */  }
                return false
            }
            let isInTime = await group.next() ?? false
            group.cancelAll()
            return isInTime
        }
    }

    // MARK: Looking

    public func pods() throws(RuntimeError) -> [String] { try Files.names(in: root + "/pods") }

    public func containers(of podUID: String) throws(RuntimeError) -> [ContainerObservation] {
        let base = directory(of: podUID) + "/containers"
        var found: [ContainerObservation] = []
        for name in try Files.names(in: base) {
            for attempt in try Files.names(in: "\(base)/\(name)").compactMap({ Int($0) }).sorted() {
                let id = ContainerID(podUID: podUID, name: name, attempt: attempt)
                if let observation = try observe(id) { found.append(observation) }
            }
        }
        return found
    }

    /// nil when there is no such container, or its shim never came to start it.
    private func observe(_ id: ContainerID) throws(RuntimeError) -> ContainerObservation? {
        let directory = place(of: id)
        let isAlive = try directory.openControl() != nil
        if let exit = try directory.readExit() { return try ended(exit, id, directory) }
        let started = try directory.readStarted()
        if isAlive { return ContainerObservation(id: id, state: .running(since: started ?? Time(seconds: 0))) }
        // It may have ended between the two looks.
        if let exit = try directory.readExit() { return try ended(exit, id, directory) }
        guard let started else { return nil }
        // Somebody killed the shim, and with it the container.
        let exit = ContainerExit(code: 137, startedAt: started, finishedAt: started)
        return ContainerObservation(id: id, state: .exited(exit))
    }

    private func ended(
        _ exit: ContainerExit, _ id: ContainerID, _ directory: ContainerDirectory
    ) throws(RuntimeError) -> ContainerObservation {
        #if os(Linux)
            let paths = try groups(of: id)
            let wasOutOfMemory = exit.code == 137 ? try ControlGroups.ranOutOfMemory(paths) : false
            return ContainerObservation(
                id: id,
                state: .exited(
                    ContainerExit(
                        code: exit.code, startedAt: exit.startedAt, finishedAt: exit.finishedAt,
                        startError: exit.startError,
                        wasOutOfMemory: wasOutOfMemory)))
        #else
            return ContainerObservation(id: id, state: .exited(exit))
        #endif
    }

    // MARK: Limits and files

    public func resize(_ id: ContainerID, to resources: ContainerResources) throws(RuntimeError) {
        #if os(Linux)
            try controlGroups?.change(try groups(of: id), id, resources)
        #endif
    }

    /// The paths of the control groups of a container.
    private func groups(of id: ContainerID) throws(RuntimeError) -> [String] {
        let text = try Files.read(place(of: id).cgroups).map { String(decoding: $0, as: UTF8.self) } ?? ""
        return text.split(separator: "\n").map(String.init)
    }

    private func limit(_ id: ContainerID, _ resources: ContainerResources) throws(RuntimeError) -> [String] {
        #if os(Linux)
            return try controlGroups?.make(id, resources) ?? []
        #else
            return []
        #endif
    }

    private func place(of id: ContainerID) -> ContainerDirectory {
        ContainerDirectory(path: "\(directory(of: id.podUID))/containers/\(id.name)/\(id.attempt)")
    }

    public func directory(of podUID: String) -> String { "\(root)/pods/\(podUID)" }
    public func logPath(of id: ContainerID) -> String { place(of: id).log }
    public func terminationMessagePath(of id: ContainerID) -> String { place(of: id).terminationMessage }

    public func prepare(_ id: ContainerID) throws(RuntimeError) {
        let directory = place(of: id)
        try Files.makeDirectories(directory.path)
        if !Files.exists(directory.terminationMessage) {
            try Files.write([], to: directory.terminationMessage)
            // Whoever the container runs as may write it.
            chmod(directory.terminationMessage, 0o666)
        }
    }

    public func remove(_ id: ContainerID) throws(RuntimeError) {
        let directory = place(of: id)
        #if os(Linux)
            if let groups = try Files.read(directory.cgroups) {
                let paths = String(decoding: groups, as: UTF8.self).split(separator: "\n").map(String.init)
                try ControlGroups.remove(paths)
            }
        #endif
        try Files.remove(directory.path)
    }

    public func removePod(_ podUID: String) throws(RuntimeError) {
        for container in try containers(of: podUID) { try remove(container.id) }
        #if os(Linux)
            for volume in try Files.names(in: directory(of: podUID) + "/volumes") {
                MemoryFilesystem.unmount("\(directory(of: podUID))/volumes/\(volume)")
            }
        #endif
        try Files.remove(directory(of: podUID))
    }
}
