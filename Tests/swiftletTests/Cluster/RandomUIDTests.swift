import Foundation
import Testing

import swiftlet

@Suite struct RandomUIDTests {
    /// Whatever the random bits are, version and variant stand where RFC 9562 has them.
    @Test func itIsAUUIDOfVersionFour() throws {
        let form = try Regex("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
        let uids = (0..<1000).map { _ in RandomUID.make() }
        for uid in uids {
            #expect(uid.wholeMatch(of: form) != nil, "\(uid)")
            #expect(UUID(uuidString: uid) != nil, "\(uid)")
        }
        #expect(Set(uids).count == uids.count)
    }

    /// Every bit that is not given is chance.
    @Test func noOtherDigitIsFixed() {
        let uids = (0..<1000).map { _ in Array(RandomUID.make()) }
        for position in 0..<36 where ![8, 13, 14, 18, 19, 23].contains(position) {
            #expect(Set(uids.map { $0[position] }).count == 16, "\(position)")
        }
    }
}
