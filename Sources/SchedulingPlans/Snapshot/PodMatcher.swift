import ObjectModel
import ObjectRules

/// Which pods a term of affinity or a spread constraint speaks of.
struct PodMatcher: Sendable, Hashable {
    /// Their namespaces by name.
    let namespaces: Set<String>
    /// Further namespaces, by labels; nil for none.
    let namespaceSelector: LabelSelectorExpression?
    let selector: LabelSelectorExpression
    /// Whether pods that are being deleted are passed over.
    let ignoresTerminating: Bool

    /// Of a term of (anti-)affinity; without namespaces it speaks of the pod's own.
    init(_ term: PodAffinityTerm, podNamespace: String) {
        let stated = term.namespaces
        namespaceSelector = term.namespaceSelector.map(Self.expression)
        namespaces = stated.isEmpty && namespaceSelector == nil ? [podNamespace] : Set(stated)
        selector = Self.expression(term.labelSelector)
        ignoresTerminating = false
    }

    /// Of a spread constraint: living pods of one namespace.
    init(namespace: String, selector: LabelSelectorExpression) {
        namespaces = [namespace]
        namespaceSelector = nil
        self.selector = selector
        ignoresTerminating = true
    }

    /// What selects nothing where it is not well-formed: validation keeps such selectors out.
    static func expression(_ selector: LabelSelector?) -> LabelSelectorExpression {
        do {
            return try LabelSelectorExpression(selector)
        } catch {
            return .nothing
        }
    }

    /// Whether it speaks of a pod. `labels` holds the labels of namespaces by name.
    func matches(_ pod: PodInfo, namespaces labels: [String: Fields]) -> Bool {
        guard !ignoresTerminating || !pod.isTerminating else { return false }
        let isThere =
            namespaces.contains(pod.namespace)
            || (namespaceSelector?.matches(labels[pod.namespace] ?? Fields()) ?? false)
        return isThere && selector.matches(pod.labels)
    }
}

extension [PodMatcher] {
    /// Whether all of them speak of a pod; none of none.
    func allMatch(_ pod: PodInfo, namespaces: [String: Fields]) -> Bool {
        !isEmpty && allSatisfy { $0.matches(pod, namespaces: namespaces) }
    }
}
