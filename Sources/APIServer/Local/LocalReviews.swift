import ObjectModel

/// Questions about rights from the parts of Swiftlet in this process. Like those that come by HTTP they are answered
/// and stored nowhere.
struct LocalReviews: Sendable {
    let authorizer: Authorizer

    /// The review with its answer; nil for objects that are no questions.
    func answer(_ resource: ResourceType, _ object: Value) -> Value? {
        guard resource.groupResource == "subjectaccessreviews.authorization.k8s.io" else { return nil }
        var review = SubjectAccessReview(object)
        var caller = Caller(name: review.spec.user, groups: review.spec.groups)
        caller.uid = review.spec.uid
        let attributes = review.spec.resourceAttributes
        review.status.allowed = authorizer.allows(
            caller, path: nil, plural: attributes.map { [$0.resource, $0.subresource].joined(separator: "/") })
        return review.value
    }
}
