import ObjectModel
import ObjectRules

/// Gives new ingresses that leave their class open the default one.
struct DefaultIngressClassPlugin: AdmissionPlugin {
    let lookups: Lookups

    func handles(_ request: AdmissionAttributes) -> Bool {
        request.operation == .create && request.isWhole("ingresses.networking.k8s.io")
    }

    func admit(_ request: inout AdmissionAttributes) throws(StatusError) {
        IngressAdmission.admit(&request.object, ingressClasses: lookups.all("ingressclasses.networking.k8s.io"))
    }
}
