// swift-tools-version:6.2
import PackageDescription

let package = Package(
    name: "website-operator",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "swiftlet", path: "../..")],
    targets: [
        .executableTarget(
            name: "WebsiteOperator", dependencies: [.product(name: "SwiftletKit", package: "swiftlet")])
    ],
    swiftLanguageModes: [.v6]
)
