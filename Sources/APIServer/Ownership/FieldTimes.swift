import ObjectModel

/// A record whose times alone are new is no reason to write an object again.
enum FieldTimes {
    /// Puts its record on an object. Where nothing but times would change, those of the current object stay.
    static func attach(_ record: Value?, to object: inout Value, insteadOf current: Value) {
        let stored = current.managedFields
        object.setManagedFields(record)
        guard record != stored, differOnlyInTimes(record, stored) else { return }
        var same = object
        same.setManagedFields(stored)
        if same == current { object = same }
    }

    private static func differOnlyInTimes(_ left: Value?, _ right: Value?) -> Bool {
        guard let left = left?.arrayValue, let right = right?.arrayValue, left.count == right.count else {
            return false
        }
        return zip(left, right).allSatisfy { one, other in
            guard var one = one.objectValue, var other = other.objectValue else { return false }
            one["time"] = nil
            other["time"] = nil
            return one == other
        }
    }
}
