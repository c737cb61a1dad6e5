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
            let number = object.tree["number"]?.intValue ?? 0
            steps["\(object.key)"] = [Step(number: number, operation: .put, revision: object.revision)]
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
            guard let index = steps[key]?.firstIndex(where: { $0.number == number }), let revision = UInt64(words[3]) else {
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
        for (key, object) in found {
            faults += Self.damage(of: object)
            if steps[key] == nil { faults.append("\(key) was never sent") }
        }
        for (key, steps) in steps { faults += Self.faults(of: found[key], in: steps, at: newest).map { "\(key): \($0)" } }
        return faults
    }

    private static func damage(of object: StoredObject) -> [String] {
        let tree = object.tree
        var faults: [String] = []
        if tree["metadata"]?["resourceVersion"]?.stringValue != String(object.revision) {
            faults.append("\(object.key) does not carry its revision \(object.revision)")
        }
        let whole = String(
            repeating: "\(object.key.name)#\(tree["number"]?.intValue ?? 0);", count: tree["copies"]?.intValue ?? -1)
        if tree["text"]?.stringValue != whole { faults.append("\(object.key) is half written") }
        return faults
    }

    /// The state must be that after a step which is no older than the last that had to be on disk: an acknowledged one
    /// other than a heartbeat, or anything older than the newest revision found, as transactions follow each other.
    private static func faults(of object: StoredObject?, in steps: [Step], at newest: UInt64) -> [String] {
        let oldest = steps.lastIndex { step in
            guard let revision = step.revision else { return false }
            return step.operation != .beat || revision <= newest
        }
        let possible = steps[(oldest ?? 0)...]
        guard let object else {
            return oldest == nil || possible.contains { $0.operation == .delete } ? [] : ["lost"]
        }
        let number = object.tree["number"]?.intValue
        guard let step = possible.first(where: { $0.number == number && $0.operation != .delete }) else {
            return ["is at \(number ?? -1), which is not among \(possible.map(\.number))"]
        }
        guard let revision = step.revision, revision != object.revision else { return [] }
        return ["was answered revision \(revision) and has \(object.revision)"]
    }
}
