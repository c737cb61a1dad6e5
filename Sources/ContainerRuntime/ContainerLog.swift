#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif
import ObjectModel

/// One entry of a log in the CRI format: `<time> <stream> <F|P> <text>`.
public struct LogEntry: Sendable, Hashable {
    public let time: Time
    /// The time as the log has it.
    public let timeText: String
    /// False for output that does not end with a newline yet.
    public let isWhole: Bool
    public let text: ArraySlice<UInt8>

    /// nil for a line that is not one.
    public init?(line: ArraySlice<UInt8>) {
        let parts = line.split(separator: UInt8(ascii: " "), maxSplits: 3, omittingEmptySubsequences: false)
        guard parts.count == 4 else { return nil }
        timeText = String(decoding: parts[0], as: UTF8.self)
        guard let time = Time(rfc3339: timeText) else { return nil }
        self.time = time
        isWhole = parts[2].elementsEqual([UInt8(ascii: "F")])
        text = parts[3]
    }
}

/// Which part of a log is wanted, as the query of `pods/log` says.
public struct LogOptions: Sendable, Hashable {
    public var follows: Bool
    /// The last lines only.
    public var tailLines: Int?
    public var since: Time?
    /// Each line starts with its time.
    public var showsTimestamps: Bool
    public var limitBytes: Int?

    public init(
        follows: Bool = false, tailLines: Int? = nil, since: Time? = nil, showsTimestamps: Bool = false,
        limitBytes: Int? = nil
    ) {
        self.follows = follows
        self.tailLines = tailLines
        self.since = since
        self.showsTimestamps = showsTimestamps
        self.limitBytes = limitBytes
    }
}

/// Turns the bytes of a log file into what a client is shown.
public struct LogFormatter: Sendable {
    private let options: LogOptions
    private var rest: [UInt8] = []
    private var atLineStart = true
    private var left: Int

    public init(_ options: LogOptions) {
        self.options = options
        left = options.limitBytes ?? .max
    }

    /// Whether the limit of bytes is reached.
    public var isFull: Bool { left == 0 }

    /// The text of the entries in these bytes of the file, which follow those given before.
    public mutating func format(_ bytes: [UInt8]) -> [UInt8] {
        rest += bytes
        var output: [UInt8] = []
        var start = rest.startIndex
        while let end = rest[start...].firstIndex(of: UInt8(ascii: "\n")) {
            if let entry = LogEntry(line: rest[start..<end]) { append(entry, to: &output) }
            start = end + 1
        }
        rest.removeSubrange(..<start)
        let shown = output.prefix(left)
        left -= shown.count
        return Array(shown)
    }

    private mutating func append(_ entry: LogEntry, to output: inout [UInt8]) {
        if let since = options.since, entry.time < since { return }
        if options.showsTimestamps, atLineStart { output += Array("\(entry.timeText) ".utf8) }
        output += entry.text
        if entry.isWhole { output.append(UInt8(ascii: "\n")) }
        atLineStart = entry.isWhole
    }
}

/// Reads a log file as it grows.
public struct LogReader: Sendable {
    private var file: Descriptor
    private let path: String

    /// nil when there is no log yet.
    public init?(path: String) throws(RuntimeError) {
        let number = open(path, O_RDONLY | O_CLOEXEC)
        if number < 0, errno == ENOENT { return nil }
        file = try Descriptor(checking: number, "opening \(path)")
        self.path = path
    }

    /// What has come since the last call, up to a chunk; empty at the end. Goes on where the log does when its file was
    /// full.
    public mutating func read() throws(RuntimeError) -> [UInt8] {
        let limit = RuntimeLimits.logChunkBytes
        var bytes = try Files.read(file, path, limit: limit)
        guard bytes.isEmpty, isReplaced else { return bytes }
        // Nothing is written to a file any more once another has its place.
        bytes = try Files.read(file, path, limit: limit)
        guard bytes.isEmpty else { return bytes }
        file = try Descriptor(checking: open(path, O_RDONLY | O_CLOEXEC), "opening \(path)")
        return try Files.read(file, path, limit: limit)
    }

    private var isReplaced: Bool {
        var own = stat()
        var current = stat()
        return fstat(file.number, &own) == 0 && stat(path, &current) == 0 && own.st_ino != current.st_ino
    }

    /// Moves to where the last `count` lines begin.
    public func seek(toLast count: Int) throws(RuntimeError) {
        var position = Int(lseek(file.number, 0, SEEK_END))
        // The newline that ends the last line begins none.
        var newlines = -1
        while position > 0 {
            let size = min(position, RuntimeLimits.logChunkBytes)
            position -= size
            lseek(file.number, off_t(position), SEEK_SET)
            let chunk = try Files.read(file, path, limit: size)
            for index in chunk.indices.reversed() where chunk[index] == UInt8(ascii: "\n") {
                newlines += 1
                if newlines == count {
                    lseek(file.number, off_t(position + index + 1), SEEK_SET)
                    return
                }
            }
        }
        lseek(file.number, 0, SEEK_SET)
    }
}
