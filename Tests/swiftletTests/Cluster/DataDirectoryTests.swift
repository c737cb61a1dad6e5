import Foundation
import Testing
import swiftlet

@Suite struct DataDirectoryTests {
    private let directory = DataDirectory(path: NSTemporaryDirectory() + "swiftlet-\(UUID().uuidString)/data")

    @Test func isMadeAndTakenByOneProcess() throws {
        #expect(directory.owner == nil)
        let claim = try directory.take()
        #expect(directory.owner == getpid())
        withExtendedLifetime(claim) {}
        try directory.delete()
    }

    @Test func refusesASecondClaimAndNamesTheFirst() throws {
        let claim = try directory.take()
        let refusal = try #require(throws: Failure.self) { try directory.take() }
        #expect(refusal.message == "the data directory \(directory.path) is in use by process \(getpid())")
        #expect(refusal.advice.contains("swiftlet down --data-dir \(directory.path)"))
        withExtendedLifetime(claim) {}
        try directory.delete()
    }

    @Test func isFreeAgainWhenTheClaimEnds() throws {
        do {
            let claim = try directory.take()
            withExtendedLifetime(claim) {}
        }
        #expect(directory.owner == nil)
        let next = try directory.take()
        withExtendedLifetime(next) {}
        try directory.delete()
    }

    @Test func isReadyOnlyForTheProcessThatSaidSo() throws {
        let claim = try directory.take()
        #expect(!directory.isReady(getpid()))
        try directory.markReady()
        #expect(directory.isReady(getpid()))
        #expect(!directory.isReady(getpid() + 1))
        withExtendedLifetime(claim) {}
        try directory.delete()
    }

    @Test func deletesOnlyWhatIsADataDirectory() throws {
        let other = DataDirectory(path: NSTemporaryDirectory() + "other-\(UUID().uuidString)")
        try FileManager.default.createDirectory(atPath: other.path, withIntermediateDirectories: true)
        #expect(throws: Failure.self) { try other.delete() }
        #expect(FileManager.default.fileExists(atPath: other.path))
        try FileManager.default.removeItem(atPath: other.path)
    }
}
