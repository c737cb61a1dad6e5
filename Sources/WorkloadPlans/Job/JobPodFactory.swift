import ObjectModel

/// Makes the pods of a Job from its template, which is prepared once.
struct JobPodFactory {
    private let template: Pod
    private let jobName: String
    private let spec: JobSpec
    private var names: NameSource

    init(_ state: JobState) {
        jobName = state.identity.name
        spec = state.spec
        names = state.names
        let source = state.spec.template
        let owner = state.owner.reference
        template = Pod.new { pod in
            pod.metadata = .make {
                $0.namespace = state.identity.namespace
                $0.fields["labels"] = source.metadata.fields["labels"]
                $0.fields["annotations"] = source.metadata.fields["annotations"]
                $0.ownerReferences = [owner]
                $0.finalizers = Self.finalizers(source.metadata.finalizers)
            }
            pod.spec = state.spec.isIndexed ? Self.withIndexVariable(source.spec) : source.spec
        }
    }

    /// A pod of a Job without indexes.
    mutating func pod() -> Pod {
        var pod = template
        name(&pod, prefix: "\(jobName)-")
        return pod
    }

    /// The pod of an index. `failed` is the pod it replaces if failures are counted per index.
    mutating func pod(index: Int, replacing failed: JobPod?) -> Pod {
        var pod = template
        name(&pod, prefix: prefix(index))
        pod.spec.hostname = "\(jobName)-\(index)"
        pod.metadata.labels[JobNames.completionIndex] = "\(index)"
        pod.metadata.annotations.merge(annotations(index, failed)) { $1 }
        return pod
    }

    private mutating func name(_ pod: inout Pod, prefix: String) {
        pod.metadata.generateName = prefix
        pod.metadata.name = names.name(prefix: prefix)
    }

    /// The index stays whole when the Job's name is too long.
    private func prefix(_ index: Int) -> String {
        let ending = "-\(index)-"
        let room = NameSource.longestPrefix - ending.utf8.count
        return String(decoding: jobName.utf8.prefix(room), as: UTF8.self) + ending
    }

    private func annotations(_ index: Int, _ failed: JobPod?) -> [String: String] {
        var annotations = [JobNames.completionIndex: "\(index)"]
        guard spec.countsFailuresPerIndex else { return annotations }
        let isIgnored = failed.map { !spec.countsFailure(of: $0) } ?? false
        let counted = failed.map { $0.indexFailures + (isIgnored ? 0 : 1) } ?? 0
        let ignored = failed.map { $0.ignoredIndexFailures + (isIgnored ? 1 : 0) } ?? 0
        annotations[JobNames.indexFailureCount] = "\(counted)"
        if ignored > 0 { annotations[JobNames.indexIgnoredFailureCount] = "\(ignored)" }
        return annotations
    }

    private static func finalizers(_ own: [String]) -> [String] {
        own.contains(JobNames.trackingFinalizer) ? own : own + [JobNames.trackingFinalizer]
    }

    /// Every container learns its index, unless it has a variable of that name already.
    private static func withIndexVariable(_ spec: PodSpec) -> PodSpec {
        var spec = spec
        spec.containers = spec.containers.map(withIndexVariable)
        spec.initContainers = spec.initContainers.map(withIndexVariable)
        return spec
    }

    private static func withIndexVariable(_ container: Container) -> Container {
        guard !container.env.contains(where: { $0.name == JobNames.completionIndexVariable }) else { return container }
        var container = container
        container.env.append(
            .make {
                $0.name = JobNames.completionIndexVariable
                $0.valueFrom = .make { source in
                    source.fieldRef = .make { $0.fieldPath = "metadata.labels['\(JobNames.completionIndex)']" }
                }
            })
        return container
    }
}
