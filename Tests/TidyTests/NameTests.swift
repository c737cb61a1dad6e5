import Testing

/// Names that say nothing attract what belongs nowhere.
enum Names {
    static let empty = ["Utils", "Util", "Utilities", "Helpers", "Helper", "Common", "Manager", "Misc"]

    static func saysNothing(_ name: String) -> Bool { empty.contains { name == $0 || name.hasSuffix($0) } }

    static func findings(in file: SourceFile) -> [Finding] {
        let parts = (file.stem.split(separator: "+") + file.folder.split(separator: "/")).map(String.init)
        let places = parts.filter(saysNothing).map { file.finding(nil, "a file or folder called \($0) says nothing") }
        let types = file.declarations.filter { $0.isType && saysNothing($0.name) }
        return places + types.map { file.finding($0.line, "a type called \($0.name) says nothing") }
    }
}

@Suite struct NameTests {
    @Test func namesOfTheTreeSaySomething() {
        expectNone(Repository.current.everything.flatMap(Names.findings))
    }

    @Test(arguments: [
        ("Sources/ObjectTree/StringUtils.swift", "", 1), ("Sources/ObjectTree/Helpers/A.swift", "", 1),
        ("Sources/ObjectTree/A+Common.swift", "", 1), ("Sources/ObjectTree/A.swift", "struct PodManager {}", 1),
        ("Sources/ObjectTree/A.swift", "struct ManagedFields {}\nstruct CommonName {}", 0),
    ])
    func emptyNamesAreFound(_ path: String, _ text: String, _ expected: Int) {
        #expect(Names.findings(in: SourceFile(path: path, text: text)).count == expected)
    }
}
