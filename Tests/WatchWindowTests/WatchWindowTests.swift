import TestKit
import Testing
import WatchWindow

/// What a window promises, done the slow way.
private struct NaiveWindow {
    let capacity: Int
    var floor: UInt64
    var kept: [(revision: UInt64, element: Int)] = []

    mutating func append(_ element: Int, revision: UInt64) {
        kept.append((revision, element))
        if kept.count > capacity { floor = kept.removeFirst().revision }
    }

    func changes(after position: UInt64) -> [Int]? {
        position < floor ? nil : kept.filter { $0.revision > position }.map(\.element)
    }
}

/// Where the window and the model differ, at every position there is; empty when they agree.
private func differences(_ window: WatchWindow<Int>, _ model: NaiveWindow) -> [String] {
    var found: [String] = []
    if window.count != model.kept.count { found.append("count") }
    if window.floor != model.floor { found.append("floor") }
    if window.newest != model.kept.last?.revision ?? model.floor { found.append("newest") }
    for position in 0...(window.newest + 2) {
        let changes = window.changes(after: position)
        if changes?.map(\.element) != model.changes(after: position) { found.append("changes after \(position)") }
        if changes?.map(\.revision) != model.kept.filter({ $0.revision > position }).map(\.revision), changes != nil {
            found.append("revisions after \(position)")
        }
    }
    return found
}

/// Every sequence of up to seven gaps of one to three revisions, in windows of every small size.
@Test(arguments: 1...5)
func everySmallWindowAgreesWithTheModel(capacity: Int) {
    for floor: UInt64 in [0, 4] {
        var sequences: [[UInt64]] = [[]]
        var longest = sequences
        for _ in 0..<7 {
            longest = longest.flatMap { sequence in [1, 2, 3].map { sequence + [$0] } }
            sequences += longest
        }
        for gaps in sequences {
            var window = WatchWindow<Int>(capacity: capacity, floor: floor)
            var model = NaiveWindow(capacity: capacity, floor: floor)
            var revision = floor
            for (index, gap) in gaps.enumerated() {
                revision += gap
                window.append(index, revision: revision)
                model.append(index, revision: revision)
            }
            let differences = differences(window, model)
            if !differences.isEmpty { Issue.record("\(differences) for floor \(floor), gaps \(gaps)") }
        }
    }
}

@Test(arguments: 1...40 as ClosedRange<UInt64>)
func randomWindowsAgreeWithTheModel(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let capacity = Int.random(in: 1...40, using: &random)
    let floor = UInt64.random(in: 0...1000, using: &random)
    var window = WatchWindow<Int>(capacity: capacity, floor: floor)
    var model = NaiveWindow(capacity: capacity, floor: floor)
    var revision = floor
    for index in 0..<Int.random(in: 1...150, using: &random) {
        revision += UInt64.random(in: 1...4, using: &random)
        window.append(index, revision: revision)
        model.append(index, revision: revision)
        let position = UInt64.random(in: 0...(revision + 1), using: &random)
        #expect(window.changes(after: position)?.map(\.element) == model.changes(after: position), "seed \(seed)")
    }
    #expect(differences(window, model) == [], "seed \(seed)")
}

/// A watcher that reads on from its position gets every change once, or is told that it can't.
@Test(arguments: 1...40 as ClosedRange<UInt64>)
func readersSeeEveryChangeOnceOrAreToldOtherwise(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var window = WatchWindow<Int>(capacity: Int.random(in: 1...12, using: &random), floor: 0)
    var revision: UInt64 = 0
    var position: UInt64 = 0
    var seen: [UInt64] = []
    var written: [UInt64] = []
    for index in 0..<200 {
        revision += UInt64.random(in: 1...3, using: &random)
        window.append(index, revision: revision)
        written.append(revision)
        guard Int.random(in: 0..<6, using: &random) == 0 else { continue }
        guard let changes = window.changes(after: position) else {
            #expect(written.filter { $0 > position }.count > window.capacity, "seed \(seed): refused without need")
            return
        }
        seen += changes.map(\.revision)
        position = seen.last ?? position
        #expect(seen == written, "seed \(seed)")
    }
}

@Test func anEmptyWindowKnowsNothingBeforeItsFloor() {
    let window = WatchWindow<Int>(capacity: 3, floor: 7)
    #expect(window.changes(after: 6) == nil)
    #expect(window.changes(after: 7)?.isEmpty == true)
    #expect(window.newest == 7)
}
