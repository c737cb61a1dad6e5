import Foundation

/// The files of `Schema/`, read in the order of their names.
struct SchemaFiles {
    let text: String

    static func read(folder: String) throws -> SchemaFiles {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder)
            .filter { $0.hasSuffix(".schema") }.sorted()
        let texts = try names.map { try String(contentsOfFile: "\(folder)/\($0)", encoding: .utf8) }
        return SchemaFiles(text: texts.joined(separator: "\n"))
    }
}

/// One file to be generated.
struct GeneratedFile {
    let name: String
    let text: String
}

/// Where generated sources live; a file that is already right is left alone, so that nothing is rebuilt for it.
struct OutputFolder {
    let path: String

    /// Writes what differs (or, when checking, writes nothing) and returns the names of those files.
    func update(_ files: [GeneratedFile], check: Bool) throws -> [String] {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        var changed: [String] = []
        for file in files {
            let target = "\(path)/\(file.name)"
            let exists = FileManager.default.fileExists(atPath: target)
            if exists, try String(contentsOfFile: target, encoding: .utf8) == file.text { continue }
            changed.append(file.name)
            if !check { try file.text.write(toFile: target, atomically: true, encoding: .utf8) }
        }
        let wanted = Set(files.map(\.name))
        for name in try FileManager.default.contentsOfDirectory(atPath: path) where !wanted.contains(name) {
            changed.append(name)
            if !check { try FileManager.default.removeItem(atPath: "\(path)/\(name)") }
        }
        return changed
    }
}

enum EmbeddedSchemaEmitter {
    /// The schema's text without blank lines and comments, as one literal: literals cost neither compile time nor
    /// start-up work.
    static func file(text: String) -> GeneratedFile {
        let lines = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
        var out = SwiftEmitter.header
        out += "import ObjectTree\n\nextension Schema {\n    static let embeddedText = #\"\"\"\n"
        out += lines.joined(separator: "\n")
        out += "\n\"\"\"#\n}\n"
        return GeneratedFile(name: "EmbeddedSchema.swift", text: out)
    }
}
