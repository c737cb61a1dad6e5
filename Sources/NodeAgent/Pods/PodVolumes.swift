import APIClient
import ContainerRuntime
import Foundation
import ObjectModel
import PodPlans

/// Why the volumes of a pod can't be made; its containers wait meanwhile.
struct VolumeError: Error, Sendable {
    /// As the event `FailedMount` words it.
    let message: String
}

/// Makes the volumes of a pod on the host.
struct PodVolumes: Sendable {
    let pod: Pod
    /// Volumes lie below it, each under its name.
    let directory: String
    let loader: ConfigurationLoader
    let downward: DownwardAPI
    let credentials: PodCredentials

    private struct VolumeFile {
        let path: String
        let content: Data
        let mode: Int
    }

    /// Where on the host the volumes are, by name.
    func make() async throws -> [String: String] {
        var paths: [String: String] = [:]
        for volume in pod.spec.volumes {
            do {
                paths[volume.name] = try await make(volume)
            } catch let error as VolumeError {
                throw VolumeError(
                    message: "MountVolume.SetUp failed for volume \"\(volume.name)\" : \(error.message)")
            }
        }
        return paths
    }

    private func make(_ volume: Volume) async throws -> String {
        if let source = volume.hostPath { return try hostPath(source) }
        if let source = volume.persistentVolumeClaim { return try await claim(source) }
        let path = "\(directory)/\(volume.name)"
        try createDirectory(path)
        if let source = volume.emptyDir {
            try setMode(0o777, path)
            #if os(Linux)
            if source.medium == "Memory" {
                _ = MemoryFilesystem.mount(at: path, sizeBytes: source.sizeLimit?.units)
            }
            #endif
        } else if let files = try await files(of: volume) {
            for file in files { try write(file, in: path) }
        } else {
            throw VolumeError(message: "this kind of volume is not supported")
        }
        return path
    }

    // MARK: Directories of the host

    private func hostPath(_ source: HostPathVolumeSource) throws -> String {
        var isDirectory: ObjCBool = false
        let exists = FileManager.default.fileExists(atPath: source.path, isDirectory: &isDirectory)
        switch source.type ?? "" {
        case "DirectoryOrCreate" where !exists: try createDirectory(source.path)
        case "FileOrCreate" where !exists:
            guard FileManager.default.createFile(atPath: source.path, contents: nil) else {
                throw VolumeError(message: "hostPath \(source.path) could not be created")
            }
        case "Directory", "DirectoryOrCreate":
            if !isDirectory.boolValue {
                throw VolumeError(message: "hostPath type check failed: \(source.path) is not a directory")
            }
        case "File", "FileOrCreate":
            if !exists || isDirectory.boolValue {
                throw VolumeError(message: "hostPath type check failed: \(source.path) is not a file")
            }
        case "" where !exists: try createDirectory(source.path)
        default:
            if !exists { throw VolumeError(message: "hostPath type check failed: \(source.path) does not exist") }
        }
        return source.path
    }

    /// The directory behind a bound claim, where its volume is one of this machine.
    private func claim(_ source: PersistentVolumeClaimVolumeSource) async throws -> String {
        let claim = try await loader.client.find(
            PersistentVolumeClaim.self, namespace: pod.metadata.namespace, name: source.claimName)
        guard let claim, !claim.spec.volumeName.isEmpty,
            let volume = try await loader.client.find(PersistentVolume.self, name: claim.spec.volumeName)
        else { throw VolumeError(message: "claim \"\(source.claimName)\" is not bound") }
        if let path = volume.spec.hostPath?.path ?? volume.spec.local?.path {
            try createDirectory(path)
            return path
        }
        throw VolumeError(message: "volume \"\(volume.metadata.name)\" is not on this machine")
    }

    // MARK: Volumes of files

    private func files(of volume: Volume) async throws -> [VolumeFile]? {
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
            let token = try await credentials.token(pod, source)
            return [VolumeFile(path: source.path, content: Data(token.utf8), mode: 0o600)]
        }
        throw VolumeError(message: "this kind of projection is not supported")
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
        if items.isEmpty { return data.map { VolumeFile(path: $0.key, content: $0.value, mode: mode) } }
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

    // MARK: Files

    private func write(_ file: VolumeFile, in directory: String) throws {
        let path = "\(directory)/\(file.path)"
        try createDirectory((path as NSString).deletingLastPathComponent)
        do {
            try file.content.write(to: URL(fileURLWithPath: path))
        } catch {
            throw VolumeError(message: "\(error)")
        }
        try setMode(file.mode, path)
    }

    private func createDirectory(_ path: String) throws {
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            throw VolumeError(message: "\(error)")
        }
    }

    private func setMode(_ mode: Int, _ path: String) throws {
        do {
            try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
        } catch {
            throw VolumeError(message: "\(error)")
        }
    }
}

/// How pods prove to the API server who they are.
public struct PodCredentials: Sendable {
    /// Makes the token of a pod's service account.
    public let token: @Sendable (Pod, ServiceAccountTokenProjection) async throws -> String
    /// PEM; stands in for the ConfigMap `kube-root-ca.crt` where nobody publishes it.
    public let rootCertificates: String

    public init(
        rootCertificates: String = "",
        token: @escaping @Sendable (Pod, ServiceAccountTokenProjection) async throws -> String = { _, _ in "" }
    ) {
        self.token = token
        self.rootCertificates = rootCertificates
    }
}
