import ObjectCoding
import ObjectModel
import Testing

struct StorageTablesTests {
    @Test func volume() throws {
        let volume = #"""
            {"apiVersion":"v1","kind":"PersistentVolume","metadata":{"name":"v"},"spec":{"capacity":{"storage":"5Gi"},
             "accessModes":["ReadWriteOnce"],"persistentVolumeReclaimPolicy":"Retain","storageClassName":"s",
             "claimRef":{"namespace":"n","name":"c"},"volumeMode":"Block"},"status":{"phase":"Bound"}}
            """#
        let expected: [Value] = [
            "v", "5Gi", "RWO", "Retain", "Bound", "n/c", "s", "<unset>", "", "<unknown>", "Block",
        ]
        #expect(try TableFixture.cells(volume) == expected)
    }

    @Test func claimShowsItsSizeOnceItHasAVolume() throws {
        func claim(_ volume: String) -> String {
            #"""
            {"apiVersion":"v1","kind":"PersistentVolumeClaim","spec":{"volumeName":"\#(volume)","storageClassName":"s"},
             "status":{"phase":"Bound","capacity":{"storage":"1Gi"},"accessModes":["ReadWriteMany"]}}
            """#
        }
        #expect(try TableFixture.cells(claim("v"))[1...5] == ["Bound", "v", "1Gi", "RWX", "s"])
        #expect(try TableFixture.cells(claim(""))[1...5] == ["Bound", "", "", "", "s"])
    }

    @Test func defaultClassIsMarked() throws {
        let storageClass = #"""
            {"apiVersion":"storage.k8s.io/v1","kind":"StorageClass","provisioner":"p","metadata":{"name":"s",
             "annotations":{"storageclass.kubernetes.io/is-default-class":"true"}}}
            """#
        #expect(try TableFixture.cells(storageClass)[0...4] == ["s (default)", "p", "Delete", "Immediate", false])
    }

    @Test func driver() throws {
        let driver = #"""
            {"apiVersion":"storage.k8s.io/v1","kind":"CSIDriver","metadata":{"name":"d"},
             "spec":{"podInfoOnMount":true,"tokenRequests":[{"audience":"a"},{"audience":"b"}]}}
            """#
        let expected: [Value] = ["d", true, true, false, "a,b", false, "Persistent"]
        #expect(try TableFixture.cells(driver)[0...6] == expected[...])
    }
}
