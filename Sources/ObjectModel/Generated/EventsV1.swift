// Generated from Schema/ by SchemaCompiler; `make generate` writes it anew. Do not edit.

import ObjectTree

public struct EventsV1Event: Kind {
    public static let messageName = "events.v1.Event"
    public static let apiVersion = "events.k8s.io/v1"
    public static let kind = "Event"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// Name, labels and owners of the object.
    public var metadata: ObjectMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    public var eventTime: Time? {
        get { fields.time("eventTime") }
        set { fields.set("eventTime", newValue, micro: true) }
    }
    public var series: EventsV1EventSeries? {
        get { fields.optionalMessage("series") }
        set { fields.set("series", newValue) }
    }
    public var reportingController: String {
        get { fields.string("reportingController") }
        set { fields.set("reportingController", newValue, always: false) }
    }
    public var reportingInstance: String {
        get { fields.string("reportingInstance") }
        set { fields.set("reportingInstance", newValue, always: false) }
    }
    public var action: String {
        get { fields.string("action") }
        set { fields.set("action", newValue, always: false) }
    }
    public var reason: String {
        get { fields.string("reason") }
        set { fields.set("reason", newValue, always: false) }
    }
    public var regarding: ObjectReference {
        get { fields.message("regarding") }
        set { fields.set("regarding", newValue, always: false) }
    }
    public var related: ObjectReference? {
        get { fields.optionalMessage("related") }
        set { fields.set("related", newValue) }
    }
    public var note: String {
        get { fields.string("note") }
        set { fields.set("note", newValue, always: false) }
    }
    public var type: String {
        get { fields.string("type") }
        set { fields.set("type", newValue, always: false) }
    }
    public var deprecatedSource: EventSource {
        get { fields.message("deprecatedSource") }
        set { fields.set("deprecatedSource", newValue, always: false) }
    }
    public var deprecatedFirstTimestamp: Time? {
        get { fields.time("deprecatedFirstTimestamp") }
        set { fields.set("deprecatedFirstTimestamp", newValue, micro: false) }
    }
    public var deprecatedLastTimestamp: Time? {
        get { fields.time("deprecatedLastTimestamp") }
        set { fields.set("deprecatedLastTimestamp", newValue, micro: false) }
    }
    public var deprecatedCount: Int {
        get { fields.int("deprecatedCount") }
        set { fields.set("deprecatedCount", newValue, always: false) }
    }
}

public struct EventsV1EventList: Message {
    public static let messageName = "events.v1.EventList"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// The version of the list and, for pages, the token of the next one.
    public var metadata: ListMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// The objects of the list.
    public var items: [EventsV1Event] {
        get { fields.messages("items") }
        set { fields.set("items", newValue, always: true) }
    }
}

public struct EventsV1EventSeries: Message {
    public static let messageName = "events.v1.EventSeries"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var count: Int {
        get { fields.int("count") }
        set { fields.set("count", newValue, always: true) }
    }
    public var lastObservedTime: Time? {
        get { fields.time("lastObservedTime") }
        set { fields.set("lastObservedTime", newValue, micro: true) }
    }
}
