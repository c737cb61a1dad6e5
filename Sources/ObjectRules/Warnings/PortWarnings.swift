import ObjectModel

/// What is said about ports that several containers of a pod state.
enum PortWarnings {
    private struct Stated {
        let path: FieldPath
        let port: ContainerPort
    }

    /// The spec of a pod, which stands at the report's path.
    static func ports(_ spec: PodSpec, _ report: inout FieldReport) {
        var known: [String: [Stated]] = [:]
        PodSpecValidation.eachContainer(spec, &report) { container, report in
            report.each("ports", container.ports) { port, report in
                if !port.hostIP.isEmpty, port.hostPort == 0 {
                    report.warn(nil, "hostIP set without hostPort: \(goText(port))")
                }
                let key = "\(port.containerPort)/\(port.protocol)"
                for other in known[key, default: []] {
                    guard let relation = relation(port, other.port) else { continue }
                    report.warn(nil, "\(relation) port definition with \(other.path)")
                }
                known[key, default: []].append(Stated(path: report.path, port: port))
            }
        }
    }

    /// How two statements of one port of the pod get along; nil where they do.
    private static func relation(_ port: ContainerPort, _ other: ContainerPort) -> String? {
        if port.hostIP == other.hostIP, port.hostPort == other.hostPort { return "duplicate" }
        if port.hostPort == 0 || other.hostPort == 0 { return "overlapping" }
        let isAmbiguous = port.hostPort == other.hostPort && port.hostIP.isEmpty != other.hostIP.isEmpty
        return isAmbiguous ? "dangerously ambiguous" : nil
    }

    /// As Go prints the struct.
    private static func goText(_ port: ContainerPort) -> String {
        "{Name:\(port.name) HostPort:\(port.hostPort) ContainerPort:\(port.containerPort) "
            + "Protocol:\(port.protocol) HostIP:\(port.hostIP)}"
    }
}
