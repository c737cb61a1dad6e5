import CustomResources
import ObjectModel

/// A group with its versions in the order in which clients prefer them.
struct DiscoveryGroup: Sendable {
    struct Version: Sendable {
        let name: String
        var resources: [ResourceType]
        /// Higher ones come first; of equal ones, the names decide.
        var priority = 0
        /// The server that serves it does not answer.
        var isStale = false
    }

    /// Empty for the core group.
    let name: String
    var versions: [Version]

    func groupVersion(_ version: Version) -> String { name.isEmpty ? version.name : "\(name)/\(version.name)" }

    /// What `APIGroup` and `APIGroupList` say about the group.
    var summary: Fields {
        let versions = versions.map { version -> Value in
            ["groupVersion": .string(groupVersion(version)), "version": .string(version.name)]
        }
        return Fields([
            ("name", .string(name)), ("versions", .array(versions)),
            ("preferredVersion", versions.first ?? .object(Fields())),
        ])
    }

    /// The groups of resources and of other servers' group versions: by their priorities, then by name, as versions are
    /// within them. A short name that two groups have means the first one's.
    static func all(of resources: [ResourceType], remote: [RemoteService] = []) -> [DiscoveryGroup] {
        var groups: [String: DiscoveryGroup] = [:]
        var priorities: [String: Int] = [:]
        func add(_ version: Version, to group: String, _ priority: LocalAPIServices.Priority) {
            var version = version
            version.priority = priority.version
            version.resources.sort { $0.plural < $1.plural }
            groups[group, default: DiscoveryGroup(name: group, versions: [])].versions.append(version)
            priorities[group] = max(priorities[group] ?? 0, priority.group)
        }
        let own = Dictionary(grouping: resources) { $0.group }.mapValues { Dictionary(grouping: $0) { $0.version } }
        for (group, versions) in own {
            for (version, resources) in versions {
                guard !remote.contains(where: { $0.group == group && $0.version == version }) else { continue }
                add(
                    Version(name: version, resources: resources), to: group,
                    LocalAPIServices.priority(group: group, version: version))
            }
        }
        for service in remote {
            let version = Version(
                name: service.version, resources: service.resources, isStale: !service.isAvailable)
            add(version, to: service.group, service.priority)
        }
        for name in groups.keys { groups[name]?.versions.sort(by: Version.isPreferred) }
        // APIServices come right after the core group.
        priorities["apiregistration.k8s.io"] = priorities["apiregistration.k8s.io"].map { _ in Int.max - 1 }
        priorities[""] = Int.max
        return groups.values.sorted {
            let (left, right) = (priorities[$0.name] ?? 0, priorities[$1.name] ?? 0)
            return left == right ? $0.name < $1.name : left > right
        }
    }
}

extension DiscoveryGroup.Version {
    fileprivate static func isPreferred(_ left: Self, over right: Self) -> Bool {
        guard left.priority == right.priority else { return left.priority > right.priority }
        return APIVersionOrder(of: left.name) > APIVersionOrder(of: right.name)
    }
}
