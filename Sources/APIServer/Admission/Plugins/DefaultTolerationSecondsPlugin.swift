import ObjectModel
import ObjectRules

/// Lets pods stay a while on nodes that are lost, in case they come back.
struct DefaultTolerationSecondsPlugin: AdmissionPlugin {
    func handles(_ request: AdmissionAttributes) -> Bool {
        (request.operation == .create || request.operation == .update) && request.isWhole("pods")
    }

    func admit(_ request: inout AdmissionAttributes) throws(StatusError) { TolerationAdmission.admit(&request.object) }
}
