import ObjectModel

extension Lifecycle {
    static let controllerUIDLabel = "batch.kubernetes.io/controller-uid"
    static let jobNameLabel = "batch.kubernetes.io/job-name"
    /// The names these labels had before Kubernetes 1.27, which are still set.
    static let legacyControllerUIDLabel = "controller-uid"
    static let legacyJobNameLabel = "job-name"

    /// Pods of a job are found by the job's uid, so that two jobs never share pods, unless the client takes care of
    /// the selector itself.
    static func newJob(_ job: inout Fields, uid: String) {
        guard job["spec"]?["manualSelector"] != true else { return }
        let name = job["metadata"]?["name"] ?? ""
        // A selector that the client wrote stays as it is, for validation to refuse when it differs.
        job.updateOrAddObject("spec") { spec in
            spec.updateOrAddObject("selector") { selector in
                selector.updateOrAddObject("matchLabels") { $0.setDefault(controllerUIDLabel, .string(uid)) }
            }
            spec.updateOrAddObject("template") { template in
                template.updateOrAddObject("metadata") { metadata in
                    metadata.updateOrAddObject("labels") { labels in
                        labels.setDefault(legacyControllerUIDLabel, .string(uid))
                        labels.setDefault(controllerUIDLabel, .string(uid))
                        labels.setDefault(legacyJobNameLabel, name)
                        labels.setDefault(jobNameLabel, name)
                    }
                }
            }
        }
    }
}
