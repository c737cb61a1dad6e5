import ClusterAccess
import Testing

@Suite struct EncryptionKeyFileTests {
    @Test func theFirstKeyIsMadeForItsOwnerAlone() throws {
        let directory = try TemporaryDirectory()
        let file = EncryptionKeyFile(path: directory.path + "/keys")
        #expect(try file.read() == nil)
        let keys = try file.addKey()
        #expect(try directory.mode("keys") == 0o600)
        #expect(keys.count == 1 && keys[0].bytes.count == 32)
        #expect(try file.read() == keys)
    }

    @Test func aNewKeyComesFirstAndOldOnesGoWhenAsked() throws {
        let directory = try TemporaryDirectory()
        let file = EncryptionKeyFile(path: directory.path + "/keys")
        let first = try file.addKey()
        let both = try file.addKey()
        #expect(both.count == 2 && both[1] == first[0] && both[0] != first[0])
        #expect(try file.removeOldKeys() == [first[0].name])
        #expect(try file.read() == [both[0]])
        #expect(try file.removeOldKeys() == [])
    }

    @Test(arguments: ["", "# nothing", "key", "key AAAA", "k:y \(good)", "a \(good)\na \(good)"])
    func whatIsNoKeyIsToldWithItsLine(text: String) throws {
        let directory = try TemporaryDirectory()
        try directory.write(text, to: "keys")
        let error = #expect(throws: AccessError.self) { try EncryptionKeyFile(path: directory.path + "/keys").read() }
        #expect(error?.code == .malformed)
    }

    private static let good = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
}
