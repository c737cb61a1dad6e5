import Foundation
import Testing

/// The working tree that these tests were compiled in.
struct Repository: Sendable {
    let root: URL
    /// Swift files of `Sources`, without the generated ones, sorted by path.
    let sources: [SourceFile]
    /// Swift files of the program that measures, sorted by path.
    let benchmarks: [SourceFile]
    /// Swift files of `Tests`, sorted by path.
    let tests: [SourceFile]
    /// Markdown files of the repository, sorted by path.
    let pages: [Page]

    /// All that is written by hand.
    var everything: [SourceFile] { sources + benchmarks + tests }

    /// A Markdown file.
    struct Page: Sendable {
        let path: String
        let text: String
    }

    static let current: Repository = Repository(root: rootFolder())

    private init(root: URL) {
        self.root = root
        let swift = { (folder: String) -> [SourceFile] in
            Self.paths(in: folder, of: root, ending: ".swift").map { path in
                SourceFile(path: path, text: Self.read(path, of: root))
            }
        }
        sources = swift("Sources")
        benchmarks = swift("Benchmarks")
        tests = swift("Tests")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []
        let top = names.filter { $0.hasSuffix(".md") }
        let below = ["docs", "Schema", "examples", "Benchmarks"].flatMap { Self.paths(in: $0, of: root, ending: ".md") }
        pages = (top.sorted() + below).map { Page(path: $0, text: Self.read($0, of: root)) }
    }

    /// Whether there is a file or a folder at this path.
    func contains(_ path: String) -> Bool { FileManager.default.fileExists(atPath: root.appending(path: path).path) }

    /// Names of the folders right in a folder.
    func folders(in path: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: root.appending(path: path).path)) ?? []
        return names.filter { isFolder(path + "/" + $0) && holdsFiles(path + "/" + $0) }.sorted()
    }

    private func isFolder(_ path: String) -> Bool {
        var isDirectory = ObjCBool(false)
        let exists = FileManager.default.fileExists(atPath: root.appending(path: path).path, isDirectory: &isDirectory)
        return exists && isDirectory.boolValue
    }

    private func holdsFiles(_ path: String) -> Bool {
        !((try? FileManager.default.subpathsOfDirectory(atPath: root.appending(path: path).path)) ?? []).isEmpty
    }

    private static func rootFolder() -> URL {
        // Tests/TidyTests/Reading/Repository.swift, four levels up.
        var root = URL(filePath: #filePath).resolvingSymlinksInPath()
        for _ in 1...4 { root.deleteLastPathComponent() }
        return root
    }

    private static func paths(in folder: String, of root: URL, ending: String) -> [String] {
        let all = (try? FileManager.default.subpathsOfDirectory(atPath: root.appending(path: folder).path)) ?? []
        return all.filter { $0.hasSuffix(ending) && !$0.contains("Generated/") }.sorted().map { folder + "/" + $0 }
    }

    private static func read(_ path: String, of root: URL) -> String {
        (try? String(contentsOf: root.appending(path: path), encoding: .utf8)) ?? ""
    }
}

/// Records one issue per finding, so that a failing run is a list of places to go to.
func expectNone(_ findings: [Finding], sourceLocation: SourceLocation = #_sourceLocation) {
    for finding in findings { Issue.record("\(finding.description)", sourceLocation: sourceLocation) }
}
