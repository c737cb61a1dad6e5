import ObjectModel
import ObjectRules

/// Holds pods and claims to the limit ranges of their namespace, and gives containers its defaults.
struct LimitRangerPlugin: AdmissionPlugin {
    let lookups: Lookups

    /// What a pod asks for changes after its creation through `resize` alone.
    func handles(_ request: AdmissionAttributes) -> Bool {
        switch (request.resource.groupResource, request.operation) {
        case ("pods", .create): request.target.subresource == nil
        case ("pods", .update): request.target.subresource == "resize"
        case ("persistentvolumeclaims", .create), ("persistentvolumeclaims", .update):
            request.target.subresource == nil
        default: false
        }
    }

    private func ranges(_ request: AdmissionAttributes) -> [Value] {
        lookups.all("limitranges", namespace: request.target.namespace)
    }

    func admit(_ request: inout AdmissionAttributes) throws(StatusError) {
        guard request.resource.groupResource == "pods" else { return }
        LimitRangeAdmission.admit(&request.object, limitRanges: ranges(request))
    }

    func validate(_ request: AdmissionAttributes) throws(StatusError) {
        let ranges = ranges(request)
        if request.resource.groupResource == "pods" {
            try LimitRangeAdmission.validatePod(request.object, limitRanges: ranges)
        } else {
            try LimitRangeAdmission.validateClaim(request.object, limitRanges: ranges)
        }
    }
}
