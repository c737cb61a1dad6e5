import ContainerRuntime
import Foundation
import ObjectModel

/// Carries out what probes and lifecycle hooks ask for.
struct HandlerRunner: Sendable {
    let runtime: any ContainerRuntime
    let podIP: String

    /// What to do, of a probe or of a hook.
    struct Handler: Sendable {
        var exec: ExecAction?
        var httpGet: HTTPGetAction?
        var tcpSocket: TCPSocketAction?
        var grpc: GRPCAction?
        var sleep: SleepAction?
    }

    /// nil when it went well, else why not.
    func run(
        _ handler: Handler, in id: ContainerID, of container: Container, timeoutSeconds: Double
    ) async throws -> String? {
        if let exec = handler.exec {
            let result = try await runtime.execute(exec.command, in: id, timeoutSeconds: timeoutSeconds)
            guard let code = result.exitCode else { return "command timed out after \(Int(timeoutSeconds))s" }
            return code == 0 ? nil : result.output
        }
        if let get = handler.httpGet {
            guard let port = port(get.port, container) else { return "couldn't find the port" }
            let path = get.path.hasPrefix("/") ? get.path : "/" + get.path
            let request = ProbeRequest(
                host: get.host.isEmpty ? podIP : get.host, port: port, path: path,
                headers: get.httpHeaders.map { ($0.name, $0.value) })
            if get.scheme == "HTTPS" {
                // What answers is not looked at through TLS: it is alive if it accepts connections.
                return await NetworkProbe.connect(host: request.host, port: port, timeoutSeconds: timeoutSeconds)
            }
            return await NetworkProbe.get(request, timeoutSeconds: timeoutSeconds)
        }
        if let socket = handler.tcpSocket {
            guard let port = port(socket.port, container) else { return "couldn't find the port" }
            let host = socket.host.isEmpty ? podIP : socket.host
            return await NetworkProbe.connect(host: host, port: port, timeoutSeconds: timeoutSeconds)
        }
        if let grpc = handler.grpc {
            return await NetworkProbe.connect(host: podIP, port: grpc.port, timeoutSeconds: timeoutSeconds)
        }
        if let sleep = handler.sleep { try await Task.sleep(for: .seconds(sleep.seconds)) }
        return nil
    }

    private func port(_ port: IntOrString?, _ container: Container) -> Int? {
        switch port {
        case .int(let number): number
        case .string(let name): container.ports.first { $0.name == name }?.containerPort ?? Int(name)
        case nil: nil
        }
    }
}

extension HandlerRunner.Handler {
    init(_ probe: Probe) {
        self.init(exec: probe.exec, httpGet: probe.httpGet, tcpSocket: probe.tcpSocket, grpc: probe.grpc)
    }

    init(_ hook: LifecycleHandler) {
        self.init(exec: hook.exec, httpGet: hook.httpGet, tcpSocket: hook.tcpSocket, sleep: hook.sleep)
    }
}
