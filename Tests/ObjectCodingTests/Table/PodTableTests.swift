import ObjectCoding
import ObjectModel
import Testing

struct PodTableTests {
    /// A pod with containers `c`, `d`, ... as many as `containers`, and these init containers.
    private func pod(
        _ status: String, containers: Int = 1, initContainers: String = "[]", metadata: String = "{}",
        spec: String = ""
    ) -> String {
        let names = ["c", "d", "e"].prefix(containers).map { #"{"name":"\#($0)"}"# }.joined(separator: ",")
        return #"""
            {"apiVersion":"v1","kind":"Pod","metadata":\#(metadata),
             "spec":{"containers":[\#(names)],"initContainers":\#(initContainers)\#(spec)},"status":\#(status)}
            """#
    }

    private func summary(_ pod: String) throws -> [Value] { Array(try TableFixture.cells(pod)[1...3]) }

    @Test func phases() throws {
        #expect(try summary(pod(#"{"phase":"Pending"}"#)) == ["0/1", "Pending", "0"])
        #expect(try summary(pod(#"{"phase":"Failed","reason":"Evicted"}"#)) == ["0/1", "Evicted", "0"])
        let gated = #"""
            {"phase":"Pending","conditions":[{"type":"PodScheduled","status":"False","reason":"SchedulingGated"}]}
            """#
        #expect(try summary(pod(gated)) == ["0/1", "SchedulingGated", "0"])
    }

    @Test(arguments: [
        (#"{"waiting":{"reason":"CrashLoopBackOff"}}"#, "CrashLoopBackOff"),
        (#"{"terminated":{"exitCode":0,"reason":"Completed"}}"#, "Completed"),
        (#"{"terminated":{"exitCode":42}}"#, "ExitCode:42"),
        (#"{"terminated":{"exitCode":137,"signal":9}}"#, "Signal:9"),
        (#"{"running":{}}"#, "Running"),
    ])
    func containerStates(state: String, reason: String) throws {
        let status = #"{"phase":"Running","containerStatuses":[{"name":"c","state":\#(state)}]}"#
        #expect(try summary(pod(status)) == ["0/1", .string(reason), "0"])
    }

    @Test func firstContainerInTroubleIsShown() throws {
        let status = #"""
            {"phase":"Pending","containerStatuses":[
             {"name":"c","state":{"waiting":{"reason":"ErrImagePull"}}},
             {"name":"d","state":{"waiting":{"reason":"CreateContainerError"}}}]}
            """#
        #expect(try summary(pod(status, containers: 2)) == ["0/2", "ErrImagePull", "0"])
    }

    @Test(arguments: [("True", "Running"), ("False", "NotReady")])
    func completedBesideRunning(ready: String, reason: String) throws {
        let status = #"""
            {"phase":"Running","conditions":[{"type":"Ready","status":"\#(ready)"}],"containerStatuses":[
             {"name":"c","state":{"terminated":{"exitCode":0,"reason":"Completed"}}},
             {"name":"d","ready":true,"state":{"running":{}}}]}
            """#
        #expect(try summary(pod(status, containers: 2)) == ["1/2", .string(reason), "0"])
    }

    @Test func restartsSayWhenTheLastWas() throws {
        let status = #"""
            {"phase":"Running","containerStatuses":[
             {"name":"c","restartCount":2,"ready":true,"state":{"running":{}},
              "lastState":{"terminated":{"exitCode":1,"finishedAt":"2025-12-31T23:00:00Z"}}},
             {"name":"d","restartCount":1,"ready":true,"state":{"running":{}},
              "lastState":{"terminated":{"exitCode":1,"finishedAt":"2025-12-31T23:55:00Z"}}}]}
            """#
        #expect(try summary(pod(status, containers: 2)) == ["2/2", "Running", "3 (5m ago)"])
    }

    private let twoInit = #"[{"name":"i"},{"name":"j"}]"#

    @Test(arguments: [
        (#"[{"name":"i","state":{"running":{}}}]"#, "Init:0/2"),
        (#"[{"name":"i","state":{"terminated":{"exitCode":0}}},{"name":"j","state":{"running":{}}}]"#, "Init:1/2"),
        (#"[{"name":"i","state":{"waiting":{"reason":"PodInitializing"}}}]"#, "Init:0/2"),
        (#"[{"name":"i","state":{"waiting":{"reason":"CrashLoopBackOff"}}}]"#, "Init:CrashLoopBackOff"),
        (#"[{"name":"i","state":{"terminated":{"exitCode":1,"reason":"Error"}}}]"#, "Init:Error"),
        (#"[{"name":"i","state":{"terminated":{"exitCode":7}}}]"#, "Init:ExitCode:7"),
        (#"[{"name":"i","state":{"terminated":{"exitCode":7,"signal":11}}}]"#, "Init:Signal:11"),
    ])
    func initContainers(statuses: String, reason: String) throws {
        let status = #"""
            {"phase":"Pending","initContainerStatuses":\#(statuses),
             "containerStatuses":[{"name":"c","state":{"waiting":{"reason":"PodInitializing"}}}]}
            """#
        #expect(try summary(pod(status, initContainers: twoInit)) == ["0/1", .string(reason), "0"])
    }

    @Test func restartsOfInitContainersCountWhileTheyRun() throws {
        let going = #"""
            {"phase":"Pending","initContainerStatuses":[{"name":"i","restartCount":3,"state":{"running":{}}}]}
            """#
        #expect(try summary(pod(going, initContainers: twoInit)) == ["0/1", "Init:0/2", "3"])
        let through = #"""
            {"phase":"Running","initContainerStatuses":[
             {"name":"i","restartCount":3,"state":{"terminated":{"exitCode":0}}},
             {"name":"j","state":{"terminated":{"exitCode":0}}}],
             "containerStatuses":[{"name":"c","ready":true,"state":{"running":{}}}]}
            """#
        #expect(try summary(pod(through, initContainers: twoInit)) == ["1/1", "Running", "0"])
    }

    @Test func sidecarsCountAsContainers() throws {
        let sidecar = #"[{"name":"s","restartPolicy":"Always"}]"#
        let running = #"""
            {"phase":"Running","initContainerStatuses":[
             {"name":"s","started":true,"ready":true,"restartCount":4,"state":{"running":{}}}],
             "containerStatuses":[{"name":"c","ready":true,"state":{"running":{}}}]}
            """#
        #expect(try summary(pod(running, initContainers: sidecar)) == ["2/2", "Running", "4"])
        let crashing = #"""
            {"phase":"Running","conditions":[{"type":"Initialized","status":"True"}],"initContainerStatuses":[
             {"name":"s","started":false,"restartCount":5,"state":{"waiting":{"reason":"CrashLoopBackOff"}}}],
             "containerStatuses":[{"name":"c","ready":true,"state":{"running":{}}}]}
            """#
        #expect(try summary(pod(crashing, initContainers: sidecar)) == ["1/2", "Init:CrashLoopBackOff", "5"])
    }

    @Test func deletion() throws {
        let deleted = #"{"deletionTimestamp":"2026-01-01T00:00:00Z"}"#
        let running = #"{"phase":"Running","containerStatuses":[{"name":"c","ready":true,"state":{"running":{}}}]}"#
        #expect(try summary(pod(running, metadata: deleted)) == ["1/1", "Terminating", "0"])
        #expect(try summary(pod(#"{"phase":"Succeeded"}"#, metadata: deleted)) == ["0/1", "Succeeded", "0"])
        let lost = #"{"phase":"Running","reason":"NodeLost"}"#
        #expect(try summary(pod(lost, metadata: deleted)) == ["0/1", "Unknown", "0"])
    }

    @Test func wideColumns() throws {
        let status = #"""
            {"phase":"Running","podIPs":[{"ip":"192.0.2.1"},{"ip":"2001:db8::1"}],"nominatedNodeName":"m",
             "conditions":[{"type":"a","status":"True"},{"type":"b","status":"False"}]}
            """#
        let spec = #","nodeName":"n","readinessGates":[{"conditionType":"a"},{"conditionType":"b"}]"#
        #expect(try TableFixture.cells(pod(status, spec: spec))[5...] == ["192.0.2.1", "n", "m", "1/2"])
        #expect(try TableFixture.cells(pod("{}"))[5...] == ["<none>", "<none>", "<none>", "<none>"])
    }

    @Test(arguments: [("Succeeded", true), ("Failed", true), ("Running", false)])
    func completedRowsHaveACondition(phase: String, isOver: Bool) throws {
        let table = try TableFixture.table(pod(#"{"phase":"\#(phase)"}"#))
        let conditions = table["rows"]?.arrayValue?.first?["conditions"]?.arrayValue
        #expect(conditions?.first?["type"] == (isOver ? "Completed" : nil))
        #expect(conditions?.first?["reason"] == (isOver ? .string(phase) : nil))
    }
}
