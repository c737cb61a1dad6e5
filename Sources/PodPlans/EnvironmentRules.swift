import ObjectModel

/// What the variables of a container are taken from: ConfigMaps and Secrets of its pod's namespace, by name and decoded
/// to text, and files in volumes of its pod.
public struct ConfigurationData: Sendable, Hashable {
    public var configMaps: [String: [String: String]]
    public var secrets: [String: [String: String]]
    /// By volume and path. Each volume that there is has an entry, each file that could be read.
    public var files: [String: [String: EnvironmentFile]] = [:]
    public init(configMaps: [String: [String: String]] = [:], secrets: [String: [String: String]] = [:]) {
        self.configMaps = configMaps
        self.secrets = secrets
    }
}

/// Why a container can't be made as it is configured: the waiting reason and message of its status.
public struct ConfigurationError: Error, Sendable, Hashable {
    public let reason: String
    public let message: String
    public init(reason: String = "CreateContainerConfigError", message: String) {
        self.reason = reason
        self.message = message
    }
}

/// The environment of a container.
public struct EnvironmentRules: Sendable {
    private let downward: DownwardAPI
    private let data: ConfigurationData

    public init(downward: DownwardAPI, data: ConfigurationData) {
        self.downward = downward
        self.data = data
    }

    /// The variables in order. `base` comes first; `envFrom` and then `env` override what has the same name.
    public func environment(
        of container: Container, base: [(String, String)]
    ) throws(ConfigurationError) -> [(name: String, value: String)] {
        var variables = Variables()
        for (name, value) in base { variables[name] = value }
        for source in container.envFrom {
            for (key, value) in try values(of: source).sorted(by: { $0.key < $1.key }) {
                variables[source.prefix + key] = value
            }
        }
        for variable in container.env {
            if let source = variable.valueFrom {
                if let value = try value(of: source, container) { variables[variable.name] = value }
            } else {
                variables[variable.name] = Expansion.expand(variable.value, variables.values)
            }
        }
        return variables.names.map { ($0, variables.values[$0] ?? "") }
    }

    private struct Variables {
        private(set) var names: [String] = []
        private(set) var values: [String: String] = [:]
        subscript(name: String) -> String {
            get { values[name] ?? "" }
            set { if values.updateValue(newValue, forKey: name) == nil { names.append(name) } }
        }
    }

    private func values(of source: EnvFromSource) throws(ConfigurationError) -> [String: String] {
        if let reference = source.configMapRef {
            if let found = data.configMaps[reference.name] { return found }
            if reference.optional == true { return [:] }
            throw ConfigurationError(message: "configmap \"\(reference.name)\" not found")
        }
        if let reference = source.secretRef {
            if let found = data.secrets[reference.name] { return found }
            if reference.optional == true { return [:] }
            throw ConfigurationError(message: "secret \"\(reference.name)\" not found")
        }
        return [:]
    }

    /// nil for an optional value that is not there.
    private func value(of source: EnvVarSource, _ container: Container) throws(ConfigurationError) -> String? {
        let namespace = downward.pod.metadata.namespace
        if let field = source.fieldRef {
            if let value = downward.field(field.fieldPath) { return value }
            throw ConfigurationError(message: "unsupported fieldPath: \(field.fieldPath)")
        }
        if let resource = source.resourceFieldRef {
            if let value = downward.resource(resource, of: container) { return value }
            throw ConfigurationError(message: "unsupported container resource : \(resource.resource)")
        }
        if let reference = source.configMapKeyRef {
            return try value(
                reference.key, of: data.configMaps[reference.name], isOptional: reference.optional == true,
                missing: "configmap \"\(reference.name)\" not found", kind: "ConfigMap \(namespace)/\(reference.name)")
        }
        if let reference = source.secretKeyRef {
            return try value(
                reference.key, of: data.secrets[reference.name], isOptional: reference.optional == true,
                missing: "secret \"\(reference.name)\" not found", kind: "Secret \(namespace)/\(reference.name)")
        }
        if let reference = source.fileKeyRef { return try value(of: reference) }
        throw ConfigurationError(message: "this source of a variable is not supported")
    }

    /// An empty value counts as none. That the file is there and well-formed is not optional.
    private func value(of reference: FileKeySelector) throws(ConfigurationError) -> String? {
        guard let files = data.files[reference.volumeName] else {
            throw ConfigurationError(
                message: "cannot find the volume \"\(reference.volumeName)\" referenced by FileKeyRef")
        }
        guard let file = files[reference.path] else { throw ConfigurationError(message: "couldn't parse env file") }
        do throws(EnvironmentFile.Malformed) {
            if let value = try file.value(of: reference.key), !value.isEmpty { return value }
        } catch {
            throw ConfigurationError(message: "couldn't parse env file: line \(error.line): \(error.message)")
        }
        if reference.optional == true { return nil }
        throw ConfigurationError(
            message: "environment variable key \"\(reference.key)\" not found in file \"\(reference.path)\"")
    }

    private func value(
        _ key: String, of map: [String: String]?, isOptional: Bool, missing: String, kind: String
    ) throws(ConfigurationError) -> String? {
        guard let map else {
            if isOptional { return nil }
            throw ConfigurationError(message: missing)
        }
        if let value = map[key] { return value }
        if isOptional { return nil }
        throw ConfigurationError(message: "couldn't find key \(key) in \(kind)")
    }
}
