import Testing

/// Imports go down only, and services never import each other.
enum Layers {
    /// The module of an import line such as `@_exported public import struct Foundation.Data`.
    static func importedModule(_ line: String) -> String? {
        var words = line.split(separator: " ").filter { !$0.hasPrefix("@") }
        while let first = words.first, ["public", "package", "internal", "private", "fileprivate"].contains(first) {
            words.removeFirst()
        }
        guard words.count > 1, words.removeFirst() == "import" else { return nil }
        if words.count > 1, ["struct", "class", "enum", "func", "protocol", "var", "let"].contains(words[0]) {
            words.removeFirst()
        }
        return words.first?.split(separator: ".").first.map(String.init)
    }

    static func findings(in file: SourceFile) -> [Finding] {
        guard let target = Architecture.target(file.target) else {
            return [file.finding(nil, "target \(file.target) is not in the table of Architecture.swift")]
        }
        return file.text.code.enumerated().compactMap { number, line in
            guard line.contains("import "), let module = importedModule(line) else { return nil }
            return problem(target, importing: module).map { file.finding(number, $0) }
        }
    }

    /// Why a target must not import a module; nil when it may.
    static func problem(_ target: Architecture.Target, importing module: String) -> String? {
        if target.outside.contains(module) { return nil }
        if Architecture.systemModules.contains(module) {
            return target.layer == 0 ? "layer 0 imports \(module)" : nil
        }
        guard let other = Architecture.target(module) else {
            return "\(target.name) may not import \(module): see the table of Architecture.swift"
        }
        if other.layer > target.layer { return "\(target.name) imports \(module) of a layer above" }
        if other.layer == 2, target.layer == 2 { return "service \(target.name) imports service \(module)" }
        return nil
    }
}

@Suite struct LayerTests {
    @Test func importsOfTheTreeGoDown() {
        expectNone(Repository.current.sources.flatMap(Layers.findings))
    }

    @Test func everyTargetIsInTheTable() {
        let folders = Set(Repository.current.folders(in: "Sources")).subtracting(Architecture.targetsInC)
        #expect(folders.subtracting(Architecture.targets.map(\.name)).isEmpty)
    }

    @Test func testsUseThePublicFaceOfATarget() {
        expectNone(
            Repository.current.tests.flatMap { file in
                BannedCalls.findings(in: file, of: [BannedCalls.Rule("@testable", "tests see what users see")])
            })
    }

    @Test(
        arguments: [
            ("import ObjectModel", "ObjectModel"), ("@_exported import ObjectTree", "ObjectTree"),
            ("@preconcurrency public import struct Foundation.Data", "Foundation"), ("    import Glibc", "Glibc"),
            ("let important = 1", nil),
        ] as [(String, String?)])
    func moduleOfAnImportLine(_ line: String, _ module: String?) {
        #expect(Layers.importedModule(line) == module)
    }

    @Test(
        arguments: [
            ("ObjectRules", "ObjectModel", true), ("ObjectRules", "ObjectCoding", false),
            ("PodPlans", "Foundation", false),
            ("PodPlans", "Synchronization", false), ("ObjectStore", "Foundation", true),
            ("ObjectStore", "NIOCore", false),
            ("Scheduler", "NodeAgent", false), ("Scheduler", "ControllerRuntime", true),
            ("swiftlet", "Scheduler", true),
            ("Scheduler", "TestKit", false), ("TestKit", "ControllerRuntime", true), ("Scheduler", "Unheard", false),
        ] as [(String, String, Bool)])
    func whoMayImportWhom(_ target: String, _ module: String, _ allowed: Bool) throws {
        let target = try #require(Architecture.target(target))
        #expect((Layers.problem(target, importing: module) == nil) == allowed)
    }

    @Test func anImportInACommentOrStringIsNone() {
        let text = "// import Foundation\nlet text = \"import Foundation\"\n"
        let file = SourceFile(path: "Sources/PodPlans/A.swift", text: text)
        #expect(Layers.findings(in: file).isEmpty)
        let other = SourceFile(path: "Sources/PodPlans/A.swift", text: "import Foundation\n")
        #expect(Layers.findings(in: other).map(\.line) == [1])
    }
}
