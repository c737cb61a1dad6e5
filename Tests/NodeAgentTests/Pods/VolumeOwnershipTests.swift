import Foundation
import NodeAgent
import Testing

/// As root alone: nobody else may give files away.
@Suite(.enabled(if: getuid() == 0)) struct VolumeOwnershipTests {
    private let root = FileManager.default.temporaryDirectory.path + "/ownership-\(UUID().uuidString)"
    private let group = 12_345

    private func files() throws {
        let manager = FileManager.default
        try manager.createDirectory(atPath: root + "/a/b", withIntermediateDirectories: true)
        for name in ["top", "a/b/deep"] {
            manager.createFile(atPath: "\(root)/\(name)", contents: nil, attributes: [.posixPermissions: 0o600])
        }
        manager.createFile(atPath: root + "-outside", contents: nil, attributes: [.posixPermissions: 0o600])
        try manager.createSymbolicLink(atPath: root + "/link", withDestinationPath: root + "-outside")
    }

    private func isTheGroups(_ path: String, mode: Int) throws -> Bool {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        let permissions = attributes[.posixPermissions] as? Int ?? 0
        return attributes[.groupOwnerAccountID] as? Int == group && permissions & mode == mode
    }

    private func clean() throws {
        for path in [root, root + "-outside"] { try FileManager.default.removeItem(atPath: path) }
    }

    @Test func allThatIsInItIsGiven() throws {
        try files()
        try VolumeOwnership(group: group, trustsRoot: false).apply(to: root)
        for name in ["", "/a", "/a/b"] { #expect(try isTheGroups(root + name, mode: 0o2770)) }
        for name in ["/top", "/a/b/deep"] { #expect(try isTheGroups(root + name, mode: 0o660)) }
        #expect(try !isTheGroups(root + "-outside", mode: 0), "what a link leads to is not in it")
        try clean()
    }

    @Test(arguments: [true, false]) func aRootThatIsRightIsTrusted(_ trusts: Bool) throws {
        try files()
        try VolumeOwnership(group: group, trustsRoot: true).apply(to: root)
        #expect(try isTheGroups(root + "/top", mode: 0o660))
        FileManager.default.createFile(atPath: root + "/new", contents: nil, attributes: [.posixPermissions: 0o600])
        try VolumeOwnership(group: group, trustsRoot: trusts).apply(to: root)
        #expect(try isTheGroups(root + "/new", mode: 0o660) == !trusts)
        try clean()
    }
}
