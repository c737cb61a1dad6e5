import Testing
import WorkloadPlans

@Suite struct NameSourceTests {
    @Test func oneSeedOneSequence() {
        var (first, second, other) = (NameSource(seed: 5), NameSource(seed: 5), NameSource(seed: 6))
        let names = (0..<100).map { _ in first.name(prefix: "pi-") }
        #expect(names == (0..<100).map { _ in second.name(prefix: "pi-") })
        #expect(names != (0..<100).map { _ in other.name(prefix: "pi-") })
        #expect(Set(names).count == 100)
    }

    @Test func fiveHarmlessCharacters() {
        var source = NameSource(seed: 1)
        for _ in 0..<1000 {
            let suffix = source.suffix()
            #expect(suffix.count == 5 && suffix.allSatisfy { "bcdfghjklmnpqrstvwxz2456789".contains($0) })
        }
    }

    @Test func aNameFitsALabel() {
        var source = NameSource(seed: 1)
        #expect(source.name(prefix: String(repeating: "a", count: 80)).count == 63)
    }
}
