/// Answers whether a text matches, in one pass: the states in which the program can be are put together when they are
/// first reached, and found again by the next character.
///
/// A state is a set of instructions at which something is to be read or asserted, and what stands before. Assertions
/// are decided one character later, when both sides are known.
struct LazyAutomaton {
    private struct State: Hashable {
        let members: [Int32]
        let before: Surroundings.Neighbour
    }

    private static let accepted: Int32 = -2
    private static let unknown: Int32 = -1
    /// The column of a state's transitions for the end of the text.
    private static let end = 128
    private static let columns = 129

    private let program: Program
    private var states: [State] = []
    private var numbers: [State: Int32] = [:]
    private var transitions: [Int32] = []
    private var memberCount = 0
    private var marks: [UInt32]
    private var mark: UInt32 = 0
    private var stack: [Int32] = []

    init(_ program: Program) {
        self.program = program
        marks = Array(repeating: 0, count: program.instructions.count)
    }

    /// Whether the program matches somewhere in the text.
    mutating func matches(_ text: ScalarReader) -> Bool {
        beginSet()
        var members: [Int32] = []
        close(program.start, into: &members)
        var current = number(of: State(members: members.sorted(), before: .nothing))
        var offset = 0
        while true {
            guard let (scalar, next) = text.scalar(at: offset) else {
                return transition(from: current, on: nil) == Self.accepted
            }
            current = transition(from: current, on: scalar)
            if current == Self.accepted { return true }
            if program.isAnchored, states[Int(current)].members.isEmpty { return false }
            offset = next
        }
    }

    private mutating func transition(from current: Int32, on scalar: UInt32?) -> Int32 {
        let column = Int(scalar ?? UInt32(Self.end))
        guard column < Self.end || scalar == nil else { return step(from: states[Int(current)], on: scalar) }
        let place = Int(current) * Self.columns + column
        if transitions[place] != Self.unknown { return transitions[place] }
        let generation = states.count
        let next = step(from: states[Int(current)], on: scalar)
        // When the cache was emptied on the way, the state's place is another's.
        if states.count >= generation { transitions[place] = next }
        return next
    }

    private mutating func step(from state: State, on scalar: UInt32?) -> Int32 {
        let around = Surroundings(before: state.before, after: Surroundings.Neighbour(scalar))
        guard let ready = resolved(state.members, around) else { return Self.accepted }
        beginSet()
        var members: [Int32] = []
        if let scalar {
            for index in ready {
                guard case .characters(let set, let next) = program.instructions[Int(index)] else { continue }
                if program.classes[Int(set)].contains(scalar) { close(next, into: &members) }
            }
        }
        if !program.isAnchored { close(program.start, into: &members) }
        return number(of: State(members: members.sorted(), before: around.after))
    }

    /// The members that read a character, behind all assertions that hold; nil when a match is among them.
    private mutating func resolved(_ members: [Int32], _ around: Surroundings) -> [Int32]? {
        beginSet()
        for index in members { marks[Int(index)] = mark }
        var pending = members
        var ready: [Int32] = []
        while let index = pending.popLast() {
            switch program.instructions[Int(index)] {
            case .match: return nil
            case .assert(let assertion, let next):
                if around.satisfy(assertion) { close(next, into: &pending) }
            default: ready.append(index)
            }
        }
        return ready
    }

    private mutating func beginSet() { mark += 1 }

    /// Adds the instructions that are reached without reading or asserting.
    private mutating func close(_ start: Int32, into members: inout [Int32]) {
        stack.append(start)
        while let index = stack.popLast() {
            guard marks[Int(index)] != mark else { continue }
            marks[Int(index)] = mark
            switch program.instructions[Int(index)] {
            case .split(let first, let second):
                stack.append(second)
                stack.append(first)
            case .save(_, let next): stack.append(next)
            case .characters, .assert, .match: members.append(index)
            }
        }
    }

    private mutating func number(of state: State) -> Int32 {
        if let number = numbers[state] { return number }
        if states.count >= Limits.automatonStates || memberCount > Limits.automatonMembers {
            states.removeAll(keepingCapacity: true)
            numbers.removeAll(keepingCapacity: true)
            transitions.removeAll(keepingCapacity: true)
            memberCount = 0
        }
        let number = Int32(states.count)
        states.append(state)
        numbers[state] = number
        transitions.append(contentsOf: repeatElement(Self.unknown, count: Self.columns))
        memberCount += state.members.count
        return number
    }
}
