import AccessRules
import ClusterAccess
import ObjectCoding
import ObjectModel
import ObjectRules

/// What the API server holds against certificate signing requests beyond the rules of their fields: what is in the
/// bytes, and who may decide for a signer.
enum SigningRequests {
    private static let groupResource = "certificatesigningrequests.certificates.k8s.io"

    static func isOne(_ resource: ResourceType) -> Bool { resource.groupResource == groupResource }

    // MARK: - Validation

    /// The errors of an object with those that its bytes add, each where Kubernetes finds it.
    static func completing(_ errors: [FieldError], of object: Value, _ target: ResourceRequest) -> [FieldError] {
        guard isOne(target.resource) else { return errors }
        let request = CertificateSigningRequest(object)
        var errors = errors
        if let problem = requestProblem(request.spec.request) {
            let place = errors.firstIndex { !$0.field.hasPrefix("metadata") } ?? errors.endIndex
            errors.insert(.invalid(FieldPath("spec.request"), .string(request.spec.request), problem), at: place)
        }
        if let problem = IssuedCertificate.problem(in: text(request.status.certificate)) {
            errors.append(.invalid(FieldPath("status.certificate"), "<certificate data>", problem))
        }
        return errors
    }

    private static func requestProblem(_ bytes: String) -> String? {
        do throws(AccessError) {
            try CertificateRequest(pem: text(bytes)).checkSignature()
            return nil
        } catch {
            return error.message
        }
    }

    private static func text(_ base64: String) -> String {
        String(decoding: Base64.decode(base64) ?? [], as: UTF8.self)
    }

    // MARK: - Admission

    /// What organizations somebody wants to be certified as a member of.
    static func organizations(
        of spec: CertificateSigningRequestSpec, _ request: AdmissionAttributes
    ) throws(StatusError) -> [String] {
        do throws(AccessError) {
            return try CertificateRequest(pem: text(spec.request)).organizations
        } catch {
            throw request.forbidden("failed to parse CSR: \(error.message)")
        }
    }

    /// Refuses those who may not do something (`approve`, `sign`) in the name of the signer of a request.
    static func check(_ verb: String, _ request: AdmissionAttributes, _ authorizer: Authorizer) throws(StatusError) {
        let signer = CertificateSigningRequest(request.oldObject).spec.signerName
        guard !authorizer.allows(request.caller, verb: verb, signer: signer) else { return }
        throw request.forbidden(
            "user not permitted to \(verb) requests with signerName \(FieldError.quoted(signer))")
    }
}

extension Authorizer {
    /// Whether somebody may do something (`approve`, `sign`) in the name of a signer, or of all signers of its domain.
    func allows(_ caller: Caller, verb: String, signer: String) -> Bool {
        let domain = signer.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).first ?? ""
        return [signer, "\(domain)/*"].contains { name in
            decide(
                AccessAttributes(
                    caller, verb: verb, apiGroup: "certificates.k8s.io", resource: "signers", name: name)
            ).isAllowed
        }
    }
}
