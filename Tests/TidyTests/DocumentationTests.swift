import Testing

/// Public declarations say what they decide or return.
///
/// A comment is asked of types, functions and properties. It may be shared: by properties and overloads that follow on
/// the next line, by the properties right below the head of a type, and by members of at most four lines of an
/// extension that has a comment itself. None is asked of initialisers, of enum cases, and of what a protocol asks for,
/// which is documented there.
struct Documentation {
    /// Requirements by protocol name, from the protocols of the tree.
    private var requirements: [String: Set<String>] = [:]
    /// What types conform to, by their names.
    private var conformances: [String: Set<String>] = [:]

    /// Members of an extension longer than this need a comment of their own.
    static let sharedLines = 4

    /// Requirements of the standard library's protocols.
    static let standardRequirements: Set = [
        "==", "<", "hash", "description", "debugDescription", "errorDescription", "id", "rawValue", "encode", "next",
        "makeIterator", "makeAsyncIterator", "startIndex", "endIndex", "index", "subscript", "customMirror", "count",
        "underestimatedCount", "allCases", "configuration", "run", "channelRead", "Element", "Index", "Iterator",
    ]

    init(_ files: [SourceFile]) {
        for file in files {
            for declaration in file.declarations {
                if declaration.isType {
                    conformances[declaration.name, default: []].formUnion(declaration.conformances)
                }
                guard let parent = declaration.parent, file.declarations[parent].keyword == "protocol" else { continue }
                requirements[file.declarations[parent].name, default: []].insert(declaration.name)
            }
        }
    }

    func findings(in file: SourceFile) -> [Finding] {
        file.declarations.indices.compactMap { index in
            let declaration = file.declarations[index]
            guard declaration.isPublic, isAsked(declaration, in: file) else { return nil }
            guard !isDocumented(index, in: file) else { return nil }
            return file.finding(declaration.line, "public \(declaration.keyword) \(declaration.name) has no comment")
        }
    }

    private func isAsked(_ declaration: Declaration, in file: SourceFile) -> Bool {
        if ["init", "deinit", "case", "extension"].contains(declaration.keyword) { return false }
        if declaration.isType { return true }
        if Self.standardRequirements.contains(declaration.name) { return false }
        guard let parent = declaration.parent else { return true }
        let protocols = conformances[file.declarations[parent].name] ?? []
        return !protocols.contains { requirements[$0]?.contains(declaration.name) ?? false }
    }

    private func isDocumented(_ index: Int, in file: SourceFile) -> Bool {
        let declaration = file.declarations[index]
        if hasComment(above: declaration.line, in: file) { return true }
        if let before = neighbour(of: index, in: file) { return isDocumented(before, in: file) }
        guard let parent = declaration.parent else { return false }
        let around = file.declarations[parent]
        guard hasComment(above: around.line, in: file) else { return false }
        let isShort = around.keyword == "extension" && declaration.lineCount <= Self.sharedLines
        let isFirst = declaration.line == around.line + 1 && ["var", "let"].contains(declaration.keyword)
        return isShort || isFirst
    }

    /// The declaration that ends on the line before, when one comment can speak for both.
    private func neighbour(of index: Int, in file: SourceFile) -> Int? {
        let declaration = file.declarations[index]
        let first = firstLine(of: declaration.line, in: file)
        return file.declarations[..<index].lastIndex { other in
            let adjacent = other.end == first - 1 && other.parent == declaration.parent
            let isPair = ["var", "let"].contains(other.keyword) && ["var", "let"].contains(declaration.keyword)
            return adjacent && (isPair || other.name == declaration.name)
        }
    }

    private func hasComment(above line: Int, in file: SourceFile) -> Bool {
        let first = firstLine(of: line, in: file)
        guard first > 0 else { return false }
        return file.text.raw[first - 1].drop { $0 == " " }.hasPrefix("///")
    }

    /// The line of the first attribute of a declaration.
    private func firstLine(of line: Int, in file: SourceFile) -> Int {
        var first = line
        while first > 0, file.text.raw[first - 1].drop(while: { $0 == " " }).hasPrefix("@") { first -= 1 }
        return first
    }
}

@Suite struct DocumentationTests {
    @Test func publicDeclarationsOfTheTreeAreDocumented() {
        let documentation = Documentation(Repository.current.sources)
        expectNone(Repository.current.sources.flatMap(documentation.findings))
    }

    @Test(arguments: [
        ("public struct A {}", 1), ("/// An a.\npublic struct A {}", 0), ("// An a.\npublic struct A {}", 1),
        ("/// An a.\n@frozen\npublic struct A {}", 0), ("struct A {}", 0),
        ("/// A.\npublic struct A {\n    public init() {}\n    public func f() {}\n}", 1),
        ("/// A.\npublic struct A {\n    /// Low and high.\n    public let low = 1\n    public let high = 2\n}", 0),
        ("/// A.\npublic struct A {\n    /// Low.\n    public let low = 1\n\n    public let high = 2\n}", 1),
        ("/// A.\npublic struct A {\n    public let low = 1\n    public let high = 2\n\n    public let mean = 1\n}", 1),
        ("/// A.\nextension A {\n    public func f() {}\n    public func g() {\n\n\n\n    }\n}", 1),
        ("/// P.\npublic protocol P {\n    func f()\n}\nextension A: P {\n    public func f() {}\n}", 0),
        ("/// F.\npublic func f(_ a: Int) {}\npublic func f(_ a: String) {}\npublic func g() {}", 1),
        ("extension A: Hashable {\n    public func hash(into hasher: inout Hasher) {\n    }\n}", 0),
    ])
    func whatNeedsAComment(_ text: String, _ expected: Int) {
        let file = SourceFile(path: "Sources/ObjectTree/A.swift", text: text)
        #expect(Documentation([file]).findings(in: file).count == expected)
    }
}
