import Foundation
import ObjectStore
import Testing

/// The logs that must all make the same store.
enum TestLog: String, CaseIterable, Sendable {
    /// Forgets.
    case memory
    /// Remembers, in memory.
    case disk
    /// Remembers, in a file.
    case sqlite

    static let remembering: [TestLog] = [.disk, .sqlite]

    /// Gives a test logs over one and the same place, which is gone when it ends.
    func withPlace<Result>(_ body: (_ open: () throws -> any CommitLog) async throws -> Result) async throws -> Result {
        switch self {
        case .memory: return try await body { MemoryLog() }
        case .disk:
            let disk = MemoryDisk()
            return try await body { disk }
        case .sqlite:
            return try await withTemporaryDirectory { directory in
                try await body { try SQLiteLog(path: directory + "/store.db") }
            }
        }
    }

    /// Gives a test an empty store.
    func withStore<Result>(
        windowEntries: Int = StoreLimits.windowEntries, _ body: (LocalObjectStore) async throws -> Result
    ) async throws -> Result {
        try await withPlace { open in
            let store = try LocalObjectStore(log: try open(), windowEntries: windowEntries)
            defer { store.close() }
            return try await body(store)
        }
    }
}

func withTemporaryDirectory<Result>(_ body: (String) async throws -> Result) async throws -> Result {
    let directory = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: directory) }
    return try await body(directory.path)
}

/// Why a file is refused as unusable; empty, with an issue recorded, when it is not.
func refusal(_ location: SourceLocation = #_sourceLocation, of open: () throws -> Void) -> String {
    let error = #expect(throws: StoreError.self, sourceLocation: location, performing: open)
    if case .unusable(let why)? = error { return why }
    Issue.record("unusable was expected, not \(String(describing: error))", sourceLocation: location)
    return ""
}
