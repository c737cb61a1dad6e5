import ObjectRules
import ObjectTree

/// The formats of texts that are checked (go-openapi's strfmt as Kubernetes supports it). Texts in other formats go
/// through as they are.
public enum ValueFormat: String, Sendable, CaseIterable {
    case bsonobjectid
    case uri, email, hostname, ipv4, ipv6, cidr, mac
    case uuid, uuid3, uuid4, uuid5
    case isbn, isbn10, isbn13, creditcard, ssn
    case hexcolor, rgbcolor, byte, password, date, duration
    case datetime
    case dateTime = "date-time"
    case k8sShortName = "k8s-short-name"
    case k8sLongName = "k8s-long-name"

    /// nil for a format that is not checked.
    init?(_ name: String) {
        guard let format = Self(rawValue: name) else { return nil }
        self = format
    }

    /// Whether a text is in the format.
    public func accepts(_ text: String) -> Bool {
        switch self {
        case .bsonobjectid: text.utf8.count == 24 && text.utf8.allSatisfy(\.isHexDigit)
        case .uri: Self.isURI(text)
        case .email: Self.isEmail(text)
        case .hostname: Self.isHostname(text)
        case .ipv4: text.contains(".") && !text.contains(":") && NameFormat.ipAddress(text).isEmpty
        case .ipv6: text.contains(":") && NameFormat.ipAddress(text).isEmpty
        case .cidr: NameFormat.cidr(text).isEmpty
        case .mac: Self.isMAC(text)
        case .uuid: Self.isUUID(text, version: nil)
        case .uuid3: Self.isUUID(text, version: "3")
        case .uuid4: Self.isUUID(text, version: "4")
        case .uuid5: Self.isUUID(text, version: "5")
        case .isbn: Self.isISBN10(text) || Self.isISBN13(text)
        case .isbn10: Self.isISBN10(text)
        case .isbn13: Self.isISBN13(text)
        case .creditcard: Self.isCreditCard(text)
        case .ssn: Self.isSocialSecurityNumber(text)
        case .hexcolor: Self.isHexColor(text)
        case .rgbcolor: Self.isRGBColor(text)
        case .byte: Self.isBase64(text)
        case .password: true
        case .date: Self.isDate(text)
        case .duration: Self.isDuration(text)
        case .datetime, .dateTime: Self.isDateTime(text)
        case .k8sShortName: NameFormat.dns1123Label(text).isEmpty
        case .k8sLongName: NameFormat.dns1123Subdomain(text).isEmpty
        }
    }
}

extension UInt8 {
    var isDigit: Bool { (0x30...0x39).contains(self) }
    var isHexDigit: Bool { isDigit || (0x41...0x46).contains(self) || (0x61...0x66).contains(self) }
    var isLetter: Bool { (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self) }
}
