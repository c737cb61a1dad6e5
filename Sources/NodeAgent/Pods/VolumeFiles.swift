import Foundation
import ObjectModel
import PodPlans

/// One file of a volume that the agent fills.
struct VolumeFile: Sendable, Hashable {
    /// Below the volume.
    let path: String
    let content: Data
    let mode: Int
    /// nil: the agent's own user.
    var owner: Int?
}

/// What is in the volumes that the agent fills: ConfigMaps, Secrets, fields of the pod, tokens.
struct VolumeFiles: Sendable {
    let pod: Pod
    let loader: ConfigurationLoader
    let downward: DownwardAPI
    let credentials: PodCredentials
    let tokens: TokenKeeper
    let canSwitchUser: Bool

    /// Whether the agent fills a volume.
    static func fills(_ volume: Volume) -> Bool {
        volume.configMap != nil || volume.secret != nil || volume.downwardAPI != nil || volume.projected != nil
    }

    /// What belongs into a volume now; nil when it is not one that the agent fills.
    func files(of volume: Volume) async throws -> [VolumeFile]? {
        if let source = volume.configMap {
            return try await configMap(
                source.name, source.items, source.optional == true, mode: source.defaultMode ?? 0o644)
        }
        if let source = volume.secret {
            return try await secret(
                source.secretName, source.items, source.optional == true, mode: source.defaultMode ?? 0o644)
        }
        if let source = volume.downwardAPI {
            return try source.items.map { try downwardFile($0, mode: source.defaultMode ?? 0o644) }
        }
        guard let source = volume.projected else { return nil }
        var files: [VolumeFile] = []
        for projection in source.sources {
            files += try await projected(projection, mode: source.defaultMode ?? 0o644)
        }
        return files
    }

    private func projected(_ source: VolumeProjection, mode: Int) async throws -> [VolumeFile] {
        if let source = source.configMap {
            return try await configMap(source.name, source.items, source.optional == true, mode: mode)
        }
        if let source = source.secret {
            return try await secret(source.name, source.items, source.optional == true, mode: mode)
        }
        if let source = source.downwardAPI { return try source.items.map { try downwardFile($0, mode: mode) } }
        if let source = source.serviceAccountToken {
            let token = try await tokens.token(source, of: pod, credentials)
            return [tokenFile(source.path, token, mode: mode)]
        }
        throw VolumeError(message: "this kind of projection is not supported")
    }

    /// A token is for the user of the pod alone, where the pod says who that is.
    private func tokenFile(_ path: String, _ token: String, mode: Int) -> VolumeFile {
        guard canSwitchUser else { return VolumeFile(path: path, content: Data(token.utf8), mode: 0o600) }
        let shared = pod.spec.securityContext
        let users = Set(
            pod.spec.allContainers.map {
                $0.securityContext?.runAsUser ?? shared?.runAsUser
            })
        let user = users.count == 1 ? users.first ?? nil : nil
        let isPrivate = user != nil || shared?.fsGroup != nil
        return VolumeFile(
            path: path, content: Data(token.utf8), mode: isPrivate ? 0o600 : mode, owner: user)
    }

    private func configMap(
        _ name: String, _ items: [KeyToPath], _ isOptional: Bool, mode: Int
    ) async throws -> [VolumeFile] {
        var data = try await loader.configMap(name)
        // Every namespace has it in a cluster that publishes it; in others the agent knows it.
        if data == nil, name == "kube-root-ca.crt", !credentials.rootCertificates.isEmpty {
            data = ["ca.crt": Data(credentials.rootCertificates.utf8)]
        }
        return try select(items, from: data, isOptional, mode: mode, what: "configmap \"\(name)\"")
    }

    private func secret(
        _ name: String, _ items: [KeyToPath], _ isOptional: Bool, mode: Int
    ) async throws -> [VolumeFile] {
        try select(items, from: try await loader.secret(name), isOptional, mode: mode, what: "secret \"\(name)\"")
    }

    private func select(
        _ items: [KeyToPath], from data: [String: Data]?, _ isOptional: Bool, mode: Int, what: String
    ) throws -> [VolumeFile] {
        guard let data else {
            if isOptional { return [] }
            throw VolumeError(message: "\(what) not found")
        }
        if items.isEmpty {
            return data.map { VolumeFile(path: $0.key, content: $0.value, mode: mode) }.sorted { $0.path < $1.path }
        }
        return try items.compactMap { item in
            guard let content = data[item.key] else {
                if isOptional { return nil }
                throw VolumeError(message: "\(what) has no key \"\(item.key)\"")
            }
            return VolumeFile(path: item.path, content: content, mode: item.mode ?? mode)
        }
    }

    private func downwardFile(_ item: DownwardAPIVolumeFile, mode: Int) throws -> VolumeFile {
        let text: String?
        if let field = item.fieldRef {
            text = downward.field(field.fieldPath)
        } else if let resource = item.resourceFieldRef,
            let container = pod.spec.containers.first(where: { $0.name == resource.containerName })
        {
            text = downward.resource(resource, of: container)
        } else {
            text = nil
        }
        guard let text else { throw VolumeError(message: "unsupported field for \(item.path)") }
        return VolumeFile(path: item.path, content: Data(text.utf8), mode: item.mode ?? mode)
    }
}
