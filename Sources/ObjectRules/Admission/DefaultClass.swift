import ObjectModel

/// The class that an annotation makes the default of its kind.
enum DefaultClass {
    /// The name of the class that says `true` in one of the annotations: of several the newest, of those the first by
    /// name.
    static func choose(from classes: [Value], annotations: [String]) -> Value? {
        let defaults = classes.filter { candidate in
            annotations.contains { candidate.at("metadata", "annotations")?[$0] == "true" }
        }
        return defaults.min { isBefore($0, $1) }?["metadata"]?["name"]
    }

    private static func isBefore(_ left: Value, _ right: Value) -> Bool {
        let (left, right) = (left["metadata"]?.objectValue ?? Fields(), right["metadata"]?.objectValue ?? Fields())
        let (leftTime, rightTime) = (left.string("creationTimestamp"), right.string("creationTimestamp"))
        return leftTime == rightTime ? left.string("name") < right.string("name") : leftTime > rightTime
    }
}
