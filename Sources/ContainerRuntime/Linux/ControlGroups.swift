#if os(Linux)
    import Glibc
    import ObjectModel

    /// The kernel's resource limits for containers: cgroup v2 where the machine has it whole, else v1.
    struct ControlGroups: Sendable {
        enum Version: Sendable {
            case v1
            case v2
        }

        let version: Version
        let root: String

        /// Below it lie the groups of all containers.
        private static let parent = "swiftlet"
        private static let period = 100_000

        /// nil where there are no cgroups, or where they are not ours to make.
        init?(root: String = "/sys/fs/cgroup") {
            self.root = root
            if Files.exists(root + "/cgroup.controllers") {
                version = .v2
            } else if Files.exists(root + "/memory") || Files.exists(root + "/cpu") {
                version = .v1
            } else {
                return nil
            }
            guard geteuid() == 0, access(root, X_OK) == 0, isOurs else { return nil }
        }

        /// Whether groups can be made here. Where the machine is a container itself that may show only when one tries.
        private var isOurs: Bool {
            switch version {
            case .v1: return ["cpu", "memory"].contains { access("\(root)/\($0)/cgroup.procs", W_OK) == 0 }
            case .v2:
                do {
                    let parent = "\(root)/\(Self.parent)"
                    try Files.makeDirectories(parent)
                    for path in [root, parent] {
                        try Files.write(Array("+cpu +memory".utf8), to: path + "/cgroup.subtree_control")
                    }
                    return true
                } catch {
                    return false
                }
            }
        }

        private struct Setting {
            let controller: String
            let file: String
            let value: String
        }

        /// More thousandths of a processor than there can be; what a pod asks beyond it means the same.
        private static let mostMilli = 1 << 32

        private func settings(_ resources: ContainerResources) -> [Setting] {
            var settings: [Setting] = []
            func set(_ controller: String, v1: String, v2: String, _ value: (Version) -> String) {
                settings.append(Setting(controller: controller, file: version == .v1 ? v1 : v2, value: value(version)))
            }
            if let milli = resources.cpuRequestMilli {
                let shares = min(262_144, max(2, min(milli, Self.mostMilli) * 1024 / 1000))
                set("cpu", v1: "cpu.shares", v2: "cpu.weight") {
                    $0 == .v1 ? String(shares) : String(1 + (shares - 2) * 9999 / 262_142)
                }
            }
            if let milli = resources.cpuLimitMilli {
                let quota = max(1000, min(milli, Self.mostMilli) * Self.period / 1000)
                set("cpu", v1: "cpu.cfs_quota_us", v2: "cpu.max") { $0 == .v1 ? "\(quota)" : "\(quota) \(Self.period)" }
            }
            if let bytes = resources.memoryLimitBytes {
                set("memory", v1: "memory.limit_in_bytes", v2: "memory.max") { _ in String(bytes) }
            }
            return settings
        }

        /// Makes the groups for a container; answers their paths.
        func make(_ id: ContainerID, _ resources: ContainerResources) throws(RuntimeError) -> [String] {
            var paths: [String] = []
            for setting in settings(resources) where has(setting.controller) {
                let path = try group(setting.controller, id)
                if !paths.contains(path) { paths.append(path) }
                try Files.write(Array(setting.value.utf8), to: "\(path)/\(setting.file)")
            }
            return paths
        }

        /// Writes other settings into those groups of a container that it was started in.
        func change(_ paths: [String], _ id: ContainerID, _ resources: ContainerResources) throws(RuntimeError) {
            for setting in settings(resources) {
                let path = place(setting.controller, id)
                guard paths.contains(path) else { continue }
                try Files.write(Array(setting.value.utf8), to: "\(path)/\(setting.file)")
            }
        }

        /// Version 1 may have some controllers only.
        private func has(_ controller: String) -> Bool {
            version == .v2 || Files.exists("\(root)/\(controller)/cgroup.procs")
        }

        private func group(_ controller: String, _ id: ContainerID) throws(RuntimeError) -> String {
            let path = place(controller, id)
            try Files.makeDirectories(path)
            return path
        }

        private func place(_ controller: String, _ id: ContainerID) -> String {
            let name = "\(id.podUID)_\(id.name)_\(id.attempt)"
            return switch version {
            case .v1: "\(root)/\(controller)/\(Self.parent)/\(name)"
            case .v2: "\(root)/\(Self.parent)/\(name)"
            }
        }

        /// Whether the kernel killed something in these groups for want of memory.
        static func ranOutOfMemory(_ paths: [String]) throws(RuntimeError) -> Bool {
            for path in paths {
                for file in ["memory.events", "memory.oom_control"] {
                    guard let bytes = try Files.read("\(path)/\(file)") else { continue }
                    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
                        let words = line.split(separator: " ")
                        if words.first == "oom_kill", words.last != "0" { return true }
                    }
                }
            }
            return false
        }

        /// Removes groups that nothing runs in any more.
        static func remove(_ paths: [String]) throws(RuntimeError) {
            for path in paths where rmdir(path) != 0 && errno != ENOENT {
                throw .lastSystemError("removing cgroup \(path)")
            }
        }
    }
#endif
