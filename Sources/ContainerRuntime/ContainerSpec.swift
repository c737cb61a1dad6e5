import ObjectModel

/// Which container: of which pod, and the how many-eth run of it. Attempts start at 0.
public struct ContainerID: Sendable, Hashable, CustomStringConvertible {
    public let podUID: String
    public let name: String
    public let attempt: Int

    public init(podUID: String, name: String, attempt: Int) {
        self.podUID = podUID
        self.name = name
        self.attempt = attempt
    }

    /// As `containerID` of a container status shows it, without the scheme.
    public var description: String { "\(podUID)/\(name)/\(attempt)" }
}

/// Everything a runtime needs to know to run a container once.
public struct ContainerSpec: Sendable, Hashable {
    /// The command with its arguments; not empty.
    public var command: [String]
    public var environment: [EnvironmentVariable]
    public var workingDirectory: String
    public var hostname: String?
    public var mounts: [ContainerMount]
    /// nil: the user the agent runs as.
    public var user: Int?
    public var group: Int?
    public var supplementalGroups: [Int]
    public var hasReadOnlyRoot: Bool
    /// Sees all processes of the host rather than its own alone.
    public var sharesHostProcesses: Bool
    public var resources: ContainerResources

    public init(
        command: [String], environment: [EnvironmentVariable] = [], workingDirectory: String = "/",
        hostname: String? = nil, mounts: [ContainerMount] = [], user: Int? = nil, group: Int? = nil,
        supplementalGroups: [Int] = [], hasReadOnlyRoot: Bool = false, sharesHostProcesses: Bool = false,
        resources: ContainerResources = ContainerResources()
    ) {
        self.command = command
        self.environment = environment
        self.workingDirectory = workingDirectory
        self.hostname = hostname
        self.mounts = mounts
        self.user = user
        self.group = group
        self.supplementalGroups = supplementalGroups
        self.hasReadOnlyRoot = hasReadOnlyRoot
        self.sharesHostProcesses = sharesHostProcesses
        self.resources = resources
    }
}

/// A variable of a container's environment, with everything expanded.
public struct EnvironmentVariable: Sendable, Hashable {
    public let name: String
    public let value: String
    public init(name: String, value: String) {
        self.name = name
        self.value = value
    }
}

/// A file or directory of the host that the container sees at another place.
public struct ContainerMount: Sendable, Hashable {
    public let source: String
    public let target: String
    public let isReadOnly: Bool
    public init(source: String, target: String, isReadOnly: Bool) {
        self.source = source
        self.target = target
        self.isReadOnly = isReadOnly
    }
}

/// What a container may take of the machine; nil is no limit.
public struct ContainerResources: Sendable, Hashable {
    /// Its weight against others when the processor is contended, in thousandths of one.
    public var cpuRequestMilli: Int?
    public var cpuLimitMilli: Int?
    public var memoryLimitBytes: Int?
    public init(cpuRequestMilli: Int? = nil, cpuLimitMilli: Int? = nil, memoryLimitBytes: Int? = nil) {
        self.cpuRequestMilli = cpuRequestMilli
        self.cpuLimitMilli = cpuLimitMilli
        self.memoryLimitBytes = memoryLimitBytes
    }

    /// Whether nothing is asked for, so that no cgroup is needed.
    public var isEmpty: Bool { cpuRequestMilli == nil && cpuLimitMilli == nil && memoryLimitBytes == nil }
}
