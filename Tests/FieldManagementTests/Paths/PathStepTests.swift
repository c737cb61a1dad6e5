import FieldManagement
import ObjectTree
import Testing

@Suite struct PathStepTests {
    @Test func stepsAreWrittenAsKubernetesDoes() {
        #expect(PathStep.field("spec") == "f:spec")
        #expect(PathStep.value("a") == #"v:"a""#)
        #expect(
            PathStep.key([("protocol", "TCP"), ("containerPort", 80)]) == #"k:{"containerPort":80,"protocol":"TCP"}"#)
        #expect(PathStep.key([("name", "a\"<b")]) == ##"k:{"name":"a\"\u003cb"}"##)
    }

    @Test func stepsAreDescribedAsInMessages() {
        #expect(PathStep.description("f:spec") == ".spec")
        #expect(
            PathStep.description(#"k:{"containerPort":80,"protocol":"TCP"}"#) == #"[containerPort=80,protocol="TCP"]"#)
        #expect(PathStep.description(#"v:"a""#) == #"[="a"]"#)
        #expect(PathStep.description("v:3") == "[=3]")
        #expect(PathStep.description("i:3") == "[3]")
    }

    @Test func stepsAreInOrder() {
        let sorted = [
            "f:a", "f:b", #"k:{"n":"a"}"#, #"k:{"n":"a!"}"#, #"k:{"p":9}"#, #"k:{"p":80}"#, "v:1", "v:2.5", "v:10",
            #"v:"x""#, "v:false", "v:true", "i:2", "i:10",
        ]
        for (index, step) in sorted.enumerated() {
            for later in sorted[(index + 1)...] {
                #expect(PathStep.precedes(step, later), "\(step) before \(later)")
                #expect(!PathStep.precedes(later, step), "\(later) after \(step)")
            }
            #expect(!PathStep.precedes(step, step))
        }
    }

    @Test(arguments: [
        (#"k:{"b": 1, "a":"x"}"#, #"k:{"a":"x","b":1}"#), ("f:any thing", "f:any thing"), ("v: 1", "v:1"),
        ("i:03", "i:3"),
    ])
    func whatClientsWriteIsMadeUniform(_ step: String, _ expected: String) {
        guard case .known(let known) = PathStep.read(step) else {
            Issue.record("\(step) is known")
            return
        }
        #expect(known == expected)
    }

    @Test(arguments: ["", "f", "spec", "k:{", #"k:{"a":[1]}"#, "v:{}", "i:x"])
    func nonsenseIsRefused(_ step: String) {
        if case .malformed = PathStep.read(step) { return }
        Issue.record("\(step) is nonsense")
    }

    @Test func newSortsOfStepsAreIgnored() {
        if case .ignored = PathStep.read("z:1") { return }
        Issue.record("a later version may know it")
    }
}
