import ObjectModel

/// An explanation as a person reads it.
package struct ExplanationText {
    let now: Time

    package init(now: Time) { self.now = now }

    /// The lines for an answer of `/swiftlet/why`.
    package func lines(_ explanation: Value) -> [String] { lines(explanation, depth: 0) }

    private func lines(_ explanation: Value, depth: Int) -> [String] {
        let indent = String(repeating: "  ", count: depth)
        if let settled = settled(explanation) { return [indent + title(explanation) + settled] }
        var lines = [indent + title(explanation)]
        for phase in explanation["does"]?.arrayValue ?? [] { lines += self.phase(phase).map { "\(indent)  \($0)" } }
        for wait in explanation["waits"]?.arrayValue ?? [] { lines.append("\(indent)  \(self.wait(wait))") }
        for note in explanation["notes"]?.arrayValue ?? [] { lines.append("\(indent)  - \(note.stringValue ?? "")") }
        if depth == 0, lines.count > 1 || explanation["looksAgain"] != nil {
            let time = time(explanation["looksAgain"])
            let moment = time.map { "by itself \(Self.distance($0, from: now)), and " } ?? ""
            lines.append("  looks again \(moment)as soon as something of this changes")
        }
        let because = explanation["because"]?.arrayValue ?? []
        for inner in because { lines += self.lines(inner, depth: depth + 1) }
        if let unlisted = explanation["becauseUnlisted"]?.intValue {
            lines.append("\(indent)  and \(unlisted) more like these")
        }
        return lines
    }

    /// What there is to say where there is nothing to do and nothing to wait for.
    private func settled(_ explanation: Value) -> String? {
        let isSettled = ["does", "waits", "because"].allSatisfy { explanation[$0]?.arrayValue?.isEmpty ?? true }
        guard isSettled, explanation["becauseUnlisted"] == nil, explanation["looksAgain"] == nil else { return nil }
        let notes = (explanation["notes"]?.arrayValue ?? []).compactMap(\.stringValue)
        return ": nothing to do; " + (notes.isEmpty ? "it is as it should be" : notes.joined(separator: "; "))
    }

    private func title(_ explanation: Value) -> String {
        let kind = explanation.at("object", "kind")?.stringValue ?? ""
        let name = explanation.at("object", "name")?.stringValue ?? ""
        return "\(kind)/\(name)"
    }

    private func phase(_ phase: Value) -> [String] {
        let name = phase["phase"]?.stringValue ?? ""
        let count = Int(phase["steps"]?.intValue ?? 0)
        let reasons = (phase["reasons"]?.arrayValue ?? []).compactMap(\.stringValue)
        if reasons.count == 1, let reason = reasons.first {
            return ["now: \(name)\(count > 1 ? " (\(count))" : ""): \(reason)"]
        }
        var lines = ["now: \(name), \(count) steps"] + reasons.map { "  - \($0)" }
        if count > reasons.count { lines.append("  - and \(count - reasons.count) more") }
        return lines
    }

    private func wait(_ wait: Value) -> String {
        let reason = wait["reason"]?.stringValue ?? ""
        let (what, consequence) = Self.clauses("waiting for " + reason)
        var text = what
        if let since = time(wait["since"]) { text += ", for \(Self.duration(now.since(since))) now" }
        if let until = time(wait["until"]) {
            text += ", until \(until.wholeSeconds.rfc3339) (\(Self.distance(until, from: now)))"
        }
        return text + consequence
    }

    /// What is waited for, and, from the first semicolon outside of parentheses on, what depends on it. Times belong
    /// between the two.
    private static func clauses(_ reason: String) -> (what: String, consequence: String) {
        var depth = 0
        for index in reason.indices {
            switch reason[index] {
            case "(": depth += 1
            case ")": depth -= 1
            case ";" where depth == 0: return (String(reason[..<index]), String(reason[index...]))
            default: continue
            }
        }
        return (reason, "")
    }

    private func time(_ value: Value?) -> Time? { value?.stringValue.flatMap { Time(rfc3339: $0) } }

    private static func distance(_ time: Time, from now: Time) -> String {
        let seconds = time.since(now)
        return seconds <= 0 ? "now" : "in \(duration(seconds))"
    }

    /// As kubectl writes ages: `40s`, `3m20s`, `5h`.
    static func duration(_ seconds: Double) -> String {
        let seconds = Int(max(0, seconds))
        switch seconds {
        case ..<120: return "\(seconds)s"
        case ..<600: return "\(seconds / 60)m" + (seconds % 60 == 0 ? "" : "\(seconds % 60)s")
        case ..<10_800: return "\(seconds / 60)m"
        case ..<172_800: return "\(seconds / 3600)h"
        default: return "\(seconds / 86_400)d"
        }
    }
}
