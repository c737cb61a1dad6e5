import Foundation

/// What processes hold and have used, from `/proc` (Linux).
enum ProcessUsage {
    /// Memory that processes hold, in bytes.
    struct Memory: Sendable {
        /// VmRSS: every page that is in memory, shared ones in full.
        var resident = 0
        /// Pss: pages that are shared count by their share.
        var proportional = 0
    }

    /// The memory of these processes together.
    static func memory(of processes: [Int32]) throws -> Memory {
        var sum = Memory()
        for process in processes {
            sum.resident += try kilobytes("VmRSS:", in: "/proc/\(process)/status") * 1024
            sum.proportional += try kilobytes("Pss:", in: "/proc/\(process)/smaps_rollup") * 1024
        }
        return sum
    }

    /// The processor time these processes have used, in seconds. Counted in ticks of mostly 10 ms.
    static func processorSeconds(of processes: [Int32]) throws -> Double {
        var ticks = 0
        for process in processes {
            let text = try text(of: "/proc/\(process)/stat")
            // The name of the program stands in brackets and may hold blanks; utime and stime are fields 14 and 15.
            let fields = text[(text.lastIndex(of: ")") ?? text.startIndex)...].split(separator: " ")
            guard fields.count > 13, let user = Int(fields[12]), let system = Int(fields[13]) else {
                throw UnreadableUsage(file: "/proc/\(process)/stat")
            }
            ticks += user + system
        }
        return Double(ticks) / Double(sysconf(Int32(_SC_CLK_TCK)))
    }

    private static func text(of file: String) throws -> String {
        guard let data = FileManager.default.contents(atPath: file) else { throw UnreadableUsage(file: file) }
        return String(decoding: data, as: UTF8.self)
    }

    private static func kilobytes(_ field: String, in file: String) throws -> Int {
        let text = try text(of: file)
        let line = text.split(separator: "\n").first { $0.hasPrefix(field) }
        let words = line?.split(whereSeparator: \.isWhitespace) ?? []
        guard words.count > 1, let number = Int(words[1]) else {
            throw UnreadableUsage(file: file)
        }
        return number
    }
}

/// `/proc` does not say what it should: the process is gone, or belongs to somebody else.
struct UnreadableUsage: Error, CustomStringConvertible {
    let file: String

    var description: String { "\(file) can't be read: is the process there, and yours to look at?" }
}
