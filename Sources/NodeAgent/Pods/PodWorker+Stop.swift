import ContainerRuntime
import ControllerRuntime
import Foundation
import ObjectModel
import PodPlans

/// Ending containers, and the hooks around their lives.
extension PodWorker {
    /// Notes on a pod that will not run again that it ends because its node's agent does.
    func markStopped() async {
        let snapshot = state.withLock { podState($0) }
        guard let patch = ShutdownMark.patch(for: snapshot) else { return }
        let metadata = snapshot.pod.metadata
        do {
            let answer = try await node.client.patch(
                Pod.self, namespace: metadata.namespace, name: metadata.name, subresource: "status",
                .strategicMerge(patch))
            observe(answer)
        } catch {
            node.logger.warning(
                "the pod could not be marked as disrupted: \(error)", metadata: ["pod": "\(ObjectKey(snapshot.pod))"])
        }
    }

    /// Lets a running container end in the background: preStop hook, its stop signal, and SIGKILL when the grace
    /// period is over.
    func stop(_ name: String, graceSeconds: Int, why: String) {
        let (pod, facts) = state.withLock { state -> (Pod, ContainerFacts?) in
            state.containers[name]?.isStopping = true
            return (state.pod, state.containers[name])
        }
        guard let facts, let container = pod.spec.container(name) else { return }
        node.record(.normal, "Killing", why, pod, name)
        let id = ContainerID(podUID: uid, name: name, attempt: facts.attempt)
        node.work.submit { [self] in
            do {
                try await end(id, container, graceSeconds: Double(graceSeconds))
            } catch {
                guard !Task.isCancelled else { return }
                node.logger.error("stopping failed: \(error)", metadata: ["container": "\(id)"])
                state.withLock { $0.containers[name]?.isStopping = false }
                node.queue.retry(uid)
            }
        }
    }

    private func end(_ id: ContainerID, _ container: Container, graceSeconds: Double) async throws {
        let deadline = node.clock.now().adding(seconds: graceSeconds)
        if let hook = container.lifecycle?.preStop, graceSeconds > 0 {
            await run(hook, "PreStop", "FailedPreStopHook", id, container, timeoutSeconds: graceSeconds)
        }
        try node.runtime.send(stopSignal(of: container), to: id)
        if !(await ends(id, before: deadline)) { try node.runtime.send(SIGKILL, to: id) }
    }

    /// Whether the container is over before the deadline.
    private func ends(_ id: ContainerID, before deadline: Time) async -> Bool {
        await withTaskGroup(of: Bool.self) { [node] group in
            group.addTask {
                do { _ = try await node.runtime.waitForExit(of: id) } catch { return false }
                return true
            }
            group.addTask {
                do { try await node.clock.sleep(until: deadline) } catch { /* it has ended */  }
                return false
            }
            let isOver = await group.next() ?? false
            group.cancelAll()
            return isOver
        }
    }

    private func stopSignal(of container: Container) -> Int32 {
        switch container.lifecycle?.stopSignal {
        case "SIGHUP": SIGHUP
        case "SIGINT": SIGINT
        case "SIGQUIT": SIGQUIT
        case "SIGKILL": SIGKILL
        case "SIGUSR1": SIGUSR1
        case "SIGUSR2": SIGUSR2
        default: SIGTERM
        }
    }

    // MARK: Hooks

    /// A container whose hook fails after its start is killed.
    func runPostStart(_ container: Container, _ id: ContainerID) async {
        guard let hook = container.lifecycle?.postStart else { return }
        let went = await run(
            hook, "PostStart", "FailedPostStartHook", id, container, timeoutSeconds: Limits.postStartSeconds)
        let seconds = pod.spec.terminationGracePeriodSeconds ?? PodLimits.defaultGraceSeconds
        if !went { stop(container.name, graceSeconds: seconds, why: "FailedPostStartHook") }
    }

    @discardableResult
    private func run(
        _ hook: LifecycleHandler, _ kind: String, _ failure: String, _ id: ContainerID, _ container: Container,
        timeoutSeconds: Double
    ) async -> Bool {
        let runner = HandlerRunner(runtime: node.runtime, podIP: node.podIP)
        do {
            let error = try await runner.run(
                HandlerRunner.Handler(hook), in: id, of: container, timeoutSeconds: timeoutSeconds)
            if error != nil { node.record(.warning, failure, "\(kind)Hook failed", pod, container.name) }
            return error == nil
        } catch {
            // A hook that is cut short by the end of its container has nothing to say.
            node.logger.debug("\(kind) hook: \(error)", metadata: ["container": "\(id)"])
            return Task.isCancelled
        }
    }
}
