import ObjectModel

/// What is said about volumes that put two things at one path, or one inside the other.
enum OverlapWarnings {
    static func volumes(_ volumes: [Volume], _ report: inout FieldReport) {
        for volume in volumes {
            if let source = volume.configMap {
                check(source.items.map { Place($0.path) }, &report) {
                    "volume \(FieldError.quoted(volume.name)) (ConfigMap \(FieldError.quoted(source.name)))"
                }
            } else if let source = volume.secret {
                check(source.items.map { Place($0.path) }, &report) {
                    "volume \(FieldError.quoted(volume.name)) (Secret \(FieldError.quoted(source.secretName)))"
                }
            } else if let source = volume.downwardAPI {
                check(source.items.map { Place($0.path) }, &report) {
                    "volume \(FieldError.quoted(volume.name)) (DownwardAPI)"
                }
            } else if let source = volume.projected {
                projected(source.sources, FieldError.quoted(volume.name), &report)
            }
        }
    }

    /// A path in a volume; of a volume with several sources it is told which of them puts something there.
    private struct Place {
        let path: Substring
        let source: String

        init(_ path: String, of source: String = "") {
            var path = path[...]
            while path.last == "/" { path.removeLast() }
            self.path = path
            self.source = source
        }

        var text: String { FieldError.quoted(String(path)) + (source.isEmpty ? "" : " (\(source))") }

        func collides(with other: Place) -> Bool {
            guard !path.isEmpty, !other.path.isEmpty else { return false }
            return path == other.path || holds(other) || other.holds(self)
        }

        private func holds(_ other: Place) -> Bool {
            other.path.hasPrefix(path) && other.path.dropFirst(path.count).first == "/"
        }
    }

    private static func projected(_ sources: [VolumeProjection], _ name: String, _ report: inout FieldReport) {
        var places: [Place] = []
        for source in sources {
            if source.fields.isEmpty { report.warn(text: "volume \(name) (Projected) has no sources provided") }
            places += self.places(source)
        }
        check(places, &report) { "volume \(name) (Projected)" }
    }

    private static func places(_ source: VolumeProjection) -> [Place] {
        if let map = source.configMap {
            return map.items.map { Place($0.path, of: "ConfigMap \(FieldError.quoted(map.name))") }
        }
        if let secret = source.secret {
            return secret.items.map { Place($0.path, of: "Secret \(FieldError.quoted(secret.name))") }
        }
        if let facts = source.downwardAPI { return facts.items.map { Place($0.path, of: "DownwardAPI") } }
        if let token = source.serviceAccountToken { return [Place(token.path, of: "ServiceAccountToken")] }
        if let bundle = source.clusterTrustBundle {
            let name = FieldError.quoted(bundle.name ?? bundle.signerName ?? "")
            return [Place(bundle.path, of: "ClusterTrustBundle \(name)")]
        }
        return []
    }

    private static func check(_ places: [Place], _ report: inout FieldReport, _ volume: () -> String) {
        guard places.count > 1 else { return }
        for (index, place) in places.enumerated() {
            for other in places[..<index] where place.collides(with: other) {
                report.warn(text: "\(volume()): overlapping paths: \(place.text) with \(other.text)")
            }
        }
    }
}
