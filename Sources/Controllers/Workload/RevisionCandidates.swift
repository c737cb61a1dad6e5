import ControllerRuntime
import ObjectModel

// Which ControllerRevisions the state of a StatefulSet or DaemonSet needs.

extension IndexName {
    /// ControllerRevisions by namespace and the name that theirs begins with.
    fileprivate static let revisionPrefix = IndexName("revisionPrefix")
}

extension ResourceCache<ControllerRevision> {
    /// Lets `candidates` be found.
    func indexRevisions() {
        indexUncontrolled()
        addIndex(.revisionPrefix) { revision in
            let metadata = revision.metadata
            guard let dash = metadata.name.lastIndex(of: "-") else { return [] }
            return ["\(metadata.namespace)/\(metadata.name[..<dash])"]
        }
    }

    /// Those that the owner controls, those that it may adopt, and those that have a name that it might give.
    func candidates(for owner: ObjectMeta) -> [ControllerRevision] {
        var seen: Set<String> = []
        let all =
            owned(by: owner.uid) + list(.uncontrolled, owner.namespace)
            + list(.revisionPrefix, "\(owner.namespace)/\(owner.name)")
        return all.filter { seen.insert($0.metadata.name).inserted }
    }
}
