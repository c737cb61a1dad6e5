import ControllerRuntime
import ObjectRules
import Testing

@Suite struct TimeZoneFileTests {
    /// A file of version 2 with a 32-bit block to be passed over.
    private static func file(
        version: String = "2", times: [Int64] = [100, 200], kinds: [UInt8] = [1, 0], offsets: [Int32] = [600, 3600],
        footer: String = "\nUTC0\n"
    ) -> [UInt8] {
        func bytes(_ number: some FixedWidthInteger) -> [UInt8] { withUnsafeBytes(of: number.bigEndian, Array.init) }
        var file: [UInt8] = []
        func header(_ counts: [Int]) {
            file += Array("TZif\(version)".utf8)
            file += [UInt8](repeating: 0, count: 15)
            for count in counts { file += bytes(UInt32(count)) }
        }
        header([0, 0, 0, 1, 1, 4])
        file += [UInt8](repeating: 7, count: 5 + 6 + 4)
        header([1, 1, 1, times.count, offsets.count, 4])
        for time in times { file += bytes(time) }
        file += kinds
        for offset in offsets { file += bytes(offset) + [0, 0] }
        file += Array("ABC\0".utf8)
        // One leap second, and the two marks.
        file += [UInt8](repeating: 0, count: 12 + 2)
        return file + Array(footer.utf8)
    }

    @Test func tableAndRule() throws {
        let zone = try TimeZoneFile.offsets(in: Self.file(footer: "\nCET-1\n"))
        #expect([99, 100, 199, 200].map { zone.offset(at: $0) } == [600, 3600, 3600, 3600])
        let without = try TimeZoneFile.offsets(in: Self.file(times: [-5, 200], footer: "\n\n"))
        #expect([-6, -5, 200].map { without.offset(at: $0) } == [600, 3600, 600])
    }

    @Test func damage() {
        let damaged: [([UInt8], String)] = [
            ([], "is cut short"), (Array("GIF89a".utf8) + [UInt8](repeating: 0, count: 60), "does not begin with TZif"),
            (Self.file(version: "\0"), "has 32-bit times only"), (Self.file(footer: ""), "has no footer"),
            (Self.file(footer: "\nnever\n"), "ends with the rule never"),
            (Self.file(offsets: []), "has no local time types"),
            (Self.file(kinds: [1, 2]), "names a type that it does not have"),
            (Self.file(times: [200, 100]), "has changes out of order"),
        ]
        for (bytes, message) in damaged {
            #expect(throws: TimeZoneFile.Damage(message: message)) { try TimeZoneFile.offsets(in: bytes) }
        }
    }

    @Test func everyPrefixOfAFileIsRefused() {
        let whole = Self.file()
        for count in 0..<whole.count - 1 {
            #expect(throws: TimeZoneFile.Damage.self) { try TimeZoneFile.offsets(in: Array(whole.prefix(count))) }
        }
    }
}
