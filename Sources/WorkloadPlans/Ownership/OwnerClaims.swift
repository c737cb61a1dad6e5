import ObjectModel
import ObjectRules

/// What a controller looks at to tell whether an object is its own.
public protocol Claimable: Sendable {
    /// The uid of the controller it has, if any.
    var controllerUID: String? { get }
    /// Its labels.
    var labels: Fields { get }
    /// Deleted, but not gone yet.
    var isDeleting: Bool { get }
    /// Which object it is.
    var identity: ObjectIdentity { get }
}

extension ControlledPod: Claimable {}

/// Which objects are a controller's: those it controls and its selector matches. A matching object without a
/// controller is adopted, one that no longer matches is let go. An owner that is being deleted does neither.
public struct OwnerClaims<Object: Claimable>: Sendable {
    /// Its objects, those to be adopted included.
    public private(set) var owned: [Object] = []
    /// Those of `owned` that it has to make its own first.
    public private(set) var adopted: [Object] = []
    /// Those it has to let go.
    public private(set) var released: [Object] = []

    /// - Parameters:
    ///   - candidates: What the owner controls and what nobody does; the rest is ignored.
    ///   - mayAdopt: For rules of a kind of its own, such as a StatefulSet that takes pods of its names only.
    public init(
        owner: OwnerIdentity, selector: LabelSelectorExpression, candidates: [Object],
        mayAdopt: (Object) -> Bool = { _ in true }
    ) {
        for object in candidates {
            if object.controllerUID == owner.uid {
                if selector.matches(object.labels) {
                    owned.append(object)
                } else if !owner.isDeleting {
                    released.append(object)
                }
            } else if object.controllerUID == nil, !owner.isDeleting, !object.isDeleting,
                selector.matches(object.labels), mayAdopt(object)
            {
                adopted.append(object)
                owned.append(object)
            }
        }
    }

    /// The writes of it, before anything relies on them.
    public func apply(to plan: inout Plan, for owner: OwnerIdentity) {
        plan.then(
            "adopt",
            adopted.map { object in
                let name = object.identity.name
                return Step(
                    .patch(object.identity, owner.adoption),
                    reason: "the selector matches \(name), which has no controller")
            })
        plan.then(
            "release",
            released.map { object in
                Step(
                    .patch(object.identity, owner.release),
                    reason: "the selector no longer matches \(object.identity.name)")
            })
    }
}
