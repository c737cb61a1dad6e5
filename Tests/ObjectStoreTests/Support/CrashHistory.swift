import ObjectStore

/// What a `StoreCrashWriter` said before it died: which states each object may be in afterwards.
struct CrashHistory {
    enum Operation: String { case put, beat, delete }

    struct Step {
        let number: Int
        let operation: Operation
        /// nil when it was not answered.
        var revision: UInt64?
    }

    /// In the order in which they were sent, after a first step that made what was there before.
    private(set) var steps: [String: [Step]] = [:]
    private(set) var newestRevision: UInt64
    private(set) var answers = 0
    private(set) var problems: [String] = []

    init(before objects: [StoredObject], revision: UInt64) {
        newestRevision = revision
        for object in objects {
            steps["\(object.key)"] = [Step(number: Self.number(of: object), operation: .put, revision: object.revision)]
        }
    }

    mutating func read(_ line: Substring) {
        let words = line.split(separator: " ", maxSplits: 3)
        guard words.count == 4, let number = Int(words[2]) else { return problems.append("no such line: \(line)") }
        let key = String(words[1])
        switch words[0] {
        case "send":
            guard let operation = Operation(rawValue: String(words[3])) else { return problems.append("\(line)") }
            steps[key, default: []].append(Step(number: number, operation: operation))
        case "done":
            guard let index = steps[key]?.firstIndex(where: { $0.number == number }),
                let revision = UInt64(words[3])
            else {
                return problems.append("an answer to nothing: \(line)")
            }
            steps[key]?[index].revision = revision
            newestRevision = max(newestRevision, revision)
            answers += 1
        default: problems.append("\(line)")
        }
    }

    // MARK: - Checking

    /// What is wrong with a store that was opened after the crash.
    func faults(of store: LocalObjectStore) -> [String] {
        var faults = problems
        if store.revision < newestRevision { faults.append("revision \(store.revision) after \(newestRevision)") }
        let objects = store.list(resource: "things", namespace: nil).objects
        let found = Dictionary(uniqueKeysWithValues: objects.map { ("\($0.key)", $0) })
        let newest = objects.map(\.revision).max() ?? 0
        let numbers = objects.map { (Self.writer(of: $0.key.name), Self.number(of: $0)) }
        let reached = Dictionary(numbers, uniquingKeysWith: max)
        for (key, object) in found {
            faults += Self.damage(of: object)
            if steps[key] == nil { faults.append("\(key) was never sent") }
        }
        for (key, steps) in steps {
            let oldest = steps.lastIndex { step in
                if step.number <= reached[Self.writer(of: key)] ?? -1 { return true }
                guard let revision = step.revision else { return false }
                return step.operation != .beat || revision <= newest
            }
            faults += Self.faults(of: found[key], in: steps, from: oldest).map { "\(key): \($0)" }
        }
        return faults
    }

    /// Who wrote a key: what comes before the dash of its name.
    private static func writer(of key: String) -> Substring {
        key.prefix { $0 != "-" }.split(separator: "/").last ?? ""
    }

    private static func number(of object: StoredObject) -> Int { object.tree["number"]?.intValue ?? -1 }

    private static func damage(of object: StoredObject) -> [String] {
        let tree = object.tree
        var faults: [String] = []
        if tree["metadata"]?["resourceVersion"]?.stringValue != String(object.revision) {
            faults.append("\(object.key) does not carry its revision \(object.revision)")
        }
        let whole = String(
            repeating: "\(object.key.name)#\(number(of: object));", count: tree["copies"]?.intValue ?? -1)
        if tree["text"]?.stringValue != whole { faults.append("\(object.key) is half written") }
        return faults
    }

    /// The state must be that after a step which is no older than the last that had to be on disk. That is one that
    /// was acknowledged and no heartbeat, and, as transactions follow each other, one that is older than the newest
    /// revision found or that its writer sent before another that is found.
    private static func faults(of object: StoredObject?, in steps: [Step], from oldest: Int?) -> [String] {
        let possible = steps[(oldest ?? 0)...]
        guard let object else {
            return oldest == nil || possible.contains { $0.operation == .delete } ? [] : ["lost"]
        }
        let number = number(of: object)
        guard let step = possible.first(where: { $0.number == number && $0.operation != .delete }) else {
            return ["is at \(number), which is not among \(possible.map(\.number))"]
        }
        guard let revision = step.revision, revision != object.revision else { return [] }
        return ["was answered revision \(revision) and has \(object.revision)"]
    }
}
