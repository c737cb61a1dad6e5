import SwiftletKit

/// A site that is served from an image: `websites.example.com`, as `crd.yaml` defines it.
struct Website: CustomKind {
    static let resourceType = ResourceType.custom(
        group: "example.com", version: "v1", kind: "Website", plural: "websites")

    var fields: Fields

    var spec: Spec {
        get { fields.message("spec") }
        set { fields.set("spec", newValue, always: false) }
    }
    var status: Status {
        get { fields.message("status") }
        set { fields.set("status", newValue, always: false) }
    }

    /// What is wanted.
    struct Spec: Message {
        static let messageName = "example.com/v1/Website.spec"
        var fields: Fields

        var image: String { fields.string("image") }
        var replicas: Int { fields.optionalInt("replicas") ?? 1 }
        var port: Int { fields.optionalInt("port") ?? 80 }
    }

    /// What is there.
    struct Status: Message {
        static let messageName = "example.com/v1/Website.status"
        var fields: Fields

        var readyReplicas: Int {
            get { fields.int("readyReplicas") }
            set { fields["readyReplicas"] = .int(Int64(newValue)) }
        }
        /// `Pending` or `Ready`.
        var phase: String {
            get { fields.string("phase") }
            set { fields["phase"] = .string(newValue) }
        }
        var observedGeneration: Int {
            get { fields.int("observedGeneration") }
            set { fields["observedGeneration"] = .int(Int64(newValue)) }
        }
    }
}
