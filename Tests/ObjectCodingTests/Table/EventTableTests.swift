import ObjectCoding
import ObjectModel
import Testing

struct EventTableTests {
    @Test func oldFields() throws {
        let event = #"""
            {"apiVersion":"v1","kind":"Event","metadata":{"name":"e"},"type":"Normal","reason":"Pulled","count":4,
             "message":"  text with  spaces \n","source":{"component":"agent","host":"h"},
             "involvedObject":{"kind":"Pod","name":"p","fieldPath":"spec.containers{c}"},
             "firstTimestamp":"2025-12-31T23:00:00Z","lastTimestamp":"2025-12-31T23:59:00Z"}
            """#
        let expected: [Value] = [
            "60s", "Normal", "Pulled", "pod/p", "spec.containers{c}", "agent, h", "text with  spaces", "60m", 4, "e",
        ]
        #expect(try TableFixture.cells(event) == expected)
    }

    @Test func bareEvent() throws {
        let event = #"{"apiVersion":"v1","kind":"Event","involvedObject":{"kind":"Node"}}"#
        let expected: [Value] = ["<unknown>", "", "", "node", "", "", "", "<unknown>", 1, ""]
        #expect(try TableFixture.cells(event) == expected)
    }

    @Test func seriesTellTheLastTimeAndTheCount() throws {
        let event = #"""
            {"apiVersion":"v1","kind":"Event","eventTime":"2025-12-31T23:00:00.000000Z","reportingComponent":"c",
             "reportingInstance":"i","involvedObject":{"kind":"Job","name":"j"},
             "series":{"count":9,"lastObservedTime":"2025-12-31T23:58:00.000000Z"}}
            """#
        let cells = try TableFixture.cells(event)
        #expect(cells[0] == "2m")
        #expect(cells[5] == "c, i")
        #expect(cells[7...8] == ["60m", 9])
    }

    @Test func newKind() throws {
        let event = #"""
            {"apiVersion":"events.k8s.io/v1","kind":"Event","metadata":{"name":"n"},"type":"Warning","reason":"R",
             "note":"text","eventTime":"2025-12-31T23:59:59.000001Z","reportingController":"c","reportingInstance":"i",
             "regarding":{"kind":"Deployment","name":"d"}}
            """#
        let expected: [Value] = ["0s", "Warning", "R", "deployment/d", "", "c, i", "text", "0s", 1, "n"]
        #expect(try TableFixture.cells(event) == expected)
    }
}
