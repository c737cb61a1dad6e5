import Foundation

/// The machine that the figures are from.
struct Machine: Sendable {
    let cores: Int
    let processor: String
    /// The type of the file system that the data lies on: on one in memory, durable writes cost nothing.
    let fileSystem: String
    /// Median seconds to make 4 KiB durable there.
    let syncSeconds: Double

    /// Looks at this machine, and at the directory the servers' data will lie in.
    init(directory: URL) throws {
        cores = ProcessInfo.processInfo.activeProcessorCount
        processor = Self.processorModel()
        fileSystem = Self.fileSystem(of: directory)
        syncSeconds = try Self.measureSync(in: directory)
    }

    var text: String {
        let sync = Measure.seconds(syncSeconds).text
        return "\(cores) cores, \(processor); data on \(fileSystem), \(sync) to make 4 KiB durable"
    }

    private static func processorModel() -> String {
        let line = text(of: "/proc/cpuinfo").split(separator: "\n").first { $0.hasPrefix("model name") }
        return line?.split(separator: ":").last.map { $0.trimmingCharacters(in: .whitespaces) } ?? "unknown processor"
    }

    private static func fileSystem(of directory: URL) -> String {
        let lines = text(of: "/proc/mounts").split(separator: "\n")
        let mounts = lines.map { $0.split(separator: " ") }.filter { $0.count > 2 }
        let path = directory.resolvingSymlinksInPath().path
        let containing = mounts.filter { $0[1] == "/" || path == $0[1] || path.hasPrefix($0[1] + "/") }
        return containing.max { $0[1].count < $1[1].count }.map { String($0[2]) } ?? "an unknown file system"
    }

    /// The text of a file; empty where there is none, as on other systems than Linux.
    private static func text(of file: String) -> String {
        FileManager.default.contents(atPath: file).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    private static func measureSync(in directory: URL) throws -> Double {
        let file = directory.appending(path: "sync-\(ProcessInfo.processInfo.processIdentifier)")
        try Data().write(to: file)
        defer { unlink(file.path) }
        let handle = try FileHandle(forWritingTo: file)
        let block = Data(repeating: 0x5a, count: 4096)
        let times = try (0..<100).map { _ in
            let from = ContinuousClock.now
            try handle.write(contentsOf: block)
            try handle.synchronize()
            return UInt64((ContinuousClock.now - from).seconds * 1e9)
        }
        try handle.close()
        return Latencies(nanoseconds: times).median
    }
}
