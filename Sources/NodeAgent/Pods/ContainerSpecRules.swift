import ContainerRuntime
import ObjectModel
import PodPlans

/// Turns a container of a pod into what the runtime is to run.
struct ContainerSpecRules: Sendable {
    let pod: Pod
    let downward: DownwardAPI
    let data: ConfigurationData
    /// Those of the pod's namespace that its containers are told of.
    let services: [Service]
    /// Of the API server, as containers find it; empty where they are not to.
    let serviceHost: String
    let servicePort: Int
    let volumes: PodVolumes.Made
    let canSwitchUser: Bool

    static let defaultPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"

    func spec(
        of container: Container, terminationMessagePath: String
    ) throws(ConfigurationError) -> ContainerSpec {
        let hostname = try PodHostName.name(of: pod)
        let variables = try EnvironmentRules(downward: downward, data: data)
            .environment(of: container, base: baseEnvironment(hostname))
        let known = Dictionary(variables.map { ($0.name, $0.value) }) { _, last in last }
        var spec = ContainerSpec(
            command: try ContainerCommand.words(of: container, variables: known),
            environment: variables.map { EnvironmentVariable(name: $0.name, value: $0.value) },
            workingDirectory: container.workingDir.isEmpty ? "/" : container.workingDir, hostname: hostname)
        spec.mounts = try mounts(of: container, known)
        let messagePath = container.terminationMessagePath
        spec.mounts.append(
            ContainerMount(
                source: terminationMessagePath, target: messagePath.isEmpty ? "/dev/termination-log" : messagePath,
                isReadOnly: false))
        try setUser(&spec, container)
        spec.hasReadOnlyRoot = container.securityContext?.readOnlyRootFilesystem == true
        spec.sharesHostProcesses = pod.spec.hostPID
        spec.resources = ContainerResources(container.resources)
        return spec
    }

    private func baseEnvironment(_ hostname: String) -> [(String, String)] {
        let base = [("PATH", Self.defaultPath), ("HOSTNAME", hostname)]
        return base + ServiceEnvironment.variables(of: services + apiServer)
    }

    /// The service of the API server, at the address where containers reach it.
    private var apiServer: [Service] {
        guard !serviceHost.isEmpty else { return [] }
        let port = ServicePort.make {
            $0.name = "https"
            $0.port = servicePort
        }
        return [
            .new { service in
                service.metadata = .make { $0.name = "kubernetes" }
                service.spec = .make {
                    $0.clusterIP = serviceHost
                    $0.ports = [port]
                }
            }
        ]
    }

    /// Outer mounts first, so that none hides another.
    private func mounts(
        of container: Container, _ variables: [String: String]
    ) throws(ConfigurationError) -> [ContainerMount] {
        var mounts: [ContainerMount] = []
        for mount in container.volumeMounts {
            guard let volume = volumes.paths[mount.name] else {
                throw ConfigurationError(message: "volume \"\(mount.name)\" is not there")
            }
            let below = mount.subPathExpr.isEmpty ? mount.subPath : Expansion.expand(mount.subPathExpr, variables)
            if below.split(separator: "/").contains("..") {
                throw ConfigurationError(message: "subPath \"\(below)\" leads out of its volume")
            }
            mounts.append(
                ContainerMount(
                    source: below.isEmpty ? volume : "\(volume)/\(below)", target: mount.mountPath,
                    // Files that the agent looks after are not the container's to change.
                    isReadOnly: mount.readOnly || volumes.readOnly.contains(mount.name)
                        || volumes.files[mount.name] != nil))
        }
        return mounts.sorted { $0.target.split(separator: "/").count < $1.target.split(separator: "/").count }
    }

    private func setUser(_ spec: inout ContainerSpec, _ container: Container) throws(ConfigurationError) {
        let own = container.securityContext
        let shared = pod.spec.securityContext
        let user = own?.runAsUser ?? shared?.runAsUser
        if own?.runAsNonRoot ?? shared?.runAsNonRoot ?? false, canSwitchUser, user ?? 0 == 0 {
            throw ConfigurationError(
                message: "container has runAsNonRoot and would run as root: set runAsUser")
        }
        guard canSwitchUser else { return }
        spec.user = user
        spec.group = own?.runAsGroup ?? shared?.runAsGroup ?? (user == nil ? nil : 0)
        spec.supplementalGroups = (shared?.supplementalGroups ?? []) + (shared?.fsGroup.map { [$0] } ?? [])
    }
}

extension ContainerResources {
    init(_ resources: ResourceRequirements) {
        self.init(
            cpuRequestMilli: resources.requests["cpu"]?.milli, cpuLimitMilli: resources.limits["cpu"]?.milli,
            memoryLimitBytes: resources.limits["memory"]?.units)
    }
}
