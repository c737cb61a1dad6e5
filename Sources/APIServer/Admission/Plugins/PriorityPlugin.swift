import ObjectModel
import ObjectRules

/// Turns the priority classes of pods into numbers, and sees to it that one class at most is the default.
struct PriorityPlugin: AdmissionPlugin {
    private static let classes = "priorityclasses.scheduling.k8s.io"
    let lookups: Lookups

    func handles(_ request: AdmissionAttributes) -> Bool {
        guard request.operation == .create || request.operation == .update else { return false }
        return request.isWhole("pods") || request.isWhole(Self.classes)
    }

    func admit(_ request: inout AdmissionAttributes) throws(StatusError) {
        guard request.resource.groupResource == "pods" else { return }
        if request.operation == .create {
            try PriorityAdmission.admit(&request.object, classes: lookups.all(Self.classes))
        } else {
            PriorityAdmission.admitUpdate(&request.object, old: request.oldObject)
        }
    }

    func validate(_ request: AdmissionAttributes) throws(StatusError) {
        guard request.resource.groupResource == Self.classes else { return }
        try PriorityAdmission.validate(request.object, others: lookups.all(Self.classes))
    }
}
