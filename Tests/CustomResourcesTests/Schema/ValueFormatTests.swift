import CustomResources
import Testing

@Suite struct ValueFormatTests {
    @Test(arguments: [
        (ValueFormat.dateTime, "2020-01-02T03:04:05Z"), (.dateTime, "2020-01-02t03:04:05.5z"), (.date, "2020-02-29"),
        (.email, "a@example.com"), (.hostname, "a-b.example.com"), (.ipv4, "10.0.0.1"), (.ipv6, "fe80::1"),
        (.cidr, "10.0.0.0/8"), (.mac, "01:02:03:04:05:0a"), (.uri, "https://example.com/a?b=c"),
        (.uuid, "f47ac10b-58cc-4372-a567-0e02b2c3d479"), (.uuid4, "f47ac10b-58cc-4372-a567-0e02b2c3d479"),
        (.byte, "aGk="), (.duration, "1h30m"), (.duration, "2 days"), (.hexcolor, "#ffaa00"),
        (.rgbcolor, "rgb(1, 2,255)"), (.isbn13, "978-3-16-148410-0"), (.isbn10, "0-306-40615-2"),
        (.creditcard, "4111 1111 1111 1111"), (.ssn, "111-22-3333"), (.password, "anything"),
        (.bsonobjectid, "507f1f77bcf86cd799439011"), (.k8sShortName, "a-b"), (.k8sLongName, "a.b"),
    ])
    func accepts(_ format: ValueFormat, _ text: String) { #expect(format.accepts(text)) }

    @Test(arguments: [
        (ValueFormat.dateTime, "yesterday"), (.date, "2021-02-29"), (.email, "example.com"), (.hostname, "-a"),
        (.ipv4, "10.0.0"), (.ipv4, "fe80::1"), (.ipv6, "10.0.0.1"), (.cidr, "10.0.0.0"), (.mac, "01:02"),
        (.uri, "no uri"), (.uuid, "f47ac10b"), (.uuid3, "f47ac10b-58cc-4372-a567-0e02b2c3d479"), (.byte, "a"),
        (.duration, "soon"), (.hexcolor, "#ff"), (.rgbcolor, "rgb(1,2,256)"), (.isbn13, "978-3-16-148410-1"),
        (.creditcard, "4111111111111112"), (.ssn, "1"), (.k8sShortName, "a.b"),
    ])
    func refuses(_ format: ValueFormat, _ text: String) { #expect(!format.accepts(text)) }
}
