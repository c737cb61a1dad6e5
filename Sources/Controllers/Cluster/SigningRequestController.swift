import APIClient
import ClusterAccess
import ClusterPlans
import ControllerRuntime
import Foundation
import ObjectModel

/// The authority of the cluster, as far as signing requests need it.
public protocol CertificateSigner: Sendable {
    /// A certificate in PEM for a PKCS #10 request in PEM, for `usages` in the words of a CertificateSigningRequest.
    /// - Parameter seconds: The life that was asked for; nil for the usual one.
    func sign(request: String, usages: [String], seconds: Int?, now: Time) throws(AccessError) -> String
}

extension ClusterCertificates: CertificateSigner {}

/// Approves, signs and collects certificate signing requests. `SigningRequestPlan` decides.
public struct SigningRequestController: Controller {
    public let name = "csrsigning"
    public let queue: WorkQueue<ObjectKey>
    public var explains: ResourceType? { CertificateSigningRequest.resource }

    private let client: any APIClient
    private let requests: ResourceCache<CertificateSigningRequest>
    private let signer: any CertificateSigner

    public init(_ environment: ControllerEnvironment, signer: any CertificateSigner) {
        self.signer = signer
        client = environment.client
        queue = environment.queue()
        requests = environment.caches.cache(of: CertificateSigningRequest.self)
        requests.enqueueChanges(to: queue)
    }

    public func reconcile(_ key: ObjectKey, now: Time) async throws -> Reconciliation {
        guard let request = requests.get(key), request.metadata.deletionTimestamp == nil else { return .done }
        let text = Self.text(request.spec.request)
        var state = SigningRequestState(request: request, subject: Self.subject(text), now: now)
        state.certificateEnd = IssuedCertificate.end(of: Self.text(request.status.certificate))
        for permission in SigningRequestPlan.permissions(for: state) {
            let isGranted = try await has(permission, request.spec)
            state.permissions[permission] = isGranted
            if isGranted { break }
        }
        if SigningRequestPlan.wantsCertificate(state) {
            let certificate = try signer.sign(
                request: text, usages: request.spec.usages, seconds: request.spec.expirationSeconds, now: now)
            state.certificate = Data(certificate.utf8).base64EncodedString()
        }
        return .apply(SigningRequestPlan.plan(state))
    }

    private static func text(_ bytes: String) -> String {
        String(decoding: Data(base64Encoded: bytes) ?? Data(), as: UTF8.self)
    }

    /// What a request asks for; nil for one that can't be read, which the API server does not let in.
    private static func subject(_ text: String) -> CertificateSubject? {
        do {
            let request = try CertificateRequest(pem: text)
            return CertificateSubject(
                commonName: request.commonName, organizations: request.organizations,
                domainNames: request.domainNames, addressCount: request.addresses.count,
                emailAddressCount: request.emailAddresses.count, identifierCount: request.identifiers.count)
        } catch {
            return nil
        }
    }

    /// Asks the API server, as the author of the request.
    private func has(
        _ permission: NodeCertificatePermission, _ author: CertificateSigningRequestSpec
    ) async throws -> Bool {
        let answer = try await client.create(
            SubjectAccessReview.new { review in
                review.spec = .make { spec in
                    spec.user = author.username
                    spec.uid = author.uid
                    spec.groups = author.groups
                    spec.extra = author.extra
                    spec.resourceAttributes = .make {
                        $0.group = CertificateSigningRequest.resource.group
                        $0.resource = CertificateSigningRequest.resource.plural
                        $0.subresource = permission.rawValue
                        $0.verb = "create"
                    }
                }
            })
        return answer.status.allowed
    }
}
