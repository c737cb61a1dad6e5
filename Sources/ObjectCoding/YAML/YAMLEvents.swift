import CYaml

/// The events of a YAML stream. libyaml is used directly, since the node API above it refuses duplicate keys, which
/// Kubernetes only warns about, and recurses without bound.
struct YAMLEvents: ~Copyable {
    enum Event {
        case streamEnd
        /// Begin and end of stream and document: nothing of interest.
        case boundary
        case alias(String)
        case scalar(Scalar)
        case sequenceStart(anchor: String?)
        case sequenceEnd
        case mappingStart(anchor: String?)
        case mappingEnd
    }

    struct Scalar {
        let text: String
        /// The full tag, or nil where there is none.
        let tag: String?
        let isPlain: Bool
        let anchor: String?
    }

    private let parser: UnsafeMutablePointer<yaml_parser_t>
    /// The line, counted from 1, where the last event begins.
    private(set) var line = 0

    /// The buffer must outlive this.
    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        parser = .allocate(capacity: 1)
        parser.initialize(to: yaml_parser_t())
        yaml_parser_initialize(parser)
        yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
    }

    deinit {
        yaml_parser_delete(parser)
        parser.deallocate()
    }

    mutating func next() throws(CodingError) -> Event {
        var event = yaml_event_t()
        guard yaml_parser_parse(parser, &event) == 1 else { throw failure }
        defer { yaml_event_delete(&event) }
        line = Int(event.start_mark.line) + 1
        switch event.type {
        case YAML_STREAM_END_EVENT, YAML_NO_EVENT: return .streamEnd
        case YAML_ALIAS_EVENT: return .alias(Self.text(event.data.alias.anchor) ?? "")
        case YAML_SCALAR_EVENT: return .scalar(Self.scalar(event.data.scalar))
        case YAML_SEQUENCE_START_EVENT:
            return .sequenceStart(anchor: Self.text(event.data.sequence_start.anchor))
        case YAML_SEQUENCE_END_EVENT: return .sequenceEnd
        case YAML_MAPPING_START_EVENT: return .mappingStart(anchor: Self.text(event.data.mapping_start.anchor))
        case YAML_MAPPING_END_EVENT: return .mappingEnd
        default: return .boundary
        }
    }

    private static func scalar(_ data: yaml_event_s.__Unnamed_union_data.__Unnamed_struct_scalar) -> Scalar {
        let bytes = UnsafeBufferPointer(start: data.value, count: data.length)
        return Scalar(
            text: String(decoding: bytes, as: UTF8.self), tag: text(data.tag),
            isPlain: data.style == YAML_PLAIN_SCALAR_STYLE, anchor: text(data.anchor))
    }

    private static func text(_ pointer: UnsafeMutablePointer<yaml_char_t>?) -> String? {
        pointer.map { String(cString: $0) }
    }

    static var tooDeep: CodingError { CodingError(.limit, "yaml: exceeded max depth of \(Limits.maximumDepth)") }

    /// What libyaml found wrong, as go-yaml words it.
    private var failure: CodingError {
        var line = Int(parser.pointee.problem_mark.line)
        if line != 0 {
            // The scanner reports the line it has not yet left.
            if parser.pointee.error == YAML_SCANNER_ERROR { line += 1 }
        } else {
            line = Int(parser.pointee.context_mark.line)
        }
        // libyaml has a bound of its own on nesting.
        if parser.pointee.error == YAML_PARSER_ERROR,
            parser.pointee.problem.map({ String(cString: $0) })?
                .hasPrefix("Maximum nesting level") == true
        {
            return Self.tooDeep
        }
        let problem = parser.pointee.problem.map { String(cString: $0) } ?? "unknown problem parsing YAML content"
        return CodingError(.syntax, "yaml: \(line == 0 ? "" : "line \(line): ")\(problem)")
    }
}
