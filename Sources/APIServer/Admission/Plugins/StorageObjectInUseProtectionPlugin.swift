import ObjectModel
import ObjectRules

/// Protects new claims and volumes from being deleted while they are in use.
struct StorageObjectInUseProtectionPlugin: AdmissionPlugin {
    func handles(_ request: AdmissionAttributes) -> Bool {
        guard request.operation == .create else { return false }
        return request.isWhole("persistentvolumeclaims") || request.isWhole("persistentvolumes")
    }

    func admit(_ request: inout AdmissionAttributes) throws(StatusError) {
        if request.resource.groupResource == "persistentvolumes" {
            VolumeAdmission.admit(&request.object)
        } else {
            ClaimAdmission.protect(&request.object)
        }
    }
}
