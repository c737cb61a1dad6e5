import ObjectModel

/// A port of the node that a pod takes.
public struct HostPort: Sendable, Hashable {
    let address: String
    let `protocol`: String
    let port: Int

    static func all(of spec: PodSpec) -> [HostPort] {
        let sidecars = spec.initContainers.filter { $0.restartPolicy == "Always" }
        return (spec.containers + sidecars).flatMap(\.ports).filter { $0.hostPort > 0 }.map { port in
            HostPort(
                address: port.hostIP.isEmpty ? "0.0.0.0" : port.hostIP,
                protocol: port.protocol.isEmpty ? "TCP" : port.protocol, port: port.hostPort)
        }
    }

    /// Whether both can't be had on one node. The unspecified address overlaps with every other.
    func conflicts(with other: HostPort) -> Bool {
        port == other.port && `protocol` == other.protocol
            && (address == other.address || address == "0.0.0.0" || other.address == "0.0.0.0")
    }
}
