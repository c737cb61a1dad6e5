import ObjectModel

/// What a client wants of a connection (`exec`, `attach`, `portforward`, `proxy`), as the object that admission sees.
enum ConnectOptions {
    private static let flags = ["stdin", "stdout", "stderr", "tty"]

    static func object(_ call: ResourceCall, _ subresource: ResourceType.Subresource) -> Value {
        let query = call.request.query
        var options = Fields([("kind", .string(kind(call.resource, subresource))), ("apiVersion", "v1")])
        switch subresource.name {
        case "attach", "exec":
            for flag in flags where query.isTrue(flag) { options[flag] = true }
            if !query["container"].isEmpty { options["container"] = .string(query["container"]) }
            if subresource.name == "exec" { options["command"] = .array(query.all("command").map(Value.string)) }
        case "portforward":
            let ports = query.all("ports").flatMap { $0.split(separator: ",") }.compactMap { Int64($0) }
            if !ports.isEmpty { options["ports"] = .array(ports.map(Value.int)) }
        default:
            if !call.target.rest.isEmpty { options["path"] = .string("/" + call.target.rest) }
        }
        return .object(options)
    }

    private static func kind(_ resource: ResourceType, _ subresource: ResourceType.Subresource) -> String {
        switch (resource.plural, subresource.name) {
        case (_, "exec"): "PodExecOptions"
        case (_, "attach"): "PodAttachOptions"
        case (_, "portforward"): "PodPortForwardOptions"
        case ("services", _): "ServiceProxyOptions"
        case ("nodes", _): "NodeProxyOptions"
        default: "PodProxyOptions"
        }
    }
}
