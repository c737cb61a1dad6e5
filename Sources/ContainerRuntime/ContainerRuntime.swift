#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif
import ObjectModel

/// What runs containers. All methods may be called again after a failure, and from any task.
///
/// A runtime keeps what it knows outside this process, so that after a restart `containers(of:)` tells what still runs
/// and how what has ended has ended.
public protocol ContainerRuntime: Sendable {
    /// The scheme of container ids in statuses, such as `process`.
    var scheme: String { get }
    /// As `nodeInfo.containerRuntimeVersion` shows it, such as `process://1`.
    var version: String { get }

    /// Starts a container. Returns when its command runs or has failed to; what failed shows as its exit.
    func start(_ spec: ContainerSpec, as id: ContainerID) async throws(RuntimeError) -> ContainerObservation
    /// Returns once the container is over (at once if it is); throws `CancellationError` when the task is cancelled.
    func waitForExit(of id: ContainerID) async throws -> ContainerExit
    /// Sends a signal to the container's command; SIGKILL ends the whole container. Nothing happens if it is over.
    func send(_ signal: Int32, to id: ContainerID) throws(RuntimeError)
    /// Gives a running container other shares and limits. Where it was started without any, they wait for its next run.
    func resize(_ id: ContainerID, to resources: ContainerResources) throws(RuntimeError)
    /// Runs a command in a running container. A command that takes too long is killed and has no exit code.
    func execute(_ command: [String], in id: ContainerID, timeoutSeconds: Double) async throws -> ExecResult

    /// The pods of which there are containers.
    func pods() throws(RuntimeError) -> [String]
    /// The containers of a pod, running and ended, in the order of name and attempt.
    func containers(of podUID: String) throws(RuntimeError) -> [ContainerObservation]
    /// Forgets an ended container with its log.
    func remove(_ id: ContainerID) throws(RuntimeError)
    /// Forgets a pod of which nothing runs: its containers, and its directory with all files.
    func removePod(_ podUID: String) throws(RuntimeError)

    /// Where the runtime keeps files of a pod; volumes go below it.
    func directory(of podUID: String) -> String
    /// The file, in the CRI format, that the container's output goes to.
    func logPath(of id: ContainerID) -> String
    /// The host's view of a file that a container may write its last words to.
    func terminationMessagePath(of id: ContainerID) -> String
    /// Creates what `terminationMessagePath` names, to be mounted into the container.
    func prepare(_ id: ContainerID) throws(RuntimeError)

    /// Whether volumes can be mounted into containers; without, containers see the files of the host alone.
    var isIsolating: Bool { get }
    /// Whether limits of cpu and memory count.
    var isLimiting: Bool { get }
    /// Whether containers may run as a user other than the agent's.
    var canSwitchUser: Bool { get }
}

extension ContainerRuntime {
    /// Kills what runs of a pod; returns when it is over. What is known of the containers stays.
    public func killContainers(of podUID: String) async throws {
        for container in try containers(of: podUID) where container.isRunning {
            try send(SIGKILL, to: container.id)
            _ = try await waitForExit(of: container.id)
        }
    }
}

/// What a runtime knows of a container.
public struct ContainerObservation: Sendable, Hashable {
    /// Where a container is in its life.
    public enum State: Sendable, Hashable {
        case running(since: Time)
        case exited(ContainerExit)
    }

    public let id: ContainerID
    /// Where it is now.
    public let state: State

    public init(id: ContainerID, state: State) {
        self.id = id
        self.state = state
    }

    /// Whether it has started and not ended.
    public var isRunning: Bool {
        if case .running = state { return true }
        return false
    }
}

/// How a container ended.
public struct ContainerExit: Sendable, Hashable {
    /// 128 plus its number for a signal.
    public let code: Int
    /// nil for a container that did not start.
    public let startedAt: Time?
    public let finishedAt: Time
    /// Why it did not start.
    public let startError: String?
    public let wasOutOfMemory: Bool

    public init(
        code: Int, startedAt: Time?, finishedAt: Time, startError: String? = nil, wasOutOfMemory: Bool = false
    ) {
        self.code = code
        self.startedAt = startedAt
        self.finishedAt = finishedAt
        self.startError = startError
        self.wasOutOfMemory = wasOutOfMemory
    }
}

/// What came of a command beside a container's own.
public struct ExecResult: Sendable, Hashable {
    /// nil: it took too long.
    public let exitCode: Int?
    /// The start of what it wrote to both streams.
    public let output: String
    public init(exitCode: Int?, output: String) {
        self.exitCode = exitCode
        self.output = output
    }
}

/// A failure of the runtime itself, not of a container.
public struct RuntimeError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What went wrong, as far as the caller acts on it.
    public enum Code: String, Sendable {
        /// There is no such container.
        case notFound
        /// The operating system refused something; `cause` says what.
        case system
        /// A record on disk does not read as it should.
        case damaged
    }

    /// What went wrong, and a sentence for the event that tells of it.
    public let code: Code
    public let message: String
    /// What the operating system said.
    public let cause: String

    public init(_ code: Code, _ message: String, cause: String = "") {
        self.code = code
        self.message = message
        self.cause = cause
    }

    public var description: String { cause.isEmpty ? message : "\(message): \(cause)" }
}
