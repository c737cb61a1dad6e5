import Testing

/// Who knows where the source is knows where its tests are.
///
/// `Tests/<Target>Tests/<folder>/<Name>Tests.swift` stands for something in `Sources/<Target>/<folder>`: the file
/// `<Name>.swift`, a file whose name `<Name>` begins with (`JobPlan` for `JobPlanRandomTests`), or the folder or target
/// itself (`JobHistoryTests` in `Job`). Files that do not end in `Tests` are fixtures and stand where they are used.
/// `Support` is for what a whole target's tests share.
enum MirroredTests {
    /// What a target is made of: file stems by folder.
    typealias Stems = [String: Set<String>]

    static func findings(in test: SourceFile, target: String, stems: Stems) -> [Finding] {
        guard test.stem.hasSuffix("Tests"), test.folder != "Support" else { return [] }
        guard let files = stems[test.folder] else {
            return [test.finding(nil, "mirrors the folder \(test.folder), which \(target) does not have")]
        }
        let name = String(test.stem.dropLast("Tests".count))
        let folder = test.folder.split(separator: "/").last.map(String.init) ?? target
        let mirrors = files.contains { name.hasPrefix($0) } || name.hasPrefix(folder) || folder.hasPrefix(name)
        if mirrors { return [] }
        return [test.finding(nil, "\(name) is neither a file nor the folder in \(target)/\(test.folder)")]
    }

    static func stems(of files: [SourceFile]) -> Stems {
        var stems: Stems = [:]
        for file in files {
            stems[file.folder, default: []].insert(file.stem)
            // A folder that holds only folders can be mirrored too.
            var parts = file.folder.split(separator: "/")
            while parts.popLast() != nil { stems[parts.joined(separator: "/"), default: []].formUnion([]) }
        }
        return stems
    }
}

@Suite struct MirroredTestsTests {
    private let sources = Dictionary(grouping: Repository.current.sources + Repository.current.benchmarks) {
        $0.target.lowercased()
    }

    @Test func everyTestFileMirrorsASource() {
        let tests = Repository.current.tests.filter { !Architecture.testTargetsOfTheirOwn.contains($0.target) }
        expectNone(
            tests.flatMap { test in
                let target = Architecture.mirrored[test.target] ?? String(test.target.dropLast("Tests".count))
                guard let files = sources[target.lowercased()] else {
                    return [test.finding(nil, "there is no target \(target) to mirror")]
                }
                return MirroredTests.findings(in: test, target: target, stems: MirroredTests.stems(of: files))
            })
    }

    @Test func everyTargetOfTheLowerLayersHasTests() {
        let tested = Set(Repository.current.tests.map(\.target))
        let untested = Architecture.targets.filter { $0.layer < 3 && !tested.contains($0.name + "Tests") }
        // ObjectModel is generated, and tested through all others; its generator has `make check`.
        #expect(untested.map(\.name) == ["ObjectModel"])
    }

    @Test(arguments: [
        ("Tests/ATests/Job/JobPlanTests.swift", true), ("Tests/ATests/Job/JobPlanRandomTests.swift", true),
        ("Tests/ATests/Job/JobHistoryTests.swift", true), ("Tests/ATests/Filters/FilterTests.swift", true),
        ("Tests/ATests/Job/PodTests.swift", false), ("Tests/ATests/Cron/JobPlanTests.swift", false),
        ("Tests/ATests/JobPlanTests.swift", false), ("Tests/ATests/Job/Builders.swift", true),
        ("Tests/ATests/Support/FuzzTests.swift", true),
    ])
    func whatMirrors(_ path: String, _ expected: Bool) {
        let stems = MirroredTests.stems(of: [
            SourceFile(path: "Sources/A/Job/JobPlan.swift", text: ""),
            SourceFile(path: "Sources/A/Filters/TaintFilter.swift", text: ""),
        ])
        let findings = MirroredTests.findings(in: SourceFile(path: path, text: ""), target: "A", stems: stems)
        #expect(findings.isEmpty == expected)
    }
}
