import APIClient
import ObjectCoding
import ObjectModel

/// The ConfigMap by which the servers of APIServices know whom to believe that they speak for users.
struct ExtensionAuthentication: Sendable {
    private static let name = "extension-apiserver-authentication"
    private static let namespace = "kube-system"

    let client: any APIClient
    /// PEM: who signs the certificates of clients.
    let clientAuthority: String
    let identity: ProxyIdentity

    init(client: any APIClient, clientAuthority: String, _ identity: ProxyIdentity) {
        self.client = client
        self.clientAuthority = clientAuthority
        self.identity = identity
    }

    private var data: Fields {
        func list(_ texts: String...) -> Value {
            .string(String(decoding: JSON.encode(.array(texts.map(Value.string))), as: UTF8.self))
        }
        return [
            "client-ca-file": .string(clientAuthority),
            "requestheader-allowed-names": list(ProxyIdentity.name),
            "requestheader-client-ca-file": .string(identity.authority),
            "requestheader-extra-headers-prefix": list("X-Remote-Extra-"),
            "requestheader-group-headers": list("X-Remote-Group"),
            "requestheader-uid-headers": list("X-Remote-Uid"),
            "requestheader-username-headers": list("X-Remote-User"),
        ]
    }

    /// Writes it, unless it is as it should be. What others have added stays.
    func publish() async throws {
        do {
            var map = try await client.get(ConfigMap.resource, namespace: Self.namespace, name: Self.name)
            var merged = map["data"]?.objectValue ?? Fields()
            for entry in data { merged[entry.key] = entry.value }
            guard map["data"]?.objectValue != merged else { return }
            map["data"] = .object(merged)
            _ = try await client.update(
                ConfigMap.resource, namespace: Self.namespace, name: Self.name, subresource: nil, object: map)
        } catch let error as StatusError where error.isNotFound {
            _ = try await client.create(
                ConfigMap.resource, namespace: Self.namespace, name: nil, subresource: nil,
                object: [
                    "apiVersion": "v1", "kind": "ConfigMap",
                    "metadata": ["name": .string(Self.name), "namespace": .string(Self.namespace)],
                    "data": .object(data),
                ])
        }
    }
}
