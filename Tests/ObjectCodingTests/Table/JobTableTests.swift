import ObjectCoding
import ObjectModel
import Testing

struct JobTableTests {
    private func job(_ spec: String, _ status: String = "{}", metadata: String = "{}") -> String {
        #"{"apiVersion":"batch/v1","kind":"Job","metadata":\#(metadata),"spec":\#(spec),"status":\#(status)}"#
    }

    @Test(arguments: [
        (#"{"completions":3}"#, #"{"succeeded":1}"#, "1/3"),
        (#"{"parallelism":3}"#, "{}", "0/1 of 3"),
        (#"{"parallelism":1}"#, "{}", "0/1"),
        (#"{"completions":0}"#, "{}", "0/0"),
    ])
    func completions(spec: String, status: String, text: String) throws {
        #expect(try TableFixture.cell("Completions", job(spec, status)) == .string(text))
    }

    @Test(arguments: ["Complete", "Failed", "Suspended", "FailureTarget", "SuccessCriteriaMet"])
    func statusFollowsConditions(type: String) throws {
        let holds = #"{"conditions":[{"type":"\#(type)","status":"True"}]}"#
        #expect(try TableFixture.cell("Status", job("{}", holds)) == .string(type))
        let doesNot = #"{"conditions":[{"type":"\#(type)","status":"False"}]}"#
        #expect(try TableFixture.cell("Status", job("{}", doesNot)) == "Running")
    }

    @Test func endOutweighsWhatLedToIt() throws {
        let both = #"""
            {"conditions":[{"type":"FailureTarget","status":"True"},{"type":"Failed","status":"True"}]}
            """#
        #expect(try TableFixture.cell("Status", job("{}", both)) == "Failed")
        let deleted = job("{}", metadata: #"{"deletionTimestamp":"2026-01-01T00:00:00Z"}"#)
        #expect(try TableFixture.cell("Status", deleted) == "Terminating")
    }

    @Test func duration() throws {
        #expect(try TableFixture.cell("Duration", job("{}")) == "")
        let going = #"{"startTime":"2025-12-31T23:59:30Z"}"#
        #expect(try TableFixture.cell("Duration", job("{}", going)) == "30s")
        let over = #"{"startTime":"2025-12-31T23:00:00Z","completionTime":"2025-12-31T23:00:05Z"}"#
        #expect(try TableFixture.cell("Duration", job("{}", over)) == "5s")
    }

    @Test func containersAndSelector() throws {
        let spec = #"""
            {"selector":{"matchLabels":{"b":"2","a":"1"}},
             "template":{"spec":{"containers":[{"name":"x","image":"x:1"},{"name":"y","image":"y:2"}]}}}
            """#
        #expect(try TableFixture.cells(job(spec))[5...] == ["x,y", "x:1,y:2", "a=1,b=2"])
    }

    @Test func cronJob() throws {
        let cronJob = #"""
            {"apiVersion":"batch/v1","kind":"CronJob","metadata":{"name":"c"},
             "spec":{"schedule":"@hourly","suspend":false,
              "jobTemplate":{"spec":{"template":{"spec":{"containers":[{"name":"x","image":"x:1"}]}}}}},
             "status":{"active":[{"name":"j"}],"lastScheduleTime":"2025-12-31T23:55:00Z"}}
            """#
        let expected: [Value] = [
            "c", "@hourly", "<none>", "False", 1, "5m", "<unknown>", "x", "x:1", "<none>",
        ]
        #expect(try TableFixture.cells(cronJob) == expected)
        let bare = #"{"apiVersion":"batch/v1","kind":"CronJob","spec":{"suspend":true,"timeZone":"Etc/UTC"}}"#
        #expect(try TableFixture.cells(bare)[2...5] == ["Etc/UTC", "True", 0, "<none>"])
    }
}
