import ObjectCoding
import ObjectModel
import Testing

struct AutoscalingTableTests {
    private func targets(_ metrics: String, current: String = "[]") throws -> Value {
        try TableFixture.cell(
            "Targets",
            #"""
            {"apiVersion":"autoscaling/v2","kind":"HorizontalPodAutoscaler","spec":{"metrics":\#(metrics)},
             "status":{"currentMetrics":\#(current)}}
            """#)
    }

    private let cpu = #"{"type":"Resource","resource":{"name":"cpu","target":{"averageUtilization":80}}}"#
    private let pods = #"{"type":"Pods","pods":{"target":{"averageValue":"5"}}}"#
    private let object = #"{"type":"Object","object":{"target":{"value":"2k"}}}"#

    @Test func unmeasured() throws {
        #expect(try targets("[]") == "<none>")
        #expect(try targets("[\(cpu)]") == "cpu: <unknown>/80%")
        #expect(try targets("[\(cpu),\(pods)]") == "cpu: <unknown>/80%, <unknown>/5")
        #expect(try targets("[\(pods),\(object),\(cpu)]") == "<unknown>/5, <unknown>/2k + 1 more...")
    }

    @Test func oldVersion() throws {
        func old(_ spec: String) -> String {
            #"{"apiVersion":"autoscaling/v1","kind":"HorizontalPodAutoscaler","spec":\#(spec)}"#
        }
        let cpuOnly = old(#"{"targetCPUUtilizationPercentage":50}"#)
        #expect(try TableFixture.cell("Targets", cpuOnly) == "cpu: <unknown>/50%")
        #expect(try TableFixture.cell("Targets", old(#"{"metrics":[\#(pods)]}"#)) == "<unknown>/5")
        #expect(try TableFixture.cell("Targets", old("{}")) == "<none>")
    }

    @Test func measured() throws {
        let current = #"[{"type":"Resource","resource":{"name":"cpu","current":{"averageUtilization":12}}}]"#
        #expect(try targets("[\(cpu)]", current: current) == "cpu: 12%/80%")
        let external = #"{"type":"External","external":{"target":{"averageValue":"3"}}}"#
        let value = #"[{"type":"External","external":{"current":{"averageValue":"2"}}}]"#
        #expect(try targets("[\(external)]", current: value) == "2/3 (avg)")
    }
}
