import ObjectModel
import Testing

@Suite struct EndpointPackingTests {
    private func packed(_ subsets: Value) throws -> Value? {
        try created(["apiVersion": "v1", "kind": "Endpoints", "metadata": ["name": "e"], "subsets": subsets])["subsets"]
    }

    private func port(_ name: Value, _ number: Value) -> Value { ["name": name, "port": number, "protocol": "TCP"] }

    @Test func portsOfTheSameAddressesShareASubset() throws {
        let subsets: Value = [
            ["addresses": [["ip": "192.0.2.2"], ["ip": "192.0.2.1"]], "ports": [port("a", 80)]],
            ["addresses": [["ip": "192.0.2.1"], ["ip": "192.0.2.2"]], "ports": [port("b", 90)]],
        ]
        let one: Value = [
            [
                "addresses": [["ip": "192.0.2.1"], ["ip": "192.0.2.2"]],
                "ports": [port("a", 80), port("b", 90)],
            ]
        ]
        #expect(try packed(subsets) == one)
    }

    @Test func otherAddressesStayApart() throws {
        let subsets: Value = [
            ["addresses": [["ip": "192.0.2.1"]], "ports": [port("a", 80)]],
            ["addresses": [["ip": "192.0.2.2"]], "ports": [port("b", 90)]],
            ["notReadyAddresses": [["ip": "192.0.2.2"]], "ports": [port("c", 91)]],
        ]
        #expect(try packed(subsets) == subsets)
    }

    @Test func addressesOfTheSamePortShareASubset() throws {
        let subsets: Value = [
            ["addresses": [["ip": "192.0.2.1"]], "ports": [port("a", 80)]],
            ["addresses": [["ip": "192.0.2.2"]], "notReadyAddresses": [["ip": "192.0.2.1"]], "ports": [port("a", 80)]],
        ]
        let one: Value = [
            [
                "addresses": [["ip": "192.0.2.2"]], "notReadyAddresses": [["ip": "192.0.2.1"]],
                "ports": [port("a", 80)],
            ]
        ]
        #expect(try packed(subsets) == one)
    }
}
