import ObjectModel

/// Some pods by name, and how many more, for whoever asks what is waited for.
struct NamedPods {
    private var names: [String] = []
    private var count = 0
    /// The earliest of the times.
    private(set) var since: Time?

    mutating func add(_ name: @autoclosure () -> String, since time: Time? = nil) {
        count += 1
        if names.count < Limits.podsNamedInWait { names.append(name()) }
        if let time { since = min(since ?? time, time) }
    }

    /// nil for none.
    var text: String? {
        guard count > 0 else { return nil }
        let rest = count > names.count ? " and \(count - names.count) more" : ""
        return names.joined(separator: ", ") + rest
    }
}
