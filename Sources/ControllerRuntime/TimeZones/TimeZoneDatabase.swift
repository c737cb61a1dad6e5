import Foundation
import Logging
import ObjectRules
import Synchronization

/// The time zones of this machine, read when they are asked for and kept. UTC is always there; a machine without the
/// database (Debian's `tzdata`) has no other.
public final class TimeZoneDatabase: Sendable {
    /// Where systems keep the database.
    public static let systemFolders = ["/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/usr/share/lib/zoneinfo"]

    private static let universal: Set = ["UTC", "Etc/UTC", "Etc/UCT", "UCT", "Etc/Universal", "Universal", "Zulu"]

    private let folders: [String]
    private let known = Mutex<[String: ZoneOffsets]>([:])
    private let logger = Logger(label: "time-zones")

    /// - Parameter folders: Where to look, the first one first.
    public init(folders: [String] = TimeZoneDatabase.systemFolders) { self.folders = folders }

    /// The offsets of a zone; nil when the name is none of the time zone database, or this machine does not have it.
    public func offsets(_ name: String) -> ZoneOffsets? {
        if Self.universal.contains(name) { return .utc }
        if let offsets = known.withLock({ $0[name] }) { return offsets }
        // Only names of the database become paths.
        guard TimeZoneNames.contains(name), let offsets = load(name) else { return nil }
        known.withLock { $0[name] = offsets }
        return offsets
    }

    private func load(_ name: String) -> ZoneOffsets? {
        for folder in folders {
            let path = "\(folder)/\(name)"
            guard let data = FileManager.default.contents(atPath: path) else { continue }
            do throws(TimeZoneFile.Damage) {
                return try TimeZoneFile.offsets(in: Array(data))
            } catch {
                logger.warning("\(path) \(error.message)")
            }
        }
        return nil
    }
}
