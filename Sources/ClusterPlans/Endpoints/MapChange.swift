import ObjectModel

/// The strategic merge patch that turns one map of texts into another.
enum MapChange {
    /// nil when they are the same.
    static func patch(from old: Fields, to new: Fields) -> Value? {
        var change = Fields()
        for entry in new where old[entry.key] != entry.value { change[entry.key] = entry.value }
        for key in old.keys where !new.contains(key) { change[key] = .null }
        return change.isEmpty ? nil : .object(change)
    }
}
