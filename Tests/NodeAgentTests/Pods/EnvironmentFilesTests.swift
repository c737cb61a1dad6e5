import Foundation
import NodeAgent
import ObjectModel
import PodPlans
import Testing

struct EnvironmentFilesTests {
    private let root = FileManager.default.temporaryDirectory.path + "/environment-\(UUID().uuidString)"

    private func read(_ paths: String..., volume: String = "files") -> [String: [String: EnvironmentFile]] {
        let container = Container.make { container in
            container.env = paths.map { path in
                .make {
                    $0.valueFrom = .make {
                        $0.fileKeyRef = .make {
                            $0.volumeName = volume
                            $0.path = path
                        }
                    }
                }
            }
        }
        return EnvironmentFiles(volumes: ["files": root + "/volume"]).files(for: container)
    }

    @Test func filesOfTheVolumeAreRead() throws {
        try FileManager.default.createDirectory(atPath: root + "/volume/below", withIntermediateDirectories: true)
        defer { remove() }
        try "A='1'".write(toFile: root + "/volume/a.env", atomically: false, encoding: .utf8)
        try "".write(toFile: root + "/volume/below/b.env", atomically: false, encoding: .utf8)
        #expect(
            read("a.env", "below/b.env", "none.env")
                == ["files": ["a.env": EnvironmentFile("A='1'"), "below/b.env": EnvironmentFile("")]])
        #expect(read("a.env", volume: "other") == [:])
    }

    @Test func nothingElseIs() throws {
        let manager = FileManager.default
        try manager.createDirectory(atPath: root + "/volume/directory", withIntermediateDirectories: true)
        defer { remove() }
        try "A='outside'".write(toFile: root + "/outside.env", atomically: false, encoding: .utf8)
        try manager.createSymbolicLink(atPath: root + "/volume/link", withDestinationPath: root + "/outside.env")
        try manager.createSymbolicLink(atPath: root + "/volume/up", withDestinationPath: root)
        #expect(mkfifo(root + "/volume/pipe", 0o600) == 0)
        let large = String(repeating: "#", count: Limits.environmentFileBytes + 1)
        try large.write(toFile: root + "/volume/large", atomically: false, encoding: .utf8)
        #expect(
            read("link", "up/outside.env", "../outside.env", "pipe", "directory", "large", "") == ["files": [:]])
    }

    private func remove() {
        do { try FileManager.default.removeItem(atPath: root) } catch { Issue.record(error) }
    }
}
