import ObjectModel

/// How often the template of a daemon set changed, which clients of old releases read from an annotation.
enum TemplateGeneration {
    static let annotation = "deprecated.daemonset.template.generation"

    static func start(_ daemonSet: inout Fields) { set(max(read(daemonSet), 1), in: &daemonSet) }

    /// What the client wrote into the annotation does not count.
    static func count(_ daemonSet: inout Fields, old: Fields) {
        let changed = daemonSet["spec"]?["template"] != old["spec"]?["template"]
        set(read(old) &+ (changed ? 1 : 0), in: &daemonSet)
    }

    private static func read(_ daemonSet: Fields) -> Int {
        let text = daemonSet["metadata"]?.at("annotations", annotation)?.stringValue
        return text.flatMap { Int($0) } ?? 0
    }

    private static func set(_ generation: Int, in daemonSet: inout Fields) {
        daemonSet.updateOrAddObject("metadata") { metadata in
            metadata.updateOrAddObject("annotations") { $0[annotation] = .string("\(generation)") }
        }
    }
}
