import ObjectModel

/// How often the container of a pod that was restarted most was; of pods alike in that, the most restarted sidecar
/// tells them apart. Other init containers don't count.
struct ContainerRestarts: Comparable {
    private let regular: Int
    private let sidecar: Int

    init(_ pod: Pod) {
        let status = pod.status
        regular = status.containerStatuses.map(\.restartCount).max() ?? 0
        let ended = status.initContainerStatuses.filter { $0.restartCount > 0 }
        guard !ended.isEmpty else {
            sidecar = 0
            return
        }
        let names = Set(pod.spec.initContainers.lazy.filter { $0.restartPolicy == "Always" }.map(\.name))
        sidecar = ended.lazy.filter { names.contains($0.name) }.map(\.restartCount).max() ?? 0
    }

    static func < (left: ContainerRestarts, right: ContainerRestarts) -> Bool {
        (left.regular, left.sidecar) < (right.regular, right.sidecar)
    }
}
