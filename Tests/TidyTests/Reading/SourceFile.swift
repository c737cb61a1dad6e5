/// A Swift file of the repository, read once and looked at by every checker.
struct SourceFile: Sendable {
    /// Relative to the repository, such as `Sources/ObjectTree/Value.swift`.
    let path: String
    let text: SourceText
    let declarations: [Declaration]

    init(path: String, text: String) {
        self.path = path
        self.text = SourceText(text)
        declarations = DeclarationScanner.declarations(in: self.text.code)
    }

    /// The folder below `Sources` or `Tests`; for the program in `Benchmarks` that name.
    var target: String { component(isBenchmark ? 0 : 1) }
    /// `Value.swift`
    var fileName: String { component(path.split(separator: "/").count - 1) }
    /// `Value`
    var stem: String { String(fileName.prefix { $0 != "." }) }
    /// The folders between the target and the file, such as `Validation/Pod`; empty at the top.
    var folder: String {
        path.split(separator: "/").dropFirst(isBenchmark ? 1 : 2).dropLast().joined(separator: "/")
    }
    private var isBenchmark: Bool { path.hasPrefix("Benchmarks/") }

    private func component(_ index: Int) -> String {
        let components = path.split(separator: "/")
        return components.indices.contains(index) ? String(components[index]) : ""
    }
}

/// One breach of a rule, and where it is.
struct Finding: Sendable, Hashable, CustomStringConvertible {
    var path: String
    /// Counted from 1, as editors do; nil where a whole file is meant.
    var line: Int?
    var message: String

    var description: String { path + (line.map { ":\($0)" } ?? "") + ": " + message }
}

extension SourceFile {
    /// A finding at a line counted from 0.
    func finding(_ line: Int? = nil, _ message: String) -> Finding {
        Finding(path: path, line: line.map { $0 + 1 }, message: message)
    }
}
