/// Finds where a text matches and what its groups hold: all ways through the program are followed at once, the
/// preferred ones first (Pike's machine). Time grows with text times program, never faster.
struct ThreadMachine {
    /// The ways at one place of the text, in the order of preference.
    private struct Threads {
        var order: [Int32] = []
        var places: [Int32]
        /// The slots of all threads, one behind the other in the order of `order`.
        var slots: [Int] = []

        init(size: Int) { places = Array(repeating: -1, count: size) }

        func contains(_ index: Int32) -> Bool {
            let place = Int(places[Int(index)])
            return place >= 0 && place < order.count && order[place] == index
        }

        mutating func insert(_ index: Int32) {
            places[Int(index)] = Int32(order.count)
            order.append(index)
        }

        mutating func clear() {
            order.removeAll(keepingCapacity: true)
            slots.removeAll(keepingCapacity: true)
        }
    }

    private enum Task {
        case visit(Int32)
        case restore(slot: Int, old: Int)
    }

    private let program: Program
    private let slotCount: Int
    private var tasks: [Task] = []

    /// - Parameter groups: how many groups are of interest, the whole match included.
    init(_ program: Program, groups: Int) {
        self.program = program
        slotCount = groups * 2
    }

    /// The leftmost match that begins at an offset or behind it: two byte offsets a group, -1 where a group has none.
    mutating func firstMatch(in text: ScalarReader, from start: Int) -> [Int]? {
        var current = Threads(size: program.instructions.count)
        var next = Threads(size: program.instructions.count)
        var best: [Int]?
        var offset = start
        var before = Self.neighbour(before: start, in: text)
        while true {
            let here = text.scalar(at: offset)
            let around = Surroundings(before: before, after: Surroundings.Neighbour(here?.value))
            if current.order.isEmpty, best != nil || (program.isAnchored && offset > 0) { return best }
            if best == nil, !program.isAnchored || offset == 0 {
                var slots = Array(repeating: -1, count: slotCount)
                slots[0] = offset
                add(program.start, to: &current, at: offset, around, &slots)
            }
            guard let (scalar, end) = here else {
                return finalMatch(in: current, at: offset) ?? best
            }
            // What was added above looked right of `offset`; what is added now stands at `end`.
            let ahead = Surroundings(
                before: around.after, after: Surroundings.Neighbour(text.scalar(at: end)?.value))
            if let found = step(current, on: scalar, to: &next, from: offset, end: end, ahead) { best = found }
            swap(&current, &next)
            next.clear()
            (offset, before) = (end, around.after)
        }
    }

    private static func neighbour(before offset: Int, in text: ScalarReader) -> Surroundings.Neighbour {
        guard offset > 0 else { return .nothing }
        var start = offset - 1
        while start > 0, text.bytes[start] & 0xC0 == 0x80 { start -= 1 }
        return Surroundings.Neighbour(text.scalar(at: start)?.value)
    }

    private func finalMatch(in threads: Threads, at offset: Int) -> [Int]? {
        for (place, index) in threads.order.enumerated() {
            if case .match = program.instructions[Int(index)] { return matched(threads, place, at: offset) }
        }
        return nil
    }

    private func matched(_ threads: Threads, _ place: Int, at offset: Int) -> [Int] {
        var slots = Array(threads.slots[place * slotCount..<(place + 1) * slotCount])
        slots[1] = offset
        return slots
    }

    /// Moves all threads over a character. A match cuts off the threads behind it, which are less preferred.
    private mutating func step(
        _ current: Threads, on scalar: UInt32, to next: inout Threads, from offset: Int, end: Int,
        _ ahead: Surroundings
    ) -> [Int]? {
        for (place, index) in current.order.enumerated() {
            switch program.instructions[Int(index)] {
            case .match: return matched(current, place, at: offset)
            case .characters(let set, let target):
                guard program.classes[Int(set)].contains(scalar) else { continue }
                var slots = Array(current.slots[place * slotCount..<(place + 1) * slotCount])
                add(target, to: &next, at: end, ahead, &slots)
            default: continue
            }
        }
        return nil
    }

    private mutating func add(
        _ start: Int32, to threads: inout Threads, at offset: Int, _ around: Surroundings, _ slots: inout [Int]
    ) {
        tasks.append(.visit(start))
        while let task = tasks.popLast() {
            guard case .visit(let index) = task else {
                if case .restore(let slot, let old) = task { slots[slot] = old }
                continue
            }
            guard !threads.contains(index) else { continue }
            threads.insert(index)
            threads.slots.append(contentsOf: slots)
            switch program.instructions[Int(index)] {
            case .split(let first, let second):
                tasks.append(.visit(second))
                tasks.append(.visit(first))
            case .save(let slot, let next):
                if slot < slotCount {
                    tasks.append(.restore(slot: Int(slot), old: slots[Int(slot)]))
                    slots[Int(slot)] = offset
                }
                tasks.append(.visit(next))
            case .assert(let assertion, let next): if around.satisfy(assertion) { tasks.append(.visit(next)) }
            case .characters, .match: continue
            }
        }
    }
}
