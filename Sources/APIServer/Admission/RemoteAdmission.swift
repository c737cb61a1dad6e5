import ObjectModel

/// Those outside of this process who have a say in writes. Asking them takes time: a request that concerns nobody never
/// leaves its thread.
protocol RemoteAdmission: Sendable {
    /// Whether anybody may want to be asked. Asked for every write: it must be cheap.
    func concerns(_ request: AdmissionAttributes) -> Bool
    /// Changes the object before its fields are validated, or refuses it.
    func admit(_ request: inout AdmissionAttributes) async throws(StatusError)
    /// Refuses the object, whose fields are valid and which nobody changes any more.
    func validate(_ request: AdmissionAttributes) async throws(StatusError)
}

/// Nobody has a say.
struct NoRemoteAdmission: RemoteAdmission {
    func concerns(_ request: AdmissionAttributes) -> Bool { false }
    func admit(_ request: inout AdmissionAttributes) async throws(StatusError) {}
    func validate(_ request: AdmissionAttributes) async throws(StatusError) {}
}
