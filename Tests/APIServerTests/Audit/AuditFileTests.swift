import APIServer
import Foundation
import Synchronization
import Testing

@Suite struct AuditFileTests {
    private func withDirectory(_ body: (String) throws -> Void) throws {
        let path = NSTemporaryDirectory() + "/audit-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: path) }
        try body(path)
    }

    private func names(_ directory: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: directory).sorted()
    }

    @Test func theFileIsItsOwnersAloneAndGrows() throws {
        try withDirectory { directory in
            for _ in 0..<2 {
                let file = try AuditFile(path: directory + "/audit.log", rotation: .init())
                try file.append(Array("{}\n".utf8))
                file.close()
            }
            #expect(try String(contentsOfFile: directory + "/audit.log", encoding: .utf8) == "{}\n{}\n")
            let mode = try FileManager.default.attributesOfItem(atPath: directory + "/audit.log")[.posixPermissions]
            #expect(mode as? Int == 0o600)
        }
    }

    @Test func aLargeFileIsSetAsideAndOldOnesGo() throws {
        try withDirectory { directory in
            let now = Mutex(Date(timeIntervalSince1970: 1_800_000_000))
            var rotation = AuditFile.Rotation()
            rotation.megabytes = 1
            rotation.backups = 2
            rotation.days = 3
            let file = try AuditFile(path: directory + "/audit.log", rotation: rotation) { now.withLock { $0 } }
            defer { file.close() }
            let line = [UInt8](repeating: UInt8(ascii: "x"), count: 700_000)
            for day in 0..<5 {
                now.withLock { $0 = Date(timeIntervalSince1970: 1_800_000_000 + Double(day) * 86_400) }
                try file.append(line)
            }
            #expect(
                try names(directory) == [
                    "audit-2027-01-18T08-00-00.000.log", "audit-2027-01-19T08-00-00.000.log", "audit.log",
                ])
            now.withLock { $0 = Date(timeIntervalSince1970: 1_800_000_000 + 10 * 86_400) }
            try file.append(line)
            #expect(try names(directory) == ["audit-2027-01-25T08-00-00.000.log", "audit.log"])
        }
    }
}
