import AccessRules
import ObjectModel

/// Questions about rights from the parts of Swiftlet in this process. Like those that come by HTTP they are answered
/// and stored nowhere.
struct LocalReviews: Sendable {
    let authorizer: Authorizer

    /// The review with its answer; nil for objects that are no questions.
    func answer(_ resource: ResourceType, _ object: Value) -> Value? {
        guard resource.groupResource == "subjectaccessreviews.authorization.k8s.io",
            case .object(var review) = object
        else { return nil }
        let spec = review.object("spec")
        let (request, problems) = AccessReview.question(spec, of: AccessReview.subject(of: spec))
        review["status"] = .object(AccessReview.status(authorizer.decide(request), problems: problems))
        return .object(review)
    }
}
