import ObjectModel
import SchedulingPlans
import Testing

@Suite struct ResourceAmountsTests {
    @Test func countsCpuInThousandthsAndTheRestInUnits() throws {
        let amounts = ResourceAmounts([
            "cpu": try #require(Quantity("1500m")), "memory": try #require(Quantity("1Ki")),
            "example.com/x": Quantity(3), "pods": Quantity(5),
        ])
        #expect(amounts["cpu"] == 1500)
        #expect(amounts["memory"] == 1024)
        #expect(amounts["example.com/x"] == 3)
        #expect(amounts["pods"] == 0)
    }

    @Test func hugeAmountsCanBeAddedUp() throws {
        let huge = ResourceAmounts([
            "cpu": try #require(Quantity("9223372036854775807")), "memory": try #require(Quantity("1E")),
            "example.com/x": try #require(Quantity("9E")),
        ])
        var sum = ResourceAmounts()
        for _ in 0..<1000 { sum += huge }
        #expect(sum["memory"] > ResourceAmounts(["memory": try #require(Quantity("1Ti"))])["memory"])
        for _ in 0..<1000 { sum -= huge }
        #expect(sum == ResourceAmounts())
    }
}
