import ObjectModel

/// The variables by which containers find the services of their namespace: `WEB_SERVICE_HOST`, `WEB_SERVICE_PORT`, and
/// those that Docker gave to linked containers.
public enum ServiceEnvironment {
    /// The variables of services that have an address of their own, in the order of the services.
    public static func variables(of services: [Service]) -> [(String, String)] {
        services.flatMap { service -> [(String, String)] in
            let address = service.spec.clusterIP
            guard !address.isEmpty, address != "None", let first = service.spec.ports.first else { return [] }
            let name = variableName(service.metadata.name)
            var variables = [("\(name)_SERVICE_HOST", address), ("\(name)_SERVICE_PORT", String(first.port))]
            for port in service.spec.ports where !port.name.isEmpty {
                variables.append(("\(name)_SERVICE_PORT_\(variableName(port.name))", String(port.port)))
            }
            variables.append(("\(name)_PORT", url(of: first, at: address)))
            return variables + service.spec.ports.flatMap { link($0, of: name, at: address) }
        }
    }

    private static func link(_ port: ServicePort, of name: String, at address: String) -> [(String, String)] {
        let transport = transport(of: port)
        let prefix = "\(name)_PORT_\(port.port)_\(transport.uppercased())"
        return [
            (prefix, url(of: port, at: address)), ("\(prefix)_PROTO", transport),
            ("\(prefix)_PORT", String(port.port)), ("\(prefix)_ADDR", address),
        ]
    }

    private static func url(of port: ServicePort, at address: String) -> String {
        let host = address.contains(":") ? "[\(address)]" : address
        return "\(transport(of: port))://\(host):\(port.port)"
    }

    private static func transport(of port: ServicePort) -> String {
        port.protocol.isEmpty ? "tcp" : port.protocol.lowercased()
    }

    private static func variableName(_ name: String) -> String {
        String(name.uppercased().map { $0 == "-" ? "_" : $0 })
    }
}
