import ContainerRuntime
import ControllerRuntime
import Foundation
import ObjectModel
import PodPlans

/// Starting containers and learning how they ended.
extension PodWorker {
    /// Starts a run of a container. What goes wrong becomes part of the facts.
    func start(_ container: Container, attempt: Int) async throws {
        let id = ContainerID(podUID: uid, name: container.name, attempt: attempt)
        let pod = pod
        do {
            let spec = try await spec(of: container, id)
            let observation = try await node.starts.run { try await node.runtime.start(spec, as: id) }
            note(observation, container)
            forgetOldRuns(before: id)
            await tell(observation, container)
        } catch let error as ConfigurationError {
            block(container, attempt, error.reason, error.message)
            node.record(.warning, "Failed", "Error: \(error.message)", pod, container.name)
        } catch let error as VolumeError {
            block(container, attempt, "ContainerCreating", "")
            node.events.record(ObservedEvent(.warning, reason: "FailedMount", message: error.message), about: pod)
        } catch let error as RuntimeError {
            block(container, attempt, "CreateContainerError", "\(error)")
            node.record(.warning, "Failed", "Error: \(error)", pod, container.name)
        }
    }

    /// Says what came of a start, and goes on with what runs. It may have ended by now.
    private func tell(_ observation: ContainerObservation, _ container: Container) async {
        node.record(.normal, "Created", "Container created", pod, container.name)
        warnOfMissingVolumes(container)
        switch observation.state {
        case .running:
            node.record(.normal, "Started", "Container started", pod, container.name)
            follow(observation.id, container)
            await runPostStart(container, observation.id)
        case .exited(let exit):
            if let error = exit.startError {
                node.record(.warning, "Failed", "Error: \(error)", pod, container.name)
            } else {
                node.record(.normal, "Started", "Container started", pod, container.name)
            }
            recordBackoff(container, end(of: observation.id, exit, container))
        }
    }

    private func block(_ container: Container, _ attempt: Int, _ reason: String, _ message: String) {
        let now = node.clock.now()
        state.withLock { state in
            var facts = state.containers[container.name] ?? ContainerFacts()
            facts.phase = .blocked(reason: reason, message: message, since: now)
            facts.attempt = attempt
            state.containers[container.name] = facts
        }
    }

    private func spec(of container: Container, _ id: ContainerID) async throws -> ContainerSpec {
        let pod = pod
        let contents = volumeFiles(pod)
        let volumes = try await makeVolumes(pod, contents)
        try node.runtime.prepare(id)
        var data = try await contents.loader.environmentData(of: container)
        data.files = EnvironmentFiles(volumes: volumes.paths).files(for: container)
        let rules = ContainerSpecRules(
            pod: pod, downward: contents.downward, data: data,
            services: try await contents.loader.services(for: pod),
            serviceHost: node.configuration.serviceHost, servicePort: node.configuration.servicePort,
            volumes: volumes, canSwitchUser: node.runtime.canSwitchUser)
        let spec = try rules.spec(
            of: container, terminationMessagePath: node.runtime.terminationMessagePath(of: id))
        for mount in spec.mounts where !FileManager.default.fileExists(atPath: mount.source) {
            // A subPath is a directory made on first use.
            try FileManager.default.createDirectory(atPath: mount.source, withIntermediateDirectories: true)
        }
        return spec
    }

    /// Gives a running container what its spec asks for now.
    func resize(_ container: Container) throws(RuntimeError) {
        guard let facts = state.withLock({ $0.containers[container.name] }) else { return }
        let id = ContainerID(podUID: uid, name: container.name, attempt: facts.attempt)
        try node.runtime.resize(id, to: ContainerResources(container.resources))
        state.withLock { $0.containers[container.name]?.resources = container.resources }
    }

    // MARK: What became of it

    private func note(_ observation: ContainerObservation, _ container: Container) {
        let id = observation.id
        var facts = state.withLock { $0.containers[container.name] } ?? ContainerFacts()
        if id.attempt > facts.attempt {
            facts.previousEnd = facts.end ?? facts.previousEnd
            facts.quickRestarts += 1
        }
        facts.attempt = id.attempt
        facts.containerID = text(id)
        facts.isStopping = false
        facts.isStarted = container.startupProbe == nil
        facts.passesReadiness = container.readinessProbe == nil
        facts.resources = container.resources
        switch observation.state {
        case .running(let since): facts.phase = .running(since: since)
        case .exited(let exit): facts.phase = .exited(end(of: id, exit, container))
        }
        let noted = facts
        state.withLock { $0.containers[container.name] = noted }
    }

    /// Waits in the background for a running container to end, and probes it until then.
    func follow(_ id: ContainerID, _ container: Container) {
        node.work.submit { [self] in
            do {
                let exit = try await node.runtime.waitForExit(of: id)
                noteExit(id, exit, container)
            } catch {
                if !Task.isCancelled {
                    node.logger.error("waiting for a container failed: \(error)", metadata: ["container": "\(id)"])
                }
            }
        }
        startProbes(id, container)
    }

    private func noteExit(_ id: ContainerID, _ exit: ContainerExit, _ container: Container) {
        let end = end(of: id, exit, container)
        let isCurrent = state.withLock { state -> Bool in
            guard var facts = state.containers[id.name], facts.attempt == id.attempt, facts.isRunning else {
                return false
            }
            facts.phase = .exited(end)
            facts.isStopping = false
            facts.quickRestarts = RestartDecision.quickRestarts(after: end, before: facts.quickRestarts)
            state.containers[id.name] = facts
            return true
        }
        guard isCurrent else { return }
        recordBackoff(container, end)
        node.queue.add(uid)
    }

    private func recordBackoff(_ container: Container, _ end: ContainerEnd) {
        let (pod, facts) = state.withLock { ($0.pod, $0.containers[container.name] ?? ContainerFacts()) }
        let isInit = pod.spec.initContainers.contains { $0.name == container.name }
        let decision = RestartDecision.of(
            container, in: pod, isInit: isInit, after: end, quickRestarts: facts.quickRestarts)
        guard pod.metadata.deletionTimestamp == nil, facts.quickRestarts > 0, decision != .never else { return }
        let name = "\(pod.metadata.name)_\(pod.metadata.namespace)(\(pod.metadata.uid))"
        node.record(
            .warning, "BackOff", "Back-off restarting failed container \(container.name) in pod \(name)", pod,
            container.name)
    }

    /// How a run ended, in the words of a container status.
    func end(of id: ContainerID, _ exit: ContainerExit, _ container: Container) -> ContainerEnd {
        var reason = ""
        if exit.startError != nil { reason = "StartError" }
        if exit.wasOutOfMemory { reason = "OOMKilled" }
        return ContainerEnd(
            exitCode: exit.code, reason: reason,
            message: exit.startError ?? terminationMessage(id, container, failed: exit.code != 0),
            startedAt: exit.startedAt?.wholeSeconds ?? Time(seconds: 0), finishedAt: exit.finishedAt.wholeSeconds,
            containerID: text(id))
    }

    private func terminationMessage(_ id: ContainerID, _ container: Container, failed: Bool) -> String {
        let path = node.runtime.terminationMessagePath(of: id)
        let bytes = FileManager.default.contents(atPath: path)?.prefix(PodLimits.terminationMessageBytes) ?? Data()
        if !bytes.isEmpty { return String(decoding: bytes, as: UTF8.self) }
        guard failed, container.terminationMessagePolicy == "FallbackToLogsOnError" else { return "" }
        do {
            guard var reader = try LogReader(path: node.runtime.logPath(of: id)) else { return "" }
            try reader.seek(toLast: PodLimits.terminationMessageLogLines)
            var formatter = LogFormatter(LogOptions())
            let text = formatter.format(try reader.read())
            return String(decoding: text.suffix(PodLimits.terminationMessageLogBytes), as: UTF8.self)
        } catch {
            node.logger.warning("no last words: \(error)", metadata: ["container": "\(id)"])
            return ""
        }
    }

    private func forgetOldRuns(before id: ContainerID) {
        guard id.attempt >= Limits.runsKept else { return }
        let old = ContainerID(podUID: uid, name: id.name, attempt: id.attempt - Limits.runsKept)
        do {
            try node.runtime.remove(old)
        } catch {
            node.logger.warning("an old run was not removed: \(error)", metadata: ["container": "\(old)"])
        }
    }
}
