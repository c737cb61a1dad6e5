import ObjectModel

/// The document at `/version`: the Kubernetes release whose API is served, and what this binary was made with.
public struct ServerVersion: Sendable {
    /// Of Swiftlet itself, such as `0.1.0`; part of `gitVersion`, as distributions of Kubernetes do it.
    public let build: String
    public let platform: String

    public init(build: String, platform: String) {
        self.build = build
        self.platform = platform
    }

    /// The platform this binary runs on, such as `linux/amd64`.
    public static var currentPlatform: String {
        #if os(Linux)
            let system = "linux"
        #else
            let system = "darwin"
        #endif
        #if arch(arm64)
            return "\(system)/arm64"
        #else
            return "\(system)/amd64"
        #endif
    }

    /// `gitVersion` is a semantic version that clients compare with their own.
    public var document: Value {
        [
            "major": "1", "minor": "36", "emulationMajor": "1", "emulationMinor": "36", "minCompatibilityMajor": "1",
            "minCompatibilityMinor": "35", "gitVersion": .string("v1.36.0+swiftlet.\(build)"), "gitCommit": "",
            "gitTreeState": "clean", "buildDate": "", "goVersion": "", "compiler": "swift",
            "platform": .string(platform),
        ]
    }
}
