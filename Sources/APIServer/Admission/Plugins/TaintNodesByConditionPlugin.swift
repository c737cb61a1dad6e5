import ObjectModel
import ObjectRules

/// Keeps pods away from new nodes until they are known to be ready.
struct TaintNodesByConditionPlugin: AdmissionPlugin {
    func handles(_ request: AdmissionAttributes) -> Bool {
        request.operation == .create && request.isWhole("nodes")
    }

    func admit(_ request: inout AdmissionAttributes) throws(StatusError) { NodeAdmission.admit(&request.object) }
}
