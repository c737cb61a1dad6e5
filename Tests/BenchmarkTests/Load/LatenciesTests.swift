import Testing
import swiftlet_bench

@Suite struct LatenciesTests {
    @Test func percentilesAreExactByNearestRank() {
        let times = Latencies(nanoseconds: (1...100).reversed().map { $0 * 1_000_000_000 })
        #expect(times.percentile(1) == 1)
        #expect(times.median == 50)
        #expect(times.percentile(99) == 99)
        #expect(times.percentile(99.1) == 100)
        #expect(times.percentile(100) == 100)
    }

    @Test func fewTimes() {
        #expect(Latencies(nanoseconds: []).median == 0)
        #expect(Latencies(nanoseconds: [2_000_000_000]).percentile(99) == 2)
        #expect(Latencies(nanoseconds: [3_000_000_000, 1_000_000_000]).median == 1)
    }

    /// The definition itself: the smallest time that at least that share of all do not exceed.
    @Test(arguments: 1...40) func agreesWithTheDefinition(count: Int) {
        let values = (0..<count).map { UInt64($0 * 7 % 5) * 1_000_000_000 }
        let times = Latencies(nanoseconds: values)
        for percent in 1...100 {
            let fits = values.sorted().first { limit in
                values.count { $0 <= limit } * 100 >= percent * count
            }
            #expect(times.percentile(Double(percent)) == fits.map { Double($0) / 1e9 })
        }
    }
}
