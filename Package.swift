// swift-tools-version:6.2
import PackageDescription

let objects: [Target.Dependency] = ["ObjectTree", "ObjectModel"]

let package = Package(
    name: "swiftlet",
    platforms: [.macOS(.v15)],
    products: [.library(name: "SwiftletKit", targets: ["SwiftletKit"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-asn1", from: "1.7.4"),
        .package(url: "https://github.com/apple/swift-certificates", from: "1.21.1"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-http2", from: "1.46.0"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        // Layer 0: values and rules.
        .target(name: "ObjectTree"),
        .target(name: "ObjectModel", dependencies: ["ObjectTree"]),
        .target(name: "RegularExpressions"),
        .target(name: "CEL", dependencies: ["ObjectTree", "RegularExpressions"]),
        .target(name: "FieldManagement", dependencies: ["ObjectTree"]),
        .target(name: "ObjectRules", dependencies: objects + ["CEL"]),
        .target(name: "WorkloadPlans", dependencies: objects + ["ObjectRules"]),
        .target(name: "CustomResources", dependencies: objects + ["CEL", "ObjectRules", "RegularExpressions"]),
        .target(name: "ClusterPlans", dependencies: objects + ["WorkloadPlans", "ObjectRules"]),
        .target(name: "SchedulingPlans", dependencies: objects + ["ObjectRules"]),
        .target(name: "PodPlans", dependencies: objects),
        .target(name: "AccessRules", dependencies: objects + ["ObjectRules"]),
        .target(name: "WatchWindow"),
        // Layer 1: mechanisms.
        .target(name: "ObjectCoding", dependencies: objects + [.product(name: "Yams", package: "Yams")]),
        .target(name: "APIClient", dependencies: objects),
        .target(
            name: "OutgoingHTTP",
            dependencies: [
                .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"), .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ]),
        .target(
            name: "ControllerRuntime",
            dependencies: objects + [
                "APIClient", "ObjectRules", "WorkloadPlans", .product(name: "Logging", package: "swift-log"),
                .product(name: "DequeModule", package: "swift-collections"),
                .product(name: "HeapModule", package: "swift-collections"),
            ]),
        .target(
            name: "ObjectStore",
            dependencies: objects + [
                "ObjectCoding", "WatchWindow", .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "GRDB", package: "GRDB.swift"),
            ]),
        .target(name: "CAllocator"),
        .target(name: "CContainerShim"),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
        .target(name: "ContainerRuntime", dependencies: objects + ["CContainerShim"]),
        // Layer 2: services.
        .target(
            name: "SwiftletKit",
            dependencies: objects + [
                "APIClient", "ClusterAccess", "ControllerRuntime", "ObjectCoding", "OutgoingHTTP", "WorkloadPlans",
            ]),
        .target(
            name: "Controllers",
            dependencies: objects + [
                "APIClient", "AccessRules", "ClusterAccess", "ControllerRuntime", "ClusterPlans", "CustomResources",
                "WorkloadPlans",
                "ObjectRules",
                .product(name: "Logging", package: "swift-log"),
            ]),
        .target(
            name: "Scheduler",
            dependencies: objects + [
                "APIClient", "ControllerRuntime", "SchedulingPlans", .product(name: "Logging", package: "swift-log"),
                .product(name: "HeapModule", package: "swift-collections"),
            ]),
        .target(
            name: "NodeAgent",
            dependencies: objects + [
                "APIClient", "ControllerRuntime", "ContainerRuntime", "PodPlans", "ClusterPlans", "SchedulingPlans",
                "WorkloadPlans", "ObjectRules", .product(name: "Logging", package: "swift-log"),
            ]),
        .target(
            name: "APIServer",
            dependencies: objects + [
                "APIClient", "AccessRules", "CEL", "ClusterAccess", "CustomResources", "CZlib", "FieldManagement",
                "ObjectCoding", "ObjectRules", "ObjectStore", "OutgoingHTTP", "WatchWindow",
                .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"), .product(name: "NIOTLS", package: "swift-nio"),
                .product(name: "NIOHTTP2", package: "swift-nio-http2"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"), .product(name: "Logging", package: "swift-log"),
                .product(name: "DequeModule", package: "swift-collections"),
            ]),
        .target(
            name: "ClusterAccess",
            dependencies: [
                "ObjectTree", "ObjectCoding", .product(name: "X509", package: "swift-certificates"),
                .product(name: "SwiftASN1", package: "swift-asn1"), .product(name: "Crypto", package: "swift-crypto"),
            ]),
        // Layer 3: commands.
        .executableTarget(
            name: "swiftlet",
            dependencies: objects + [
                "APIClient", "APIServer", "CAllocator", "CContainerShim", "ClusterAccess", "ContainerRuntime",
                "ControllerRuntime", "Controllers", "NodeAgent", "ObjectCoding", "ObjectRules", "ObjectStore",
                "Scheduler", "WorkloadPlans",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"), .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"), .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ]),
        // Support.
        .target(
            name: "TestKit",
            dependencies: objects + [
                "APIClient", "ControllerRuntime", "ObjectRules", "WorkloadPlans",
                .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"), .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ]),
        .executableTarget(name: "SchemaCompiler", dependencies: ["ObjectTree"]),
        .testTarget(
            name: "FieldManagementTests", dependencies: ["FieldManagement", "ObjectModel", "ObjectTree", "TestKit"]),
        .testTarget(name: "ObjectTreeTests", dependencies: ["ObjectTree"]),
        .testTarget(name: "CELTests", dependencies: ["CEL", "ObjectTree"]),
        .testTarget(name: "RegularExpressionsTests", dependencies: ["RegularExpressions"]),
        .testTarget(
            name: "ObjectRulesTests", dependencies: objects + ["CEL", "ObjectRules", "ObjectCoding", "TestKit"]),
        .testTarget(name: "ObjectCodingTests", dependencies: objects + ["ObjectCoding", "TestKit"]),
        .testTarget(name: "WorkloadPlansTests", dependencies: objects + ["WorkloadPlans", "TestKit", "ObjectRules"]),
        .testTarget(
            name: "ClusterPlansTests",
            dependencies: objects + ["ClusterPlans", "WorkloadPlans", "TestKit", "ObjectRules"]),
        .testTarget(
            name: "CustomResourcesTests", dependencies: objects + ["CustomResources", "ObjectRules", "ObjectCoding"]),
        .testTarget(name: "SchedulingPlansTests", dependencies: objects + ["SchedulingPlans", "TestKit"]),
        .testTarget(name: "AccessRulesTests", dependencies: objects + ["AccessRules", "TestKit"]),
        .testTarget(name: "PodPlansTests", dependencies: objects + ["PodPlans"]),
        .testTarget(
            name: "SwiftletKitTests", dependencies: objects + ["SwiftletKit", "ObjectCoding", "TestKit"]),
        .testTarget(name: "OutgoingHTTPTests", dependencies: ["OutgoingHTTP", "TestKit"]),
        .testTarget(name: "APIClientTests", dependencies: objects + ["APIClient", "TestKit"]),
        .testTarget(
            name: "ControllerRuntimeTests",
            dependencies: objects + ["ControllerRuntime", "APIClient", "TestKit", "WorkloadPlans"]),
        .testTarget(name: "TestKitTests", dependencies: objects + ["TestKit", "APIClient", "ControllerRuntime"]),
        .testTarget(
            name: "ControllersTests",
            dependencies: objects + [
                "Controllers", "ControllerRuntime", "APIClient", "TestKit", "WorkloadPlans", "ClusterPlans",
                "ClusterAccess", "ObjectRules", "Scheduler",
            ]),
        .testTarget(
            name: "SchedulerTests",
            dependencies: objects + ["Scheduler", "SchedulingPlans", "ControllerRuntime", "APIClient", "TestKit"]),
        .testTarget(
            name: "ContainerRuntimeTests", dependencies: objects + ["ContainerRuntime", "TestKit", "swiftlet"]),
        .testTarget(name: "swiftletTests", dependencies: objects + ["swiftlet", "ObjectStore"]),
        .testTarget(name: "TidyTests"),
        .testTarget(name: "WatchWindowTests", dependencies: ["WatchWindow", "TestKit"]),
        .testTarget(
            name: "ObjectStoreTests",
            dependencies: objects + [
                "ObjectStore", "ObjectCoding", "StoreCrashWriter", "TestKit",
                .product(name: "GRDB", package: "GRDB.swift"),
            ]),
        .executableTarget(
            name: "StoreCrashWriter", dependencies: ["ObjectStore", "ObjectTree"], path: "Tests/StoreCrashWriter"),
        .testTarget(
            name: "ClusterAccessTests",
            dependencies: objects + [
                "ClusterAccess", "ObjectCoding", .product(name: "X509", package: "swift-certificates"),
                .product(name: "SwiftASN1", package: "swift-asn1"), .product(name: "Crypto", package: "swift-crypto"),
            ]),
        .executableTarget(
            name: "swiftlet-bench",
            dependencies: [
                .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOTLS", package: "swift-nio"), .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            path: "Benchmarks", exclude: ["README.md"]),
        .testTarget(
            name: "BenchmarkTests", dependencies: ["swiftlet-bench", .product(name: "NIOCore", package: "swift-nio")]),
        .testTarget(
            name: "APIServerTests",
            dependencies: objects + [
                "APIServer", "APIClient", "AccessRules", "ClusterAccess", "ObjectCoding", "ObjectRules", "ObjectStore",
                "TestKit",
                "ClusterPlans", "WorkloadPlans",
                .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOHTTP2", package: "swift-nio-http2"),
                .product(name: "NIOHPACK", package: "swift-nio-http2"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ]),
        .testTarget(
            name: "NodeAgentTests",
            dependencies: objects + [
                "NodeAgent", "TestKit", "ControllerRuntime", "APIClient", "AccessRules", "ContainerRuntime", "PodPlans",
                "swiftlet",
            ]),
    ],
    swiftLanguageModes: [.v6]
)
