import ObjectCoding
import ObjectModel
import Testing

struct CellTextTests {
    @Test(arguments: [
        (#"{}"#, "<none>"),
        (#"{"matchLabels":{"b":"2","a":"1"}}"#, "a=1,b=2"),
        (#"{"matchExpressions":[{"key":"k","operator":"In","values":["y","x"]}]}"#, "k in (x,y)"),
        (#"{"matchExpressions":[{"key":"k","operator":"NotIn","values":["x"]}]}"#, "k notin (x)"),
        (#"{"matchExpressions":[{"key":"k","operator":"Exists"},{"key":"a","operator":"DoesNotExist"}]}"#, "!a,k"),
        (#"{"matchLabels":{"m":"1"},"matchExpressions":[{"key":"a","operator":"Exists"}]}"#, "a,m=1"),
        (#"{"matchExpressions":[{"key":"k","operator":"Near"}]}"#, "<error>"),
    ])
    func selectors(selector: String, text: String) throws {
        let policy = #"""
            {"apiVersion":"networking.k8s.io/v1","kind":"NetworkPolicy","spec":{"podSelector":\#(selector)}}
            """#
        #expect(try TableFixture.cell("Pod-Selector", policy) == .string(text))
    }

    @Test(arguments: [
        ([], ""), (["ReadWriteMany", "ReadWriteOnce"], "RWO,RWX"), (["ReadOnlyMany", "ReadOnlyMany"], "ROX"),
        (["ReadWriteOncePod"], "RWOP"),
    ])
    func accessModes(modes: [String], text: String) throws {
        let list = modes.map { "\"\($0)\"" }.joined(separator: ",")
        let volume = #"{"apiVersion":"v1","kind":"PersistentVolume","spec":{"accessModes":[\#(list)]}}"#
        #expect(try TableFixture.cell("Access Modes", volume) == .string(text))
    }
}
