// swift-tools-version:6.2
import PackageDescription

let package = Package(
    name: "swiftlet",
    platforms: [.macOS(.v15)],
    targets: [
        .target(name: "ObjectTree"),
        .target(name: "ObjectModel", dependencies: ["ObjectTree"]),
        .executableTarget(name: "SchemaCompiler", dependencies: ["ObjectTree"]),
    ],
    swiftLanguageModes: [.v6]
)
