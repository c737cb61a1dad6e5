import ObjectModel
import ObjectRules

/// Labels pods with the zone and region of their node: when they are bound to it, and when they are made for it.
struct PodTopologyLabelsPlugin: AdmissionPlugin {
    let lookups: Lookups

    func handles(_ request: AdmissionAttributes) -> Bool {
        request.operation == .create && (request.isWhole("pods") || Self.isBinding(request))
    }

    func admit(_ request: inout AdmissionAttributes) throws(StatusError) {
        let name = Self.node(of: request)
        guard !name.isEmpty, let node = lookups.object("nodes", name) else { return }
        TopologyLabels.copy(from: node, to: &request.object)
    }

    private static func isBinding(_ request: AdmissionAttributes) -> Bool {
        request.resource.groupResource == "pods" && request.target.subresource == "binding"
    }

    private static func node(of request: AdmissionAttributes) -> String {
        guard isBinding(request) else { return request.object["spec"]?["nodeName"]?.stringValue ?? "" }
        let target = request.object["target"]
        return target?["kind"]?.stringValue == "Node" ? target?["name"]?.stringValue ?? "" : ""
    }
}
