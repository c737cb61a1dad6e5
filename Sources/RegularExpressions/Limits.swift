/// Bounds on what one pattern can ask for: those of Go's `regexp/syntax`, and those of the matcher.
enum Limits {
    /// The largest count of a repetition, also of nested ones multiplied.
    static let repetitions = 1000
    /// How deep groups and repetitions may nest.
    static let nesting = 1000
    /// Instructions of one program.
    static let instructions = 3_355_443
    /// States of the automaton that are remembered during one match; beyond them it starts over.
    static let automatonStates = 1_000
    /// Instruction numbers that those states may hold together.
    static let automatonMembers = 1_000_000
}
