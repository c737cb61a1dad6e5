import ObjectModel

/// Builds the tree of a document from its events.
struct YAMLComposer: ~Copyable {
    private struct Anchor {
        let value: Value
        /// Nodes below it, itself included.
        let size: Int
    }

    private var events: YAMLEvents
    private(set) var duplicates: [String] = []
    private var anchors: [String: Anchor] = [:]
    /// Anchors of collections that have not ended yet.
    private var open: Set<String> = []
    private var depth = 0
    private var nodes = 0

    init(_ events: consuming YAMLEvents) { self.events = events }

    /// The first document; null if there is none.
    mutating func document() throws(CodingError) -> Value {
        while true {
            switch try events.next() {
            case .boundary: continue
            case .streamEnd: return .null
            case let event: return try value(from: event)
            }
        }
    }

    private mutating func count(_ number: Int) throws(CodingError) {
        nodes += number
        guard nodes <= Limits.maximumYAMLNodes else {
            throw CodingError(.limit, "yaml: document contains excessive aliasing")
        }
    }

    private mutating func value(from event: YAMLEvents.Event) throws(CodingError) -> Value {
        switch event {
        case .alias(let name):
            if open.contains(name) { throw CodingError(.syntax, "yaml: anchor '\(name)' value contains itself") }
            guard let anchor = anchors[name] else {
                throw CodingError(.syntax, "yaml: unknown anchor '\(name)' referenced")
            }
            try count(anchor.size)
            return anchor.value
        case .scalar(let scalar):
            try count(1)
            let value = try YAMLScalar.value(of: scalar)
            if let name = scalar.anchor { anchors[name] = Anchor(value: value, size: 1) }
            return value
        case .sequenceStart(let name):
            return try collection(name) { (composer) throws(CodingError) in
                try composer.sequence()
            }
        case .mappingStart(let name):
            return try collection(name) { (composer) throws(CodingError) in
                try composer.mapping()
            }
        default: throw CodingError(.syntax, "yaml: did not find expected node content")
        }
    }

    private mutating func collection(
        _ anchor: String?, _ read: (inout YAMLComposer) throws(CodingError) -> Value
    ) throws(CodingError) -> Value {
        try count(1)
        depth += 1
        guard depth <= Limits.maximumDepth else { throw YAMLEvents.tooDeep }
        let before = nodes - 1
        if let anchor { open.insert(anchor) }
        let value = try read(&self)
        if let anchor {
            open.remove(anchor)
            anchors[anchor] = Anchor(value: value, size: nodes - before)
        }
        depth -= 1
        return value
    }

    private mutating func sequence() throws(CodingError) -> Value {
        var elements: [Value] = []
        while true {
            let event = try events.next()
            if case .sequenceEnd = event { return .array(elements) }
            elements.append(try value(from: event))
        }
    }

    private mutating func mapping() throws(CodingError) -> Value {
        var members = Members()
        while true {
            let event = try events.next()
            if case .mappingEnd = event { return .object(members.fields) }
            if case .scalar(let scalar) = event, YAMLScalar.isMerge(scalar) {
                try count(1)
                let source = try value(from: try events.next())
                try merge(source, into: &members)
                continue
            }
            let key = try YAMLScalar.Key(try value(from: event))
            let valueEvent = try events.next()
            let line = events.line
            let value = try value(from: valueEvent)
            if members.set(key.text, value) { complain("line \(line): key \(key.goText) already set in map") }
        }
    }

    private mutating func complain(_ text: String) {
        if duplicates.count < Limits.maximumStrictErrors { duplicates.append(text) }
    }

    /// What `<<` stands for: the members of a mapping or of several.
    private mutating func merge(_ source: Value, into members: inout Members) throws(CodingError) {
        switch source {
        case .object(let fields):
            for entry in fields.entries { _ = members.set(entry.key, entry.value) }
        case .array(let sources) where sources.allSatisfy({ $0.objectValue != nil }):
            // The first mapping of the list has the last word.
            for source in sources.reversed() { try merge(source, into: &members) }
        default:
            throw CodingError(.syntax, "yaml: map merge requires map or sequence of maps as the value")
        }
    }
}

/// Members with their positions, so that a large mapping does not take quadratic time.
private struct Members {
    private var entries: [Fields.Entry] = []
    private var positions: [String: Int] = [:]

    var fields: Fields { Fields(uniqueEntries: entries) }

    /// Sets a member; whether it was there before.
    mutating func set(_ key: String, _ value: Value) -> Bool {
        if let position = positions[key] {
            entries[position].value = value
            return true
        }
        positions[key] = entries.count
        entries.append(Fields.Entry(key: key, value: value))
        return false
    }
}
