import ObjectModel

/// What the columns Ready, Status and Restarts say about a pod. Status is one word for the first thing that keeps the
/// pod from running, or the phase when nothing does.
struct PodSummary {
    private(set) var ready = 0
    let total: Int
    private(set) var reason: String
    private var restarts = RestartCount()
    private var sidecarRestarts = RestartCount()
    private let sidecars: Set<String>

    init(_ pod: Pod) {
        let spec = pod.spec
        let status = pod.status
        let initContainers = spec.initContainers
        sidecars = Set(initContainers.filter { $0.restartPolicy == "Always" }.map(\.name))
        total = spec.containers.count + sidecars.count
        reason = status.reason.isEmpty ? status.phase : status.reason
        if status.conditions.contains(where: { $0.type == "PodScheduled" && $0.reason == "SchedulingGated" }) {
            reason = "SchedulingGated"
        }
        let initialized = readInitContainers(status.initContainerStatuses, declared: initContainers.count)
        if initialized || status.conditions.contains(where: { $0.type == "Initialized" && $0.status == "True" }) {
            readContainers(status)
        }
        guard pod.metadata.deletionTimestamp != nil else { return }
        if status.reason == "NodeLost" {
            reason = "Unknown"
        } else if status.phase != "Succeeded" && status.phase != "Failed" {
            reason = "Terminating"
        }
    }

    /// `3 (5m ago)`: restarts, and when the last one was.
    func restartsText(_ now: Time) -> String {
        guard restarts.count != 0, let last = restarts.last else { return "\(restarts.count)" }
        return "\(restarts.count) (\(HumanDuration.since(last, now: now)) ago)"
    }

    /// Walks the init containers up to the one that is not through; returns whether there is none.
    private mutating func readInitContainers(_ statuses: [ContainerStatus], declared: Int) -> Bool {
        for (position, status) in statuses.enumerated() {
            let isSidecar = sidecars.contains(status.name)
            restarts.add(status)
            if isSidecar { sidecarRestarts.add(status) }
            if status.state.terminated?.exitCode == 0 { continue }
            if isSidecar, status.started == true {
                if status.ready { ready += 1 }
                continue
            }
            let waiting = status.state.waiting?.reason ?? ""
            if let terminated = status.state.terminated {
                reason = "Init:" + Self.ending(terminated)
            } else if !waiting.isEmpty, waiting != "PodInitializing" {
                reason = "Init:" + waiting
            } else {
                reason = "Init:\(position)/\(declared)"
            }
            return false
        }
        return true
    }

    /// Reads the containers proper. Init containers that ran before them no longer count as restarts.
    private mutating func readContainers(_ status: PodStatus) {
        restarts = sidecarRestarts
        var anyRuns = false
        // The first container's trouble is the one shown, so it is looked at last.
        for container in status.containerStatuses.reversed() {
            restarts.add(container)
            if let waiting = container.state.waiting, !waiting.reason.isEmpty {
                reason = waiting.reason
            } else if let terminated = container.state.terminated {
                reason = Self.ending(terminated)
            } else if container.ready, container.state.running != nil {
                anyRuns = true
                ready += 1
            }
        }
        if reason == "Completed", anyRuns {
            let isReady = status.conditions.contains { $0.type == "Ready" && $0.status == "True" }
            reason = isReady ? "Running" : "NotReady"
        }
    }

    private static func ending(_ terminated: ContainerStateTerminated) -> String {
        if !terminated.reason.isEmpty { return terminated.reason }
        return terminated.signal != 0 ? "Signal:\(terminated.signal)" : "ExitCode:\(terminated.exitCode)"
    }
}

/// How often containers were started again, and when the last of the runs before ended.
private struct RestartCount {
    var count = 0
    var last: Time?

    mutating func add(_ status: ContainerStatus) {
        count += status.restartCount
        guard let ended = status.lastState.terminated?.finishedAt else { return }
        last = last.map { max($0, ended) } ?? ended
    }
}
