import ContainerRuntime
import Foundation
import ObjectModel
import Testing

struct ContainerLogTests {
    private let log = """
        2026-01-01T00:00:01.000000001Z stdout F one
        2026-01-01T00:00:02.000000001Z stderr P two
        2026-01-01T00:00:03.000000001Z stderr F  and a half
        2026-01-01T00:00:04.000000001Z stdout F four

        """

    private func show(_ options: LogOptions) -> String {
        var formatter = LogFormatter(options)
        return String(decoding: formatter.format(Array(log.utf8)), as: UTF8.self)
    }

    @Test func partsOfALineAreJoined() {
        #expect(show(LogOptions()) == "one\ntwo and a half\nfour\n")
    }

    @Test func itDoesNotMatterHowTheBytesArrive() {
        var formatter = LogFormatter(LogOptions())
        let pieces = log.utf8.map { formatter.format([$0]) }.joined()
        #expect(String(decoding: Array(pieces), as: UTF8.self) == show(LogOptions()))
    }

    @Test func timestampsStandAtTheStartOfLines() {
        #expect(show(LogOptions(showsTimestamps: true)).hasPrefix("2026-01-01T00:00:01.000000001Z one\n2026"))
        #expect(show(LogOptions(showsTimestamps: true)).contains("two and a half"))
    }

    @Test func sinceLeavesOutWhatIsOlder() {
        #expect(show(LogOptions(since: Time(rfc3339: "2026-01-01T00:00:03.5Z"))) == "four\n")
    }

    @Test(arguments: 0...20) func aLimitCutsExactly(limit: Int) {
        let text = show(LogOptions(limitBytes: limit))
        #expect(text == String(show(LogOptions()).prefix(limit)))
    }

    @Test(arguments: [(0, 0), (1, 1), (2, 2), (4, 4), (9, 4)])
    func tailFindsTheLastLines(count: Int, lines: Int) throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
        try Data(log.utf8).write(to: URL(fileURLWithPath: path))
        var reader = try #require(try LogReader(path: path))
        try reader.seek(toLast: count)
        #expect(try reader.read().count { $0 == UInt8(ascii: "\n") } == lines)
    }
}
