import APIClient
import ContainerRuntime
import ControllerRuntime
import Logging
import ObjectModel
import PodPlans

/// What all pods of a node share.
struct PodSurroundings: Sendable {
    let client: any APIClient
    let clock: any Clock
    let runtime: any ContainerRuntime
    let events: EventRecorder
    let work: BackgroundWork
    let starts: StartGate
    let queue: WorkQueue<String>
    let admissions = PodAdmissions()
    let profile: NodeProfile
    let configuration: NodeAgentConfiguration
    let logger: Logger

    /// Containers are processes of the host and share its network.
    var podIP: String { profile.internalIP }

    /// States an event about a container of a pod.
    func record(_ level: ObservedEvent.Level, _ reason: String, _ message: String, _ pod: Pod, _ container: String) {
        var reference = ObjectReference(to: pod)
        let isInit = pod.spec.initContainers.contains { $0.name == container }
        let list = isInit ? "initContainers" : pod.spec.isEphemeral(container) ? "ephemeralContainers" : "containers"
        reference.fieldPath = "spec.\(list){\(container)}"
        events.record(ObservedEvent(level, reason: reason, message: message), about: reference)
    }
}
