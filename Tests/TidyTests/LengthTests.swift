import Testing

/// What fits on a screen can be read at once.
enum Lengths {
    static let functionLines = 70
    static let fileLines = 600
    static let columns = 120

    static func findings(in file: SourceFile) -> [Finding] {
        longFile(file) + longLines(file) + longFunctions(file)
    }

    private static func longFile(_ file: SourceFile) -> [Finding] {
        let lines = file.text.raw.count - (file.text.raw.last == "" ? 1 : 0)
        return lines > fileLines ? [file.finding(nil, "\(lines) lines, more than \(fileLines)")] : []
    }

    private static func longLines(_ file: SourceFile) -> [Finding] {
        file.text.raw.enumerated().compactMap { number, line in
            // Bytes first: counting characters is slow and seldom needed.
            guard line.utf8.count > columns, line.count > columns else { return nil }
            return file.finding(number, "\(line.count) columns, more than \(columns)")
        }
    }

    private static func longFunctions(_ file: SourceFile) -> [Finding] {
        file.declarations.compactMap { declaration in
            guard !declaration.isType, declaration.lineCount > functionLines else { return nil }
            let message = "\(declaration.keyword) \(declaration.name) has \(declaration.lineCount) lines"
            return file.finding(declaration.line, message + ", more than \(functionLines)")
        }
    }
}

@Suite struct LengthTests {
    @Test func filesLinesAndFunctionsOfTheTreeAreShort() {
        expectNone(Repository.current.everything.flatMap(Lengths.findings))
    }

    private func file(_ text: String) -> SourceFile { SourceFile(path: "Sources/ObjectTree/A.swift", text: text) }

    @Test(arguments: [(68, 0), (69, 1)])
    func aFunctionOfMoreThanSeventyLinesIsFound(_ body: Int, _ expected: Int) {
        let lines = Array(repeating: "        step()", count: body).joined(separator: "\n")
        let text = "struct A {\n    func long(\n        _ a: Int = { 1 }()) {\n\(lines)\n    }\n}\n"
        #expect(Lengths.findings(in: file(text)).count == (body + 3 > 70 ? 1 : 0))
        #expect(Lengths.findings(in: file("func f() {\n\(lines)\n}\n")).count == (expected == 0 ? 0 : 1))
    }

    @Test func bracesInTextDoNotCount() {
        let text = "func f() {\n    let a = \"}\" // }\n    let b = \"\\(c { \"}\" })\"\n}\nfunc g() {}\n"
        #expect(file(text).declarations.filter { $0.keyword == "func" }.map(\.end) == [3, 4])
    }

    @Test(arguments: [(600, 0), (601, 1)])
    func aFileOfMoreThanSixHundredLinesIsFound(_ lines: Int, _ expected: Int) {
        let text = Array(repeating: "//\n", count: lines).joined()
        #expect(Lengths.findings(in: file(text)).count == expected)
    }

    @Test(arguments: [(120, 0), (121, 1)])
    func aLineOfMoreThanHundredAndTwentyColumnsIsFound(_ columns: Int, _ expected: Int) {
        #expect(Lengths.findings(in: file(String(repeating: "ä", count: columns))).count == expected)
    }
}
