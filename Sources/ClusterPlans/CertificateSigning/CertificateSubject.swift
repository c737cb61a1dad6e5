/// What somebody wants certified: the names in a PKCS #10 request, as far as signers have rules about them.
public struct CertificateSubject: Sendable, Equatable {
    public var commonName: String
    public var organizations: [String]
    /// Alternative names by their form; of addresses only how many there are.
    public var domainNames: [String]
    public var addressCount: Int
    public var emailAddressCount: Int
    public var identifierCount: Int

    public init(
        commonName: String = "", organizations: [String] = [], domainNames: [String] = [], addressCount: Int = 0,
        emailAddressCount: Int = 0, identifierCount: Int = 0
    ) {
        self.commonName = commonName
        self.organizations = organizations
        self.domainNames = domainNames
        self.addressCount = addressCount
        self.emailAddressCount = emailAddressCount
        self.identifierCount = identifierCount
    }
}
