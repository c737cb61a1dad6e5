import ObjectModel
import ObjectRules
import ObjectStore

/// Finds the parameters that a binding gives its policy.
struct PolicyParams: Sendable {
    let lookups: Lookups
    let served: ServedResources

    /// Why there are none, in the words of Kubernetes.
    struct Failure: Error {
        let text: String
    }

    /// The parameters to evaluate with, one after the other: a null where the policy has none.
    func params(
        _ kind: ParamKind?, _ reference: ParamRef?, namespace: String
    ) throws(Failure) -> [Value] {
        guard let kind, let reference else { return [.null] }
        guard let resource = served.resource(apiVersion: kind.apiVersion, kind: kind.kind) else {
            throw Failure(
                text: "failed to configure policy: failed to find resource referenced by paramKind: "
                    + "'\(kind.apiVersion), Kind=\(kind.kind)'")
        }
        let objects = try found(resource, reference, try place(resource, reference, namespace))
        if objects.isEmpty, reference.parameterNotFoundAction != "Allow" {
            throw Failure(
                text: "failed to configure binding: no params found for policy binding with `Deny` "
                    + "parameterNotFoundAction")
        }
        return objects
    }

    private func place(_ resource: ResourceType, _ reference: ParamRef, _ namespace: String) throws(Failure) -> String {
        guard resource.namespaced else {
            if reference.namespace.isEmpty { return "" }
            throw Failure(
                text: "failed to configure binding: paramRef.namespace must not be provided for a cluster-scoped "
                    + "`paramKind`")
        }
        let place = reference.namespace.isEmpty ? namespace : reference.namespace
        if place.isEmpty {
            throw Failure(
                text: "failed to configure binding: cannot use namespaced paramRef in policy binding that matches "
                    + "cluster-scoped resources")
        }
        return place
    }

    private func found(_ resource: ResourceType, _ reference: ParamRef, _ place: String) throws(Failure) -> [Value] {
        let storage = SharedStorage.storageName(of: resource)
        if !reference.name.isEmpty {
            let key = ObjectKey(resource: storage, namespace: place, name: reference.name)
            return lookups.store.get(key).map { [SharedStorage.shown($0.tree, resource: resource)] } ?? []
        }
        do {
            let selector = try LabelSelectorExpression(reference.selector)
            let all = lookups.all(storage, namespace: resource.namespaced ? place : nil)
                .map { SharedStorage.shown($0, resource: resource) }
            return all.filter { selector.matches($0["metadata"]?["labels"]?.objectValue) }
        } catch {
            throw Failure(text: "failed to configure binding: \(error.message)")
        }
    }
}
