import ClusterAccess
import Testing

@Suite struct ServingNamesTests {
    @Test func namesAreSortedIntoKindsOnce() throws {
        let names = try ServingNames(hostName: "Box", further: ["localhost", "BOX", "::1", "fd00::1", "*.example.com"])
        #expect(
            names.domainNames == [
                "localhost", "kubernetes", "kubernetes.default", "kubernetes.default.svc",
                "kubernetes.default.svc.cluster.local", "box", "*.example.com",
            ])
        #expect(names.addresses.map(\.count) == [4, 16, 4, 16])
        #expect(names.addresses[0] == [127, 0, 0, 1])
        #expect(names.addresses[2] == [10, 96, 0, 1])
    }

    @Test(arguments: ["", " ", "a b", "a..b", "-a", "a-", "münchen", "*", "a.*.b", "https://x", "x:6443", "1.2.3.4/8"])
    func whatIsNoNameIsRefused(_ name: String) throws {
        let error = #expect(throws: AccessError.self) { try ServingNames(hostName: nil, further: [name]) }
        #expect(error?.code == .invalid)
        #expect(error?.message.contains("\"\(name)\"") == true)
        // A machine may be called anything; that does not keep it from starting.
        #expect(try ServingNames(hostName: name) == ServingNames(hostName: nil))
    }

    @Test func tooManyNamesAreRefused() {
        #expect(throws: AccessError.self) {
            try ServingNames(hostName: nil, further: (0..<300).map { "n\($0)" })
        }
    }

    @Test func thisMachineHasNames() throws {
        #expect(try ServingNames.ofThisMachine(further: ["further"]).domainNames.last == "further")
    }
}
