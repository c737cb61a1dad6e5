import ControllerRuntime
import ObjectModel
import Testing

@Suite struct RefusalsTests {
    private let refusals = Refusals()
    private let key = ObjectKey(namespace: "default", name: "web")
    private let quota = StatusError(code: 403, reason: "Forbidden", message: "exceeded quota")

    @Test func theLastWordsAreKeptUntilAPlanGoesThrough() {
        refusals.note(.failed(quota), of: key)
        #expect(refusals[key] == quota)
        refusals.note(.outdated(quota), of: key)
        #expect(refusals[key] == quota)
        refusals.note(.applied, of: key)
        #expect(refusals[key] == nil)
    }

    @Test func inANamespaceThatEndsThereIsNothingToTell() {
        var ending = quota
        ending.details = ["causes": [["reason": "NamespaceTerminating", "field": "metadata.namespace"]]]
        refusals.note(.failed(ending), of: key)
        #expect(refusals[key] == nil)
    }

    @Test func whoIsGoneIsForgotten() {
        refusals.note(.failed(quota), of: key)
        refusals.forget(key)
        #expect(refusals[key] == nil)
    }
}
