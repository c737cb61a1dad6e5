import ObjectModel

/// The rules of probes and lifecycle hooks, which share their handlers.
enum ProbeValidation {
    static func validate(_ container: Container, _ context: PodSpecContext, _ report: inout FieldReport) {
        if let lifecycle = container.lifecycle {
            report.at("lifecycle") { report in
                for field in ["postStart", "preStop"] {
                    guard let handler = lifecycle.fields[field]?.objectValue else { continue }
                    report.at(field) { self.handler(handler, context, &$0) }
                }
            }
        }
        for field in ["livenessProbe", "readinessProbe", "startupProbe"] {
            guard let probe: Probe = container.fields.optionalMessage(field) else { continue }
            report.at(field) { self.probe(probe, isReadiness: field == "readinessProbe", context, &$0) }
        }
    }

    private static let numbers = [
        "initialDelaySeconds", "timeoutSeconds", "periodSeconds", "successThreshold", "failureThreshold",
    ]

    private static func probe(
        _ probe: Probe, isReadiness: Bool, _ context: PodSpecContext, _ report: inout FieldReport
    ) {
        handler(probe.fields, context, &report)
        for field in numbers { report.nonnegative(field, probe.fields.optionalInt(field)) }
        if let seconds = probe.terminationGracePeriodSeconds {
            let shown = Value.int(Int64(seconds))
            if seconds <= 0 { report.invalid("terminationGracePeriodSeconds", shown, "must be greater than 0") }
            if isReadiness {
                report.invalid("terminationGracePeriodSeconds", shown, "must not be set for readinessProbes")
            }
        }
        if !isReadiness && probe.successThreshold != 1 {
            report.invalid("successThreshold", .int(Int64(probe.successThreshold)), "must be 1")
        }
    }

    private static let handlers = ["exec", "httpGet", "tcpSocket", "grpc", "sleep"]

    /// The one thing to do, which is a field of the object at the report's path.
    private static func handler(_ fields: Fields, _ context: PodSpecContext, _ report: inout FieldReport) {
        var found = false
        for name in handlers {
            guard let handler = fields[name]?.objectValue else { continue }
            if found {
                report.forbidden(name, "may not specify more than 1 handler type")
            } else {
                report.at(name) { action(name, handler, context, &$0) }
            }
            found = true
        }
        if !found { report.required(nil, "must specify a handler type") }
    }

    private static func action(
        _ name: String, _ fields: Fields, _ context: PodSpecContext, _ report: inout FieldReport
    ) {
        switch name {
        case "exec": if fields.values("command").isEmpty { report.required("command") }
        case "httpGet": httpGet(HTTPGetAction(fields: fields), &report)
        case "tcpSocket", "grpc": port(fields.intOrString("port") ?? .int(0), &report)
        default: sleep(fields.int("seconds"), context.gracePeriod, &report)
        }
    }

    private static func httpGet(_ action: HTTPGetAction, _ report: inout FieldReport) {
        if action.path.isEmpty { report.required("path") }
        port(action.fields.intOrString("port") ?? .int(0), &report)
        report.oneOf("scheme", action.scheme, ["HTTP", "HTTPS"])
        for header in action.httpHeaders {
            // Kubernetes leaves the position out of the path.
            report.invalid("httpHeaders", header.name, problems: NameFormat.httpHeaderName(header.name))
        }
    }

    private static func port(_ port: IntOrString, _ report: inout FieldReport) {
        switch port {
        case .int(let number): report.range("port", number, 1...65535)
        case .string(let name): report.invalid("port", name, problems: NameFormat.portName(name))
        }
    }

    private static func sleep(_ seconds: Int, _ gracePeriod: Int?, _ report: inout FieldReport) {
        guard let gracePeriod, seconds < 0 || seconds > gracePeriod else { return }
        report.invalid(
            nil, .int(Int64(seconds)),
            "must be non-negative and less than terminationGracePeriodSeconds (\(gracePeriod))")
    }
}
