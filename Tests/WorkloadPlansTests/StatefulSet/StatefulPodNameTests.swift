import Testing
import WorkloadPlans

@Suite struct StatefulPodNameTests {
    @Test(arguments: [("web-0", "web", 0), ("a-b-10", "a-b", 10), ("1-2147483647", "1", 2_147_483_647)])
    func aNameIsSetAndOrdinal(_ name: String, _ set: String, _ ordinal: Int) {
        #expect(StatefulPodName(name)?.set == set)
        #expect(StatefulPodName(name)?.ordinal == ordinal)
        #expect(StatefulPodName.name(set: set, ordinal: ordinal) == name)
    }

    @Test(arguments: ["web", "web-", "web-x", "web-01", "web-2147483648", "web-1x", "web-99999999999", ""])
    func otherNamesAreNone(_ name: String) { #expect(StatefulPodName(name) == nil) }
}
