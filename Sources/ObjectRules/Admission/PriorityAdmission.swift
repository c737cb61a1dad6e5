import ObjectModel

/// Turns the name of a priority class into the numbers that the scheduler compares (plugin Priority).
public enum PriorityAdmission {
    /// Gives a new pod the numbers of its class. Fails with 403 where it names none that exists, or states others.
    public static func admit(_ pod: inout Value, classes: [Value]) throws(StatusError) {
        let subject = AdmissionSubject(pod, resource: "pods")
        try pod.updateObject { (pod) throws(StatusError) in
            try complete(&pod, classes: classes, subject: subject)
        }
    }

    /// Gives a pod that replaces another what the client left out of it.
    public static func admitUpdate(_ pod: inout Value, old: Value) {
        pod.updateObject { pod in
            pod.updateObject("spec") { spec in
                for name in ["priority", "preemptionPolicy"] {
                    if let value = old["spec"]?[name] { spec.setDefault(name, value) }
                }
            }
        }
    }

    private static func complete(
        _ pod: inout Fields, classes: [Value], subject: AdmissionSubject
    ) throws(StatusError) {
        let spec = pod.object("spec")
        let chosen = try choose(spec.string("priorityClassName"), classes, subject)
        let priority = chosen?["value"]?.intValue ?? 0
        let policy = chosen?["preemptionPolicy"]?.stringValue ?? "PreemptLowerPriority"
        if let stated = spec.optionalInt("priority"), stated != priority {
            throw subject.forbidden(
                "the integer value of priority (\(stated)) must not be provided in pod spec; "
                    + "priority admission controller computed \(priority) from the given PriorityClass name")
        }
        if let stated = spec.optionalString("preemptionPolicy"), stated != policy {
            throw subject.forbidden(
                "the string value of PreemptionPolicy (\(stated)) must not be provided in pod spec; "
                    + "priority admission controller computed \(policy) from the given PriorityClass name")
        }
        pod.updateObject("spec") { spec in
            if let name = chosen?["metadata"]?["name"] { spec["priorityClassName"] = name }
            spec["priority"] = .int(Int64(priority))
            spec["preemptionPolicy"] = .string(policy)
        }
    }

    /// The class of that name; without a name the default of the cluster, the lowest where there are several, or none.
    private static func choose(
        _ name: String, _ classes: [Value], _ subject: AdmissionSubject
    ) throws(StatusError) -> Value? {
        guard name.isEmpty else {
            guard let named = classes.first(where: { $0["metadata"]?["name"] == .string(name) }) else {
                throw subject.forbidden("no PriorityClass with name \(name) was found")
            }
            return named
        }
        return classes.filter { $0["globalDefault"] == true }
            .min { ($0["value"]?.intValue ?? 0) < ($1["value"]?.intValue ?? 0) }
    }

    /// Refuses, with 403, a priority class that would be the second default of the cluster.
    public static func validate(_ priorityClass: Value, others: [Value]) throws(StatusError) {
        guard priorityClass["globalDefault"] == true else { return }
        let name = priorityClass["metadata"]?["name"]
        let rival = others.first { $0["globalDefault"] == true && $0["metadata"]?["name"] != name }
        guard let rival = rival?["metadata"]?["name"]?.stringValue else { return }
        let subject = AdmissionSubject(priorityClass, resource: "priorityclasses", group: "scheduling.k8s.io")
        throw subject.forbidden("PriorityClass \(rival) is already marked as default. Only one default can exist")
    }
}
