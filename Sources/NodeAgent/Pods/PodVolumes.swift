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
    let contents: VolumeFiles
    /// Whether files can be given to the users and groups of the pod.
    let canSwitchUser: Bool

    /// The volumes of a pod as they are on the host.
    struct Made: Sendable {
        /// Where they are, by name.
        var paths: [String: String] = [:]
        /// What the agent has put into them.
        var files: [String: [VolumeFile]] = [:]
    }

    /// Makes what is not there, and brings the files that differ from `known` up to date.
    func make(after known: Made?) async throws -> Made {
        var made = try await renewFiles(of: known ?? Made())
        for volume in pod.spec.volumes where made.paths[volume.name] == nil {
            made.paths[volume.name] = try await naming(volume) { try await make(volume) }
        }
        return made
    }

    /// Brings the files that differ from `known` up to date.
    func renewFiles(of known: Made) async throws -> Made {
        var made = known
        for volume in pod.spec.volumes {
            try await naming(volume) {
                guard let files = try await contents.files(of: volume) else { return }
                made.paths[volume.name] = try publish(files, in: volume, known: known.files[volume.name])
                made.files[volume.name] = files
            }
        }
        return made
    }

    private func naming<Result>(_ volume: Volume, _ work: () async throws -> Result) async throws -> Result {
        do {
            return try await work()
        } catch let error as VolumeError {
            throw VolumeError(message: "MountVolume.SetUp failed for volume \"\(volume.name)\" : \(error.message)")
        }
    }

    private func publish(_ files: [VolumeFile], in volume: Volume, known: [VolumeFile]?) throws -> String {
        let path = "\(directory)/\(volume.name)"
        if files == known { return path }
        try createDirectory(path)
        if let group { try VolumeAccess.set(path, mode: 0o755, owner: nil, group: group) }
        try PublishedFiles(directory: path, group: group).replace(with: files)
        return path
    }

    /// The group that `fsGroup` gives volumes to.
    private var group: Int? { canSwitchUser ? pod.spec.securityContext?.fsGroup : nil }

    private func make(_ volume: Volume) async throws -> String {
        if let source = volume.hostPath { return try hostPath(source) }
        if let source = volume.persistentVolumeClaim { return try await claim(source) }
        guard let source = volume.emptyDir else {
            throw VolumeError(message: "this kind of volume is not supported")
        }
        let path = "\(directory)/\(volume.name)"
        let isNew = !FileManager.default.fileExists(atPath: path)
        try createDirectory(path)
        #if os(Linux)
            if source.medium == "Memory" { _ = MemoryFilesystem.mount(at: path, sizeBytes: source.sizeLimit?.units) }
        #endif
        // New files belong to the group of the directory when it says so.
        if isNew { try VolumeAccess.set(path, mode: group == nil ? 0o777 : 0o2777, owner: nil, group: group) }
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
        let claim = try await contents.loader.client.find(
            PersistentVolumeClaim.self, namespace: pod.metadata.namespace, name: source.claimName)
        guard let claim, !claim.spec.volumeName.isEmpty,
            let volume = try await contents.loader.client.find(PersistentVolume.self, name: claim.spec.volumeName)
        else { throw VolumeError(message: "claim \"\(source.claimName)\" is not bound") }
        if let path = volume.spec.hostPath?.path ?? volume.spec.local?.path {
            try createDirectory(path)
            return path
        }
        throw VolumeError(message: "volume \"\(volume.metadata.name)\" is not on this machine")
    }

    private func createDirectory(_ path: String) throws {
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            throw VolumeError(message: "\(error)")
        }
    }
}
