import NIOCore
import ObjectCoding
import ObjectModel
import ObjectStore

/// Turns the events of a watch into bytes in the form that the client asked for.
struct WatchWriter: Sendable {
    let answers: AnswerWriter
    let resource: ResourceType
    let form: AnswerForm

    /// Fails with 406 for forms that events do not have.
    func contentType() throws(StatusError) -> String {
        if case .partialObjectMetadataList = form.acceptable.form { throw AnswerForm.notAcceptable }
        guard form.acceptable.type != .yaml else { throw AnswerForm.notStreamable }
        return form.acceptable.watchContentType
    }

    private var isStoredForm: Bool {
        form.acceptable.type == .json && form.acceptable.form == .object && !SharedStorage.needsConversion(resource)
    }

    /// Appends an event. A Table has columns only the first time.
    func write(_ event: ShownEvent, isFirst: Bool, to buffer: inout ByteBuffer) {
        switch event {
        case .change(let kind, let stored):
            let object = resource.shown(stored)
            if isStoredForm {
                buffer.writeStaticString(kind.frameHead)
                buffer.writeBytes(object.json)
                buffer.writeStaticString("}\n")
            } else {
                let shown = transformed(object.tree, isFirst)
                frame(kind.name, shown, &buffer)
            }
        case .bookmark(let revision, let endsInitialEvents):
            frame("BOOKMARK", bookmarkObject(revision, endsInitialEvents, isFirst), &buffer)
        case .error(let error): frame("ERROR", error.status, &buffer)
        }
    }

    private func frame(_ type: StaticString, _ object: Value, _ buffer: inout ByteBuffer) {
        switch form.acceptable.type {
        case .protobuf:
            buffer.writeBytes(WatchFrame.protobuf(type: type, object: answers.encode(object, form.acceptable)))
        case .json, .yaml:
            buffer.writeBytes(WatchFrame.json(type: type, object: JSON.encode(object)))
        }
    }

    /// `object` in the form in which it is stored.
    private func transformed(_ object: Value, _ isFirst: Bool) -> Value {
        switch form.acceptable.form {
        case .table(let version):
            answers.table(
                of: [object], resource, listMetadata: nil, form, version: version, withColumns: isFirst)
        case .partialObjectMetadata(let version): TablePrinter.partial(object, version: version)
        default: SharedStorage.shown(object, resource: resource)
        }
    }

    private func bookmarkObject(_ revision: UInt64, _ endsInitialEvents: Bool, _ isFirst: Bool) -> Value {
        let object = bookmark(revision, endsInitialEvents)
        return form.acceptable.form == .object ? object : transformed(object, isFirst)
    }

    /// An object of the watched kind with nothing but the revision up to which the client has seen everything.
    private func bookmark(_ revision: UInt64, _ endsInitialEvents: Bool) -> Value {
        var metadata = Fields([("resourceVersion", .string(String(revision))), ("creationTimestamp", .null)])
        if endsInitialEvents { metadata["annotations"] = ["k8s.io/initial-events-end": "true"] }
        return [
            "kind": .string(resource.kind), "apiVersion": .string(resource.apiVersion), "metadata": .object(metadata),
        ]
    }
}

extension WatchEventKind {
    var name: StaticString {
        switch self {
        case .added: "ADDED"
        case .modified: "MODIFIED"
        case .deleted: "DELETED"
        }
    }

    /// What stands before the object in a line of JSON.
    var frameHead: StaticString {
        switch self {
        case .added: "{\"type\":\"ADDED\",\"object\":"
        case .modified: "{\"type\":\"MODIFIED\",\"object\":"
        case .deleted: "{\"type\":\"DELETED\",\"object\":"
        }
    }
}

/// A watch over HTTP: gathers the events of a batch and writes them at once.
final class HTTPWatchSink: WatchSink {
    private struct State {
        var buffer = ByteBuffer()
        var isFirst = true
    }

    private let stream: HTTPStream
    private let writer: WatchWriter
    private let state: NIOLoopBoundBox<State>

    init(stream: HTTPStream, writer: WatchWriter) {
        self.stream = stream
        self.writer = writer
        state = NIOLoopBoundBox(State(), eventLoop: stream.loop)
    }

    var loop: any EventLoop { stream.loop }
    var isWritable: Bool { stream.isWritable }

    func send(_ event: ShownEvent) {
        writer.write(event, isFirst: state.value.isFirst, to: &state.value.buffer)
        state.value.isFirst = false
        if state.value.buffer.readableBytes >= ServerLimits.watchChunkBytes { flush() }
    }

    func flush() {
        let buffer = state.value.buffer
        guard buffer.readableBytes > 0 else { return }
        state.value.buffer = ByteBuffer()
        stream.send(buffer)
        stream.flush()
    }

    func end() {
        flush()
        stream.end()
    }
}
