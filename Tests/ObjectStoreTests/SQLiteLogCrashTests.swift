import Foundation
import ObjectStore
import TestKit
import Testing

/// Kills a program that writes, again and again, and looks at what it leaves.
@Suite struct SQLiteLogCrashTests {
    /// `SWIFTLET_CRASH_ROUNDS` asks for more rounds, `SWIFTLET_CRASH_SEED` for those of an earlier run.
    private static let rounds = number("SWIFTLET_CRASH_ROUNDS") ?? 25
    private static let seed = number("SWIFTLET_CRASH_SEED") ?? Int.random(in: 0..<1_000_000)

    private static func number(_ name: String) -> Int? { ProcessInfo.processInfo.environment[name].flatMap { Int($0) } }

    @Test func whatWasAcknowledgedOutlivesEveryCrash() async throws {
        print("crash rounds: \(Self.rounds), seed: \(Self.seed)")
        var random = SeededGenerator(seed: UInt64(Self.seed))
        try await withTemporaryDirectory { directory in
            let path = directory + "/store.db"
            var (objects, revision) = ([StoredObject](), UInt64(0))
            var answers = 0
            for round in 0..<Self.rounds {
                var history = CrashHistory(before: objects, revision: revision)
                let writer = try CrashWriter(path: path, seed: random.next() >> 32, first: (round + 1) * 1_000_000)
                try await writer.waitForAnswer()
                if round == 0 { #expect(refusal { _ = try SQLiteLog(path: path) }.contains("in use by another store")) }
                try await Task.sleep(for: .milliseconds(Int.random(in: 0...350, using: &random)))
                for line in try writer.kill() { history.read(line) }
                answers += history.answers
                let store = try LocalObjectStore(log: try SQLiteLog(path: path))
                defer { store.close() }
                #expect(history.faults(of: store) == [], "seed \(Self.seed), round \(round)")
                (objects, revision) = store.list(resource: "things", namespace: nil)
            }
            print("crash rounds: \(answers) writes were acknowledged")
            #expect(answers > Self.rounds)
        }
    }

    /// The check itself finds what it is there to find.
    @Test func theHistoryKnowsALostWrite() async throws {
        let store = try LocalObjectStore(log: MemoryLog())
        defer { store.close() }
        for (lines, fault) in [
            (["send things/n/a 1 put", "done things/n/a 1 2"], "things/n/a: lost"),
            (["send things/n/a 1 delete", "done things/n/a 1 9"], "revision \(store.revision) after 9"),
        ] {
            var history = CrashHistory(before: [], revision: 0)
            for line in lines { history.read(Substring(line)) }
            #expect(history.faults(of: store).contains(fault))
        }
        var unanswered = CrashHistory(before: [], revision: 0)
        unanswered.read("send things/n/a 1 put")
        #expect(unanswered.faults(of: store) == [])
    }
}

/// A running `StoreCrashWriter`.
private final class CrashWriter {
    private struct Failure: Error, CustomStringConvertible { let description: String }

    /// `F_SETPIPE_SZ` of fcntl(2), which Glibc's module leaves out.
    private static let setPipeSize: CInt = 1031

    private let process = Process()
    private let output = Pipe()
    private var text = Data()

    init(path: String, seed: UInt64, first: Int) throws {
        process.executableURL = try Self.program()
        process.arguments = [path, String(seed), String(first)]
        process.standardOutput = output
        try process.run()
        try output.fileHandleForWriting.close()
        // Room for all that a round says, so that the writer does not wait for this process to read.
        _ = fcntl(output.fileHandleForReading.fileDescriptor, Self.setPipeSize, 1 << 20)
    }

    private static func program() throws -> URL {
        guard let path = BuiltProgram.path("StoreCrashWriter") else {
            throw Failure(description: "StoreCrashWriter is not built beside the tests")
        }
        return URL(fileURLWithPath: path)
    }

    func waitForAnswer() async throws {
        while text.range(of: Data("\ndone".utf8)) == nil {
            let more = output.fileHandleForReading.availableData
            guard !more.isEmpty else {
                throw Failure(description: "the writer ended: \(String(decoding: text, as: UTF8.self))")
            }
            text += more
        }
    }

    /// Kills it and answers the whole lines it said.
    func kill() throws -> [Substring] {
        Foundation.kill(process.processIdentifier, SIGKILL)
        text += try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationReason == .uncaughtSignal else {
            throw Failure(description: "the writer ended by itself")
        }
        return String(decoding: text, as: UTF8.self).split(separator: "\n")
    }
}
