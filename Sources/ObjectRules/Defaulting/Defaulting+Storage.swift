import ObjectModel

extension Defaulting {
    static func applyStorage(to object: inout Fields, kind: String) {
        switch kind {
        case "StorageClass":
            object.setDefault("reclaimPolicy", "Delete")
            object.setDefault("volumeBindingMode", "Immediate")
        case "CSIDriver": object.updateOrAddObject("spec", driverSpec)
        default: break
        }
    }

    private static func driverSpec(_ spec: inout Fields) {
        spec.setDefault("attachRequired", true)
        spec.setDefault("podInfoOnMount", false)
        spec.setDefault("storageCapacity", false)
        spec.setDefault("fsGroupPolicy", "ReadWriteOnceWithFSType")
        if !spec.hasContent("volumeLifecycleModes") { spec["volumeLifecycleModes"] = ["Persistent"] }
        spec.setDefault("requiresRepublish", false)
        spec.setDefault("seLinuxMount", false)
    }

    static func persistentVolumeClaim(_ claim: inout Fields) {
        claim.updateOrAddObject("spec", claimSpec)
        claim.updateOrAddObject("status") { status in
            status.setDefault("phase", "Pending")
            status.updateObject("capacity", roundToMilli)
            status.updateObject("allocatedResources", roundToMilli)
        }
    }

    /// What a claim asks for, as an object of its own or inside a pod's ephemeral volume.
    static func claimSpec(_ spec: inout Fields) {
        spec.updateOrAddObject("resources", resourceRequirements)
        spec.setDefault("volumeMode", "Filesystem")
    }

    static func persistentVolume(_ volume: inout Fields) {
        volume.updateOrAddObject("spec") { spec in
            volumeSource(&spec)
            spec.updateObject("capacity", roundToMilli)
            spec.setDefault("persistentVolumeReclaimPolicy", "Retain")
            spec.setDefault("volumeMode", "Filesystem")
        }
        volume.updateOrAddObject("status") { $0.setDefault("phase", "Pending") }
    }
}
