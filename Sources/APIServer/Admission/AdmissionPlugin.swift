import ObjectModel

/// One rule about which writes are welcome, or how objects are completed: a plugin of Kubernetes' admission chain.
///
/// A plugin looks up what the cluster holds and leaves the decision to a pure rule of `ObjectRules/Admission`.
protocol AdmissionPlugin: Sendable {
    /// Whether it has anything to say about such a request. Asked for every write: it must be cheap.
    func handles(_ request: AdmissionAttributes) -> Bool
    /// Completes the object before its fields are validated, or refuses it.
    func admit(_ request: inout AdmissionAttributes) throws(StatusError)
    /// Refuses the object, whose fields are valid and which nobody changes any more.
    func validate(_ request: AdmissionAttributes) throws(StatusError)
}

extension AdmissionPlugin {
    func admit(_ request: inout AdmissionAttributes) throws(StatusError) {}
    func validate(_ request: AdmissionAttributes) throws(StatusError) {}
}
