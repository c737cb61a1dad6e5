import ObjectCoding
import ObjectModel
import Testing

struct NetworkTablesTests {
    private func service(_ spec: String, _ status: String = "{}") -> String {
        #"{"apiVersion":"v1","kind":"Service","spec":\#(spec),"status":\#(status)}"#
    }

    @Test(arguments: [
        (#"{"type":"ClusterIP"}"#, "{}", "<none>"),
        (#"{"type":"NodePort","externalIPs":["198.51.100.1","198.51.100.2"]}"#, "{}", "198.51.100.1,198.51.100.2"),
        (#"{"type":"LoadBalancer"}"#, "{}", "<pending>"),
        (
            #"{"type":"LoadBalancer","externalIPs":["198.51.100.1"]}"#,
            #"{"loadBalancer":{"ingress":[{"hostname":"lb"},{"ip":"192.0.2.1"}]}}"#, "192.0.2.1,lb,198.51.100.1"
        ),
        (#"{"type":"ExternalName","externalName":"db.example.com"}"#, "{}", "db.example.com"),
    ])
    func externalAddress(spec: String, status: String, text: String) throws {
        #expect(try TableFixture.cell("External-IP", service(spec, status)) == .string(text))
    }

    @Test func ports() throws {
        let spec = #"{"ports":[{"port":80,"protocol":"TCP"},{"port":53,"nodePort":31001,"protocol":"UDP"}]}"#
        #expect(try TableFixture.cell("Port(s)", service(spec)) == "80/TCP,53:31001/UDP")
        #expect(try TableFixture.cell("Port(s)", service("{}")) == "<none>")
    }

    @Test func ingress() throws {
        let ingress = #"""
            {"apiVersion":"networking.k8s.io/v1","kind":"Ingress","spec":{"ingressClassName":"c","tls":[{}],"rules":[
             {"host":"x"},{},{"host":"y"},{"host":"z"},{"host":"v"}]},
             "status":{"loadBalancer":{"ingress":[{"hostname":"lb"},{"ip":"192.0.2.1"}]}}}
            """#
        #expect(try TableFixture.cells(ingress)[1...4] == ["c", "x,y,z + 2 more...", "192.0.2.1,lb", "80, 443"])
        let bare = #"{"apiVersion":"networking.k8s.io/v1","kind":"Ingress"}"#
        #expect(try TableFixture.cells(bare)[1...4] == ["<none>", "*", "", "80"])
    }

    @Test func ingressClassParameters() throws {
        let parameters = #"{"controller":"e/c","parameters":{"apiGroup":"example.com","kind":"P","name":"x"}}"#
        let json = #"{"apiVersion":"networking.k8s.io/v1","kind":"IngressClass","spec":\#(parameters)}"#
        #expect(try TableFixture.cells(json)[1...2] == ["e/c", "P.example.com/x"])
    }
}
