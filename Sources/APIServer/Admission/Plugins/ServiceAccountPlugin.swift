import ObjectModel
import ObjectRules

/// Gives new pods their service account and its token, and keeps mirror pods from having any.
struct ServiceAccountPlugin: AdmissionPlugin {
    let lookups: Lookups

    func handles(_ request: AdmissionAttributes) -> Bool {
        request.operation == .create && request.isWhole("pods")
    }

    private func account(_ request: AdmissionAttributes) -> Value? {
        ServiceAccountAdmission.accountName(of: request.object).flatMap {
            lookups.serviceAccount($0, namespace: request.target.namespace)
        }
    }

    func admit(_ request: inout AdmissionAttributes) throws(StatusError) {
        let account = account(request)
        let suffix = ServiceAccountAdmission.suffix(of: account)
        try ServiceAccountAdmission.admit(&request.object, account: account, suffix: suffix)
    }

    func validate(_ request: AdmissionAttributes) throws(StatusError) {
        try ServiceAccountAdmission.validate(request.object, account: account(request))
    }
}
