import ObjectModel
import ObjectRules

/// Lets claims grow where their class allows it.
struct PersistentVolumeClaimResizePlugin: AdmissionPlugin {
    let lookups: Lookups

    func handles(_ request: AdmissionAttributes) -> Bool {
        request.operation == .update && request.isWhole("persistentvolumeclaims")
    }

    func validate(_ request: AdmissionAttributes) throws(StatusError) {
        try ClaimAdmission.validateUpdate(
            request.object, old: request.oldObject, storageClasses: lookups.all("storageclasses.storage.k8s.io"))
    }
}
