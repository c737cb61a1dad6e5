import ObjectModel
import ObjectRules

/// Gives new pods their service account and its token, and keeps mirror pods from having any. Secrets that the account
/// does not allow are refused, also to ephemeral containers.
struct ServiceAccountPlugin: AdmissionPlugin {
    let lookups: Lookups
    let environment: ServerEnvironment

    func handles(_ request: AdmissionAttributes) -> Bool {
        (request.operation == .create && request.isWhole("pods")) || isAboutEphemeralContainers(request)
    }

    private func isAboutEphemeralContainers(_ request: AdmissionAttributes) -> Bool {
        request.operation == .update && request.resource.groupResource == "pods"
            && request.target.subresource == "ephemeralcontainers"
    }

    private func account(_ request: AdmissionAttributes) -> Value? {
        ServiceAccountAdmission.accountName(of: request.object).flatMap {
            lookups.serviceAccount($0, namespace: request.target.namespace)
        }
    }

    func admit(_ request: inout AdmissionAttributes) throws(StatusError) {
        guard request.operation == .create else { return }
        let account = account(request)
        let suffix = ServiceAccountAdmission.suffix(of: request.object) ?? environment.suffix(5)
        try ServiceAccountAdmission.admit(&request.object, account: account, suffix: suffix)
    }

    func validate(_ request: AdmissionAttributes) throws(StatusError) {
        if isAboutEphemeralContainers(request) {
            return try ServiceAccountAdmission.validateEphemeralContainers(
                of: request.object, account: account(request))
        }
        try ServiceAccountAdmission.validate(request.object, account: account(request))
    }
}
