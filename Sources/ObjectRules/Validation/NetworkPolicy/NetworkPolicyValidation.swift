import ObjectModel

/// The rules of a network policy.
enum NetworkPolicyValidation {
    private static let types = ["Ingress", "Egress"]

    static func create(_ object: Value) -> [FieldError] {
        let spec = NetworkPolicy(object).spec
        return FieldReport.collect(at: FieldPath("spec")) { report in
            report.at("podSelector") { LabelValidation.selector(spec.podSelector, &$0) }
            report.each("ingress", spec.ingress) { rule, report in
                report.each("ports", rule.ports) { port($0, &$1) }
                report.each("from", rule.from) { peer($0, &$1) }
            }
            report.each("egress", spec.egress) { rule, report in
                report.each("ports", rule.ports) { port($0, &$1) }
                report.each("to", rule.to) { peer($0, &$1) }
            }
            guard spec.policyTypes.count <= types.count else {
                return report.invalid(
                    "policyTypes", .array(spec.policyTypes.map(Value.string)),
                    "may not specify more than two policyTypes")
            }
            report.each("policyTypes", spec.policyTypes) { type, report in
                if !types.contains(type) { report.notSupported(nil, .string(type), types) }
            }
        }
    }

    static func update(_ object: Value, old: Value, subresource: String?) -> [FieldError] { create(object) }

    private static func port(_ port: NetworkPolicyPort, _ report: inout FieldReport) {
        if let name = port.protocol { report.oneOf("protocol", name, ["TCP", "UDP", "SCTP"]) }
        let end = port.endPort
        switch port.port {
        case .int(let number)?:
            report.range("port", number, 1...65535)
            guard let end else { return }
            if end < number {
                report.invalid("endPort", .int(Int64(number)), "must be greater than or equal to `port`")
            }
            report.range("endPort", end, 1...65535)
        case .string(let name)?:
            if let end {
                report.invalid("endPort", .int(Int64(end)), "may not be specified when `port` is non-numeric")
            }
            report.invalid("port", name, problems: NameFormat.portName(name))
        case nil:
            if let end {
                report.invalid("endPort", .int(Int64(end)), "may not be specified when `port` is not specified")
            }
        }
    }

    private static func peer(_ peer: NetworkPolicyPeer, _ report: inout FieldReport) {
        if let selector = peer.podSelector { report.at("podSelector") { LabelValidation.selector(selector, &$0) } }
        if let selector = peer.namespaceSelector {
            report.at("namespaceSelector") { LabelValidation.selector(selector, &$0) }
        }
        let selects = peer.podSelector != nil || peer.namespaceSelector != nil
        if let block = peer.ipBlock {
            report.at("ipBlock") { self.block(block, &$0) }
            if selects { report.forbidden(nil, "may not specify both ipBlock and another peer") }
        } else if !selects {
            report.required(nil, "must specify a peer")
        }
    }

    private static func block(_ block: IPBlock, _ report: inout FieldReport) {
        report.text("cidr", block.cidr, format: NameFormat.cidr)
        guard let range = IPRange(block.cidr) else { return }
        report.each("except", block.except) { text, report in
            guard let except = IPRange(text) else {
                return report.invalid(nil, text, problems: NameFormat.cidr(text))
            }
            if !range.strictlyContains(except) {
                report.invalid(nil, .string(text), "must be a strict subset of `cidr`")
            }
        }
    }
}
