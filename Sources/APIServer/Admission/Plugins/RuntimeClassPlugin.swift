import ObjectModel
import ObjectRules

/// Adds to new pods what their container runtime costs and where it is to be found.
struct RuntimeClassPlugin: AdmissionPlugin {
    let lookups: Lookups

    func handles(_ request: AdmissionAttributes) -> Bool {
        request.operation == .create && request.isWhole("pods")
    }

    func admit(_ request: inout AdmissionAttributes) throws(StatusError) {
        try RuntimeClassAdmission.admit(&request.object, classes: lookups.all("runtimeclasses.node.k8s.io"))
    }

    func validate(_ request: AdmissionAttributes) throws(StatusError) {
        try RuntimeClassAdmission.validate(request.object, classes: lookups.all("runtimeclasses.node.k8s.io"))
    }
}
