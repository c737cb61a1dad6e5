/// The layers of `docs/architecture.md` as data. A new target, a new outside module or a new edge starts here.
enum Architecture {
    struct Target: Sendable {
        let name: String
        /// 0 values, 1 mechanisms, 2 services, 3 commands. Support (tests and tools) stands above all.
        let layer: Int
        /// Modules of other packages and of C that this target may import.
        let outside: Set<String>
        /// Whether it has bounds to name in a `Limits.swift`: queues, batches, buffers, retries.
        let isBounded: Bool

        init(_ name: String, layer: Int, outside: Set<String> = [], isBounded: Bool = true) {
            self.name = name
            self.layer = layer
            self.outside = outside
            self.isBounded = isBounded
        }
    }

    /// The layer of `TestKit` and `SchemaCompiler`.
    static let support = 4

    static let targets: [Target] = [
        Target("ObjectTree", layer: 0),
        Target("ObjectModel", layer: 0),
        Target("RegularExpressions", layer: 0),
        Target("CEL", layer: 0),
        Target("FieldManagement", layer: 0),
        Target("ObjectRules", layer: 0),
        Target("WorkloadPlans", layer: 0),
        Target("CustomResources", layer: 0),
        Target("ClusterPlans", layer: 0),
        Target("SchedulingPlans", layer: 0),
        Target("PodPlans", layer: 0),
        Target("AccessRules", layer: 0),
        Target("WatchWindow", layer: 0),
        // The event parser of Yams is C; see decision 0007.
        Target("ObjectCoding", layer: 1, outside: ["CYaml"]),
        Target("ObjectStore", layer: 1, outside: ["Crypto", "GRDB"]),
        Target("ControllerRuntime", layer: 1, outside: ["DequeModule", "HeapModule", "Logging"]),
        // A protocol and its requests: it holds nothing.
        Target("APIClient", layer: 1, isBounded: false),
        Target("OutgoingHTTP", layer: 1, outside: ["NIOCore", "NIOHTTP1", "NIOPosix", "NIOSSL"]),
        Target("ContainerRuntime", layer: 1, outside: ["CContainerShim"]),
        Target("ClusterAccess", layer: 1, outside: ["Crypto", "SwiftASN1", "X509"]),
        Target(
            "APIServer", layer: 2,
            outside: [
                "CZlib", "DequeModule", "Logging", "NIOCore", "NIOHTTP1", "NIOHTTP2", "NIOPosix", "NIOSSL", "NIOTLS",
            ]),
        Target("Controllers", layer: 2, outside: ["Logging"]),
        Target("Scheduler", layer: 2, outside: ["HeapModule", "Logging"]),
        Target("NodeAgent", layer: 2, outside: ["Logging"]),
        Target(
            "swiftlet", layer: 3,
            outside: [
                "ArgumentParser", "CAllocator", "CContainerShim", "Logging", "NIOCore", "NIOHTTP1", "NIOPosix", "NIOSSL",
                "X509",
            ],
            isBounded: false),
        Target(
            "TestKit", layer: support, outside: ["NIOCore", "NIOHTTP1", "NIOPosix", "NIOSSL"], isBounded: false),
        Target("SchemaCompiler", layer: support, isBounded: false),
    ]

    /// Targets written in C: their rules are those of `ContainerRuntime`, which alone calls them.
    static let targetsInC: Set = ["CAllocator", "CContainerShim", "CZlib"]

    /// What comes with the toolchain and the system: free from layer 1 on, closed to layer 0.
    static let systemModules: Set = [
        "Darwin", "Dispatch", "Foundation", "FoundationEssentials", "Glibc", "Musl", "Synchronization",
    ]

    /// Test targets that mirror no other: these very tests, and programs that tests run.
    static let testTargetsOfTheirOwn: Set = ["StoreCrashWriter", "TidyTests"]

    /// What a test target mirrors where its name does not say so.
    static let mirrored = ["BenchmarkTests": "Benchmarks"]

    static func target(_ name: String) -> Target? { targets.first { $0.name == name } }
}
