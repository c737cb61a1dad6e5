import Testing

/// The Markdown files of the repository hold together.
enum Documents {
    struct Link: Equatable {
        var line: Int
        var target: String
    }

    /// The targets of `[text](target)`, outside of code.
    static func links(in text: String) -> [Link] {
        var links: [Link] = []
        var isFenced = false
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if line.drop(while: { $0 == " " }).hasPrefix("```") { isFenced.toggle() }
            if isFenced { continue }
            let prose = line.split(separator: "`", omittingEmptySubsequences: false).enumerated()
                .filter { $0.offset % 2 == 0 }.map(\.element).joined(separator: "`")
            for match in prose.matches(of: #/\]\(([^)\s]+)\)/#) {
                links.append(Link(line: number + 1, target: String(match.1)))
            }
        }
        return links
    }

    /// Where a link of a page leads in the repository; nil for one that leads out of it or stays on the page.
    static func path(of link: Link, on page: String) -> String? {
        if link.target.contains("://") || link.target.hasPrefix("#") || link.target.hasPrefix("mailto:") { return nil }
        let target = link.target.prefix { $0 != "#" }
        var parts = page.split(separator: "/").dropLast().map(String.init)
        for part in target.split(separator: "/") where part != "." {
            if part == "..", parts.popLast() != nil { continue }
            parts.append(String(part))
        }
        return parts.joined(separator: "/")
    }

    static func brokenLinks(on page: Repository.Page, exists: (String) -> Bool) -> [Finding] {
        links(in: page.text).compactMap { link in
            guard let path = path(of: link, on: page.path), !exists(path) else { return nil }
            return Finding(path: page.path, line: link.line, message: "\(link.target) leads nowhere")
        }
    }

    /// A row of `docs/where.md`: a word, and the paths in backquotes beside it.
    struct Place: Equatable {
        var line: Int
        var word: String
        var paths: [String]
    }

    static func places(in text: String) -> [Place] {
        text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap { number, line in
            let cells = line.split(separator: "|", omittingEmptySubsequences: false).dropFirst()
            guard let word = cells.first, cells.count > 2, !word.hasPrefix("---"), word != " word " else { return nil }
            let paths = cells.dropFirst().flatMap { $0.matches(of: #/`([^`]+)`/#) }.map { String($0.1) }
            return Place(line: number + 1, word: plain(word), paths: paths)
        }
    }

    private static func plain(_ cell: Substring) -> String {
        String(String(cell).filter { $0 != "`" }.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }

    static func findings(in places: [Place], page: String, exists: (String) -> Bool) -> [Finding] {
        var findings: [Finding] = []
        for place in places {
            let missing = place.paths.isEmpty ? ["(no path)"] : place.paths.filter { !exists($0) }
            findings += missing.map { path in
                Finding(path: page, line: place.line, message: "\(place.word): \(path) is not there")
            }
        }
        for (one, next) in zip(places, places.dropFirst()) where next.word.lowercased() <= one.word.lowercased() {
            findings.append(Finding(path: page, line: next.line, message: "\(next.word) stands after \(one.word)"))
        }
        return findings
    }

    static let decisionSections = ["## Context", "## Decision", "## Consequences", "## What it costs everyone"]

    /// Decision records are numbered from 0001 without gaps, have the four sections, and are in the index.
    static func decisionFindings(_ records: [Repository.Page], index: String) -> [Finding] {
        var findings: [Finding] = []
        for (position, record) in records.enumerated() {
            let name = String(record.path.split(separator: "/").last ?? "")
            let digits = String(position + 1)
            let number = String(repeating: "0", count: 4 - digits.count) + digits
            if !name.hasPrefix(number + "-") {
                findings.append(Finding(path: record.path, line: nil, message: "expected number \(number)"))
            }
            if !index.contains("(\(name))") {
                findings.append(Finding(path: record.path, line: nil, message: "is not in the index"))
            }
            for section in decisionSections where !record.text.contains(section + "\n") {
                findings.append(Finding(path: record.path, line: nil, message: "has no section \(section)"))
            }
        }
        return findings
    }
}

@Suite struct DocumentTests {
    private let repository = Repository.current

    @Test func linksLeadSomewhere() {
        expectNone(repository.pages.flatMap { Documents.brokenLinks(on: $0, exists: repository.contains) })
    }

    @Test func theMapIsTrue() throws {
        let page = try #require(repository.pages.first { $0.path == "docs/where.md" })
        let places = Documents.places(in: page.text)
        #expect(places.count >= 120)
        expectNone(Documents.findings(in: places, page: page.path, exists: repository.contains))
    }

    @Test func decisionsAreNumberedAndIndexed() throws {
        let pages = repository.pages.filter { $0.path.hasPrefix("docs/decisions/") }
        let index = try #require(pages.first { $0.path.hasSuffix("/README.md") })
        let records = pages.filter { $0.path != index.path }
        #expect(!records.isEmpty)
        expectNone(Documents.decisionFindings(records, index: index.text))
    }

    @Test func everyPageOfTheDocumentationIsInItsIndex() throws {
        let index = try #require(repository.pages.first { $0.path == "docs/README.md" })
        let linked = Set(Documents.links(in: index.text).compactMap { Documents.path(of: $0, on: index.path) })
        let pages = repository.pages.map(\.path).filter { $0.hasPrefix("docs/") && !$0.hasPrefix("docs/decisions/0") }
        #expect(Set(pages).subtracting(linked) == ["docs/README.md"])
    }

    @Test func brokenLinksAreFound() {
        let text = "See [a](a.md), [b](../b.md#part), [c](https://c.org/x), [d](#d), `[e](e.md)`.\n```\n[f](f.md)\n```"
        let page = Repository.Page(path: "docs/page.md", text: text)
        #expect(Documents.brokenLinks(on: page) { _ in false }.count == 2)
        #expect(Documents.brokenLinks(on: page) { ["docs/a.md", "b.md"].contains($0) }.isEmpty)
    }

    @Test func wrongPlacesAreFound() {
        let text = "| word | where |\n|---|---|\n| `b` | `B.swift`, `C.swift` |\n| a | `A.swift` |\n| c | nowhere |\n"
        let places = Documents.places(in: text)
        #expect(places.map(\.word) == ["b", "a", "c"])
        let findings = Documents.findings(in: places, page: "where.md") { $0 != "C.swift" }
        #expect(findings.map(\.line) == [3, 5, 4])
    }

    @Test func gapsAmongDecisionsAreFound() {
        let whole = Documents.decisionSections.joined(separator: "\n") + "\n"
        let records = [
            Repository.Page(path: "docs/decisions/0001-a.md", text: whole),
            Repository.Page(path: "docs/decisions/0003-c.md", text: "## Context\n"),
        ]
        let findings = Documents.decisionFindings(records, index: "[a](0001-a.md) [c](0003-c.md)")
        #expect(findings.map(\.path) == Array(repeating: "docs/decisions/0003-c.md", count: 4))
        #expect(Documents.decisionFindings([records[0]], index: "").count == 1)
    }
}
