import APIClient
import ContainerRuntime
import Foundation
import ObjectModel
import PodPlans

/// Why the volumes of a pod can't be made; its containers wait meanwhile.
struct VolumeError: Error, Sendable {
    /// As the event `FailedMount` words it.
    let message: String
    /// Whether the message says already which volume it is about, and what was tried.
    let isWhole: Bool

    init(message: String) {
        self.message = message
        isWhole = false
    }

    init(whole message: String) {
        self.message = message
        isWhole = true
    }
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
        /// Those that no container may write to.
        var readOnly: Set<String> = []
    }

    /// Makes what is not there, and brings the files that differ from `known` up to date.
    func make(after known: Made?) async throws -> Made {
        var made = try await renewFiles(of: known ?? Made())
        for volume in pod.spec.volumes where made.paths[volume.name] == nil {
            made.paths[volume.name] = try await naming(volume.name) { try await make(volume) }
            if volume.persistentVolumeClaim?.readOnly == true { made.readOnly.insert(volume.name) }
        }
        return made
    }

    /// Brings the files that differ from `known` up to date.
    func renewFiles(of known: Made) async throws -> Made {
        var made = known
        for volume in pod.spec.volumes {
            try await naming(volume.name) {
                guard let files = try await contents.files(of: volume) else { return }
                made.paths[volume.name] = try publish(files, in: volume, known: known.files[volume.name])
                made.files[volume.name] = files
            }
        }
        return made
    }

    private func naming<Result>(_ name: String, _ work: () async throws -> Result) async throws -> Result {
        do {
            return try await work()
        } catch let error as VolumeError where !error.isWhole {
            throw VolumeError(whole: "MountVolume.SetUp failed for volume \"\(name)\" : \(error.message)")
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
        let claim = ClaimVolume(
            pod: pod, volume: volume, client: contents.loader.client, nodeName: contents.downward.nodeName)
        if let bound = try await claim.persistentVolume() {
            let path = try await directory(behind: bound)
            if bound.spec.local != nil, volume.persistentVolumeClaim?.readOnly != true { try give(path) }
            return path
        }
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

    /// To the group of the pod.
    private func give(_ path: String) throws {
        guard let group else { return }
        let policy = pod.spec.securityContext?.fsGroupChangePolicy
        try VolumeOwnership(group: group, trustsRoot: policy == "OnRootMismatch").apply(to: path)
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

    /// The directory of a persistent volume of this machine.
    private func directory(behind bound: PersistentVolume) async throws -> String {
        let name = bound.metadata.name
        if let source = bound.spec.hostPath { return try await naming(name) { try hostPath(source) } }
        guard let path = bound.spec.local?.path else {
            throw VolumeError(whole: "MountVolume.SetUp failed for volume \"\(name)\" : it is not on this machine")
        }
        guard FileManager.default.fileExists(atPath: path) else {
            throw VolumeError(
                whole: "MountVolume.NewMounter initialization failed for volume \"\(name)\" : path "
                    + "\"\(path)\" does not exist")
        }
        return path
    }

    private func createDirectory(_ path: String) throws {
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            throw VolumeError(message: "\(error)")
        }
    }
}
