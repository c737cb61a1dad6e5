import Foundation
import ObjectTree

/// `SchemaCompiler SCHEMA_DIR OUTPUT_DIR [--check]`: writes the generated sources, or with --check names the stale.
let arguments = CommandLine.arguments.dropFirst()
let check = arguments.contains("--check")
let folders = arguments.filter { !$0.hasPrefix("--") }
guard folders.count == 2, let input = folders.first, let output = folders.last else {
    FileHandle.standardError.write(Data("usage: SchemaCompiler SCHEMA_DIR OUTPUT_DIR [--check]\n".utf8))
    exit(2)
}

do {
    let files = try SchemaFiles.read(folder: input)
    let schema = try SchemaParser.parse(files.text)
    let generated = SwiftEmitter(schema: schema).files() + [EmbeddedSchemaEmitter.file(text: files.text)]
    let stale = try OutputFolder(path: output).update(generated, check: check)
    if check, !stale.isEmpty {
        print("stale: \(stale.joined(separator: ", ")); run `make generate`")
        exit(1)
    }
    print(stale.isEmpty ? "generated sources are current" : "wrote \(stale.joined(separator: ", "))")
} catch {
    FileHandle.standardError.write(Data("SchemaCompiler: \(error)\n".utf8))
    exit(1)
}
