/// Names that stand for types in expressions.
enum TypeNames {
    static let all: [String: CELType] = [
        "bool": .bool, "int": .int, "uint": .uint, "double": .double, "string": .string, "bytes": .bytes,
        "list": .list(.dyn), "map": .map(.dyn, .dyn), "null_type": .null, "type": .type(.dyn),
        "google.protobuf.Timestamp": .timestamp, "google.protobuf.Duration": .duration,
        "optional_type": .optional(.dyn), "kubernetes.Quantity": .quantity, "net.IP": .ip, "net.CIDR": .cidr,
        "kubernetes.URL": .url, "kubernetes.Semver": .semver, "kubernetes.NamedFormat": .format,
    ]

    static func runtimeName(_ name: String) -> String { all[name]?.runtimeName ?? name }
}
