import ObjectModel
import ObjectRules

/// Gives new claims that leave their class open the default one.
struct DefaultStorageClassPlugin: AdmissionPlugin {
    let lookups: Lookups

    func handles(_ request: AdmissionAttributes) -> Bool {
        request.operation == .create && request.isWhole("persistentvolumeclaims")
    }

    func admit(_ request: inout AdmissionAttributes) throws(StatusError) {
        ClaimAdmission.admit(&request.object, storageClasses: lookups.all("storageclasses.storage.k8s.io"))
    }
}
