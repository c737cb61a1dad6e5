import ObjectModel
import Testing
import WorkloadPlans

@Suite struct RevisionHistoryTests {
    private func template(_ image: String) -> PodTemplateSpec {
        .make { $0.spec.containers = [.make { $0.image = image }] }
    }

    private func revision(_ image: String, _ number: Int, name: String? = nil) -> ControllerRevision {
        .new {
            $0.metadata.name = name ?? "web-\(image)"
            $0.revision = number
            $0.data = RevisionHistory.data(of: template(image))
        }
    }

    @Test func theFirstTemplateIsRevisionOne() {
        let match = RevisionHistory([]).match(template("a"), prefix: "web", collisionCount: 0) { _ in false }
        let hash = TemplateHash.name(of: RevisionHistory.data(of: template("a")))
        #expect(match == .new(name: "web-\(hash)", hash: hash, number: 1, collisionCount: 0))
    }

    @Test func anUnchangedTemplateKeepsItsRevision() {
        let history = RevisionHistory([revision("b", 2), revision("a", 1)])
        let match = history.match(template("b"), prefix: "web", collisionCount: 0) { _ in true }
        #expect(match == .newest(revision("b", 2)))
    }

    @Test func anEarlierTemplateIsRenumbered() {
        let history = RevisionHistory([revision("b", 2), revision("a", 1)])
        let match = history.match(template("a"), prefix: "web", collisionCount: 0) { _ in true }
        #expect(match == .reuse(revision("a", 1), number: 3))
    }

    @Test func aTakenNameCountsAsCollision() {
        let data = RevisionHistory.data(of: template("a"))
        let taken = "web-" + TemplateHash.name(of: data)
        let match = RevisionHistory([]).match(template("a"), prefix: "web", collisionCount: 0) { $0 == taken }
        let hash = TemplateHash.name(of: data, collisionCount: 1)
        #expect(match == .new(name: "web-\(hash)", hash: hash, number: 1, collisionCount: 1))
    }

    @Test func theTemplateComesBackAsItWas() {
        #expect(revision("a", 1).template == template("a"))
        #expect(ControllerRevision.new { $0.data = ["x": 1] }.template == nil)
    }

    @Test func theOldestIdleRevisionsAreSurplus() {
        let history = RevisionHistory((1...5).map { revision("v\($0)", $0) })
        let surplus = history.surplus(limit: 2) { $0.revision == 5 || $0.revision == 1 }
        #expect(surplus.map(\.revision) == [2])
        #expect(history.surplus(limit: 0) { $0.revision == 5 }.map(\.revision) == [1, 2, 3, 4])
        #expect(history.surplus(limit: 10) { _ in false }.isEmpty)
    }
}
