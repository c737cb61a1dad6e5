import ObjectModel

/// What a container executes where images are not pulled: its own command and arguments alone.
public enum ContainerCommand {
    /// The words, with references to variables replaced.
    public static func words(
        of container: Container, variables: [String: String]
    ) throws(ConfigurationError) -> [String] {
        guard !container.command.isEmpty else {
            throw ConfigurationError(
                reason: "CreateContainerError",
                message: "container \"\(container.name)\" has no command: this node runs host processes and does not "
                    + "pull images, so the entrypoint of image \"\(container.image)\" is unknown; "
                    + "set command in the pod spec")
        }
        return (container.command + container.args).map { Expansion.expand($0, variables) }
    }
}
