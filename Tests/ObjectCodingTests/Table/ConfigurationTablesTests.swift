import ObjectCoding
import ObjectModel
import Testing

struct ConfigurationTablesTests {
    @Test func entriesAreCounted() throws {
        let map = #"{"apiVersion":"v1","kind":"ConfigMap","data":{"a":"1","b":"2"},"binaryData":{"c":"AA=="}}"#
        #expect(try TableFixture.cell("Data", map) == 3)
        let secret = #"{"apiVersion":"v1","kind":"Secret","type":"Opaque","data":{"a":"AA=="}}"#
        #expect(try TableFixture.cells(secret)[1...2] == ["Opaque", 1])
    }

    @Test func quotaPartsRequestsFromLimits() throws {
        let quota = #"""
            {"apiVersion":"v1","kind":"ResourceQuota","status":{
             "hard":{"pods":"5","requests.cpu":"2","limits.memory":"1Gi"},"used":{"requests.cpu":"500m"}}}
            """#
        #expect(try TableFixture.cells(quota)[1...2] == ["pods: 0/5, requests.cpu: 500m/2", "limits.memory: 0/1Gi"])
    }
}
