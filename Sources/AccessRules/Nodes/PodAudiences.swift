import ObjectModel

/// For whom the volumes of a pod need tokens: audiences that its node may ask tokens for (KEP-4412).
struct PodAudiences {
    /// What a pod has to do with an audience.
    enum Use: Equatable {
        case found
        case none
        /// It may have to do with it, but something on the way is not there.
        case unknown(String)
    }

    private let pod: Value
    private let surroundings: any NodeSurroundings

    init(_ pod: Value, _ surroundings: any NodeSurroundings) {
        self.pod = pod
        self.surroundings = surroundings
    }

    /// A volume needs tokens for an audience when it is projected from one, or is the matter of a CSI driver that wants
    /// them, be it by name, through a claim, or through a claim of its own.
    func use(of audience: String) -> Use {
        var problems: [String] = []
        for volume in pod.at("spec", "volumes")?.arrayValue ?? [] {
            switch use(of: audience, in: volume) {
            case .found: return .found
            case .none: continue
            case .unknown(let problem): problems.append(problem)
            }
        }
        guard let first = problems.first else { return .none }
        return .unknown(problems.count == 1 ? first : "[\(problems.joined(separator: ", "))]")
    }

    private func use(of audience: String, in volume: Value) -> Use {
        let sources = volume.at("projected", "sources")?.arrayValue ?? []
        if sources.contains(where: { Self.isProjected($0, audience) }) { return .found }
        if let claim = volume.at("persistentVolumeClaim", "claimName")?.stringValue {
            return use(of: audience, through: claim)
        }
        if volume["ephemeral"] != nil {
            let name = pod.at("metadata", "name")?.stringValue ?? ""
            return use(of: audience, through: "\(name)-\(volume["name"]?.stringValue ?? "")")
        }
        return volume.at("csi", "driver")?.stringValue.map { use(of: audience, byDriver: $0) } ?? .none
    }

    private static func isProjected(_ source: Value, _ audience: String) -> Bool {
        guard let token = source["serviceAccountToken"] else { return false }
        return token["audience"]?.stringValue ?? "" == audience
    }

    private func use(of audience: String, through claimName: String) -> Use {
        let namespace = pod.at("metadata", "namespace")?.stringValue ?? ""
        guard let claim = surroundings.object("persistentvolumeclaims", namespace: namespace, name: claimName) else {
            return .unknown("persistentvolumeclaim \(FieldError.quoted(claimName)) not found")
        }
        guard let name = claim.at("spec", "volumeName")?.stringValue, !name.isEmpty else { return .none }
        guard let volume = surroundings.object("persistentvolumes", namespace: "", name: name) else {
            return .unknown("persistentvolume \(FieldError.quoted(name)) not found")
        }
        return volume.at("spec", "csi", "driver")?.stringValue.map { use(of: audience, byDriver: $0) } ?? .none
    }

    private func use(of audience: String, byDriver name: String) -> Use {
        guard let driver = surroundings.object("csidrivers.storage.k8s.io", namespace: "", name: name) else {
            return .unknown("csidriver.storage.k8s.io \(FieldError.quoted(name)) not found")
        }
        let requests = driver.at("spec", "tokenRequests")?.arrayValue ?? []
        return requests.contains { $0["audience"]?.stringValue ?? "" == audience } ? .found : .none
    }
}
