import ObjectModel

/// The rules of binding a pod to a node.
public enum BindingValidation {
    /// Why a binding is refused. Kubernetes answers these as an error without a reason (500), not as an invalid object.
    public static func validate(_ binding: Binding) -> [FieldError] {
        FieldReport.collect { report in
            report.at("target") { report in
                let kind = binding.target.kind
                if !kind.isEmpty && kind != "Node" {
                    report.notSupported("kind", .string(kind), ["Node", "<empty>"])
                }
                if binding.target.name.isEmpty { report.required("name") }
            }
        }
    }
}
