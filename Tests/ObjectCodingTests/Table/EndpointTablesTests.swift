import ObjectCoding
import ObjectModel
import Testing

struct EndpointTablesTests {
    @Test(arguments: [
        ("[]", "<none>"),
        (#"[{"addresses":[{"ip":"192.0.2.1"}]}]"#, "192.0.2.1"),
        (#"[{"addresses":[{"ip":"192.0.2.1"}],"ports":[{"port":80}]}]"#, "192.0.2.1:80"),
        (#"[{"addresses":[{"ip":"2001:db8::1"}],"ports":[{"port":80}]}]"#, "[2001:db8::1]:80"),
        (
            #"""
            [{"addresses":[{"ip":"a"},{"ip":"b"}],"ports":[{"port":1},{"port":2}]},{"notReadyAddresses":[{"ip":"c"}]}]
            """#,
            "a:1,b:1,a:2 + 1 more..."
        ),
    ])
    func endpoints(subsets: String, text: String) throws {
        let endpoints = #"{"apiVersion":"v1","kind":"Endpoints","subsets":\#(subsets)}"#
        #expect(try TableFixture.cell("Endpoints", endpoints) == .string(text))
    }

    @Test func slice() throws {
        let slice = #"""
            {"apiVersion":"discovery.k8s.io/v1","kind":"EndpointSlice","addressType":"IPv4",
             "ports":[{"port":80},{"name":"any"},{}],"endpoints":[{"addresses":["a","b"]},{"addresses":["c","d"]}]}
            """#
        #expect(try TableFixture.cells(slice)[1...3] == ["IPv4", "80,any,*", "a,b,c + 1 more..."])
        let empty = #"{"apiVersion":"discovery.k8s.io/v1","kind":"EndpointSlice"}"#
        #expect(try TableFixture.cells(empty)[2...3] == ["<unset>", "<unset>"])
    }
}
