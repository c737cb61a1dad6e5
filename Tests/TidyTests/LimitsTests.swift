import Testing

/// Every queue, batch, buffer and retry has a named bound, and all of a target stand in one file.
@Suite struct LimitsTests {
    @Test func mechanismsAndServicesNameTheirBounds() {
        let bounded = Architecture.targets.filter { (1...2).contains($0.layer) && $0.isBounded }
        let paths = Set(Repository.current.sources.map(\.path))
        expectNone(LimitsTests.missing(bounded.map(\.name), among: paths))
    }

    static func missing(_ targets: [String], among paths: Set<String>) -> [Finding] {
        targets.map { "Sources/\($0)/Limits.swift" }.filter { !paths.contains($0) }
            .map { Finding(path: $0, line: nil, message: "the bounds of this target have no home") }
    }

    @Test func aTargetWithoutLimitsIsFound() {
        let paths: Set = ["Sources/A/Limits.swift", "Sources/B/Queue.swift"]
        #expect(LimitsTests.missing(["A", "B"], among: paths).map(\.path) == ["Sources/B/Limits.swift"])
    }
}
