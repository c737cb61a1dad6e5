import ControllerRuntime
import ObjectModel
import PodPlans

/// The volumes of a pod, at its start and while it runs.
extension PodWorker {
    func volumeFiles(_ pod: Pod) -> VolumeFiles {
        VolumeFiles(
            pod: pod, loader: ConfigurationLoader(client: node.client, namespace: pod.metadata.namespace),
            downward: DownwardAPI(
                pod: pod, nodeName: node.profile.name, hostIP: node.profile.internalIP, podIP: node.podIP,
                allocatable: node.profile.allocatable),
            credentials: node.configuration.credentials, tokens: tokens, canSwitchUser: node.runtime.canSwitchUser)
    }

    private func podVolumes(_ pod: Pod, _ contents: VolumeFiles) -> PodVolumes {
        PodVolumes(
            pod: pod, directory: node.runtime.directory(of: uid) + "/volumes", contents: contents,
            canSwitchUser: node.runtime.canSwitchUser)
    }

    /// The volumes for a container that is about to start.
    func makeVolumes(_ pod: Pod, _ contents: VolumeFiles) async throws -> PodVolumes.Made {
        let made = try await podVolumes(pod, contents).make(after: state.withLock { $0.volumes })
        state.withLock { $0.volumes = made }
        return made
    }

    /// A container that runs without its volumes is not to look as if it had them. The account's token goes unsaid:
    /// every pod has it, and few look at it.
    func warnOfMissingVolumes(_ container: Container) {
        let missing = container.volumeMounts.filter { !$0.mountPath.hasPrefix(Self.accountPath) }.map(\.name)
        guard !node.runtime.isIsolating, !missing.isEmpty else { return }
        node.record(
            .warning, "FailedMount",
            "Volumes \(missing.joined(separator: ", ")) are not mounted: this machine gives the node agent no "
                + "namespaces; run it as root, or let users make user namespaces", pod, container.name)
    }

    private static let accountPath = "/var/run/secrets/kubernetes.io/serviceaccount"

    /// Notes that files may have changed. Answers whether the pod has a use for that.
    func askForNewFiles() -> Bool {
        state.withLock { state in
            state.filesAreDue =
                !state.isGone && state.containers.values.contains(where: \.isRunning)
                && state.pod.spec.volumes.contains(where: VolumeFiles.fills)
            return state.filesAreDue
        }
    }

    /// Brings the files in the volumes of running containers up to date, when that was asked for.
    func renewFilesIfDue() async throws {
        let (isDue, pod, known) = state.withLock { state in
            defer { state.filesAreDue = false }
            return (state.filesAreDue && !state.isGone, state.pod, state.volumes)
        }
        guard isDue else { return }
        do {
            let made = try await podVolumes(pod, volumeFiles(pod)).renewFiles(of: known ?? PodVolumes.Made())
            state.withLock { $0.volumes = made }
        } catch let error as VolumeError {
            // What is there stays.
            node.events.record(ObservedEvent(.warning, reason: "FailedMount", message: error.message), about: pod)
        }
    }
}
