import ObjectModel
import ObjectRules
import WorkloadPlans

/// What the provisioner of a node's directories does next about a claim or a volume.
///
/// The directory comes before the volume object and goes before it, so an object always has its directory, and no
/// directory with data is without an object that tells of it. Whoever dies in between finds the same claim or volume
/// again, and doing the step twice changes nothing.
public enum LocalPathPlan: Sendable, Equatable {
    /// Nothing on the disk: carry the plan out, which may be empty.
    case write(Plan)
    /// Make the directory of that name, then carry the plan out.
    case makeDirectory(String, then: Plan)
    /// Remove the directory of that name and all that is in it, then carry the plan out.
    case removeDirectory(String, then: Plan)

    /// The plan without its directory.
    public var plan: Plan {
        switch self {
        case .write(let plan), .makeDirectory(_, let plan), .removeDirectory(_, let plan): plan
        }
    }
}
