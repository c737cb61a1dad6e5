import APIClient
import Foundation
import ObjectModel
import PodPlans

/// Fetches what the environment and the files of a pod are made from: ConfigMaps, Secrets, services.
struct ConfigurationLoader: Sendable {
    let client: any APIClient
    let namespace: String

    func environmentData(of container: Container) async throws -> ConfigurationData {
        var configMaps: Set<String> = []
        var secrets: Set<String> = []
        for source in container.envFrom {
            if let reference = source.configMapRef { configMaps.insert(reference.name) }
            if let reference = source.secretRef { secrets.insert(reference.name) }
        }
        for source in container.env.compactMap(\.valueFrom) {
            if let reference = source.configMapKeyRef { configMaps.insert(reference.name) }
            if let reference = source.secretKeyRef { secrets.insert(reference.name) }
        }
        var data = ConfigurationData()
        for name in configMaps {
            data.configMaps[name] = try await client.find(ConfigMap.self, namespace: namespace, name: name)?.data
        }
        for name in secrets {
            data.secrets[name] = try await secret(name)?.mapValues { String(decoding: $0, as: UTF8.self) }
        }
        return data
    }

    /// The services of the namespace, by name, unless the pod does not want to be told of them.
    func services(for pod: Pod) async throws -> [Service] {
        guard pod.spec.enableServiceLinks != false else { return [] }
        return try await client.list(Service.self, namespace: namespace)
            .sorted { $0.metadata.name < $1.metadata.name }
    }

    /// The files of a ConfigMap; nil when there is none of that name.
    func configMap(_ name: String) async throws -> [String: Data]? {
        guard let found = try await client.find(ConfigMap.self, namespace: namespace, name: name) else { return nil }
        var files = found.data.mapValues { Data($0.utf8) }
        for (key, text) in found.binaryData { files[key] = Data(base64Encoded: text) ?? Data() }
        return files
    }

    /// The files of a Secret; nil when there is none of that name.
    func secret(_ name: String) async throws -> [String: Data]? {
        try await client.find(Secret.self, namespace: namespace, name: name)?.data
            .mapValues { Data(base64Encoded: $0) ?? Data() }
    }
}
