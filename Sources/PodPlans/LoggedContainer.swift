import ObjectModel

/// The container of a pod whose output is asked for.
public enum LoggedContainer {
    /// - Parameter asked: Empty for the only regular container; init containers and ephemeral ones have to be named.
    /// - Returns: Its name. Throws as the API server words it.
    public static func name(_ asked: String, of pod: Pod) throws(StatusError) -> String {
        let name = pod.metadata.name
        let regular = pod.spec.containers.map(\.name)
        if asked.isEmpty {
            if regular.count == 1 { return regular[0] }
            var message =
                "a container name must be specified for pod \(name), choose one of: [\(regular.joined(separator: " "))]"
            let initial = pod.spec.initContainers.map(\.name)
            if !initial.isEmpty {
                message += " or one of the init containers: [\(initial.joined(separator: " "))]"
            }
            throw .badRequest(message)
        }
        guard pod.spec.allContainers.contains(where: { $0.name == asked }) else {
            throw .badRequest("container \(asked) is not valid for pod \(name)")
        }
        return asked
    }
}
