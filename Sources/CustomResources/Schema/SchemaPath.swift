import ObjectModel

/// Where in an object a walk along a schema stands. A stack of steps: its text is made for errors alone.
struct SchemaPath: Sendable {
    enum Step: Sendable {
        /// A member that the schema names: `.spec`.
        case member(String)
        /// A member of a map: `[key]` in the paths of field errors, `.key` in messages.
        case key(String)
        case index(Int)
    }

    private(set) var steps: [Step] = []

    var isRoot: Bool { steps.isEmpty }

    mutating func push(_ step: Step) { steps.append(step) }
    mutating func pop() { steps.removeLast() }

    /// `spec.list[0].name`: as messages name it. A key of a map stands like a member.
    var name: String {
        steps.reduce(into: "") { text, step in
            switch step {
            case .member(let name): text += text.isEmpty ? name : ".\(name)"
            case .key(let key): text += ".\(key)"
            case .index(let index): text += "[\(index)]"
            }
        }
    }

    /// `spec.map[key]`: as field errors name it.
    var field: FieldPath {
        steps.reduce(FieldPath()) { path, step in
            switch step {
            case .member(let name): path.child(name)
            case .key(let key): path.key(key)
            case .index(let index): path.index(index)
            }
        }
    }
}
