import Testing

@Suite struct WorkloadWarningsTests {
    @Test func jobsThatAreTooLargeToTrack() throws {
        func job(_ completions: Int) throws -> [String] {
            let sizes = #""completions":\#(completions),"parallelism":10001"#
            let spec = #"{"completionMode":"Indexed",\#(sizes),"template":{}}"#
            return try ObjectWarningsTests.create("batch/v1", "Job", #"{"spec":\#(spec)}"#)
        }
        #expect(try job(100_000) == [])
        let found = try job(100_001)
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix("spec: In Indexed Jobs with a number of completions higher than 10^5") == true)
    }

    @Test func zonesInSchedules() throws {
        let body = #"{"spec":{"schedule":"TZ=UTC * * * * *","jobTemplate":{"spec":{"template":{}}}}}"#
        let found = try ObjectWarningsTests.create("batch/v1", "CronJob", body)
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix("cannot use TZ or CRON_TZ in spec.schedule, use timeZone instead") == true)
    }

    @Test func statefulSets() throws {
        let claim = #"{"spec":{"resources":{"requests":{"storage":"100m"}}}}"#
        let body = #"{"spec":{"revisionHistoryLimit":-1,"volumeClaimTemplates":[\#(claim)],"template":{}}}"#
        #expect(
            try ObjectWarningsTests.create("apps/v1", "StatefulSet", body) == [
                #"spec.volumeClaimTemplates[0].Spec.resources.requests[storage]: fractional byte value "100m" is "#
                    + "invalid, must be an integer",
                "spec.revisionHistoryLimit: a negative value retains all historical revisions; a value >= 0 is "
                    + "recommended",
            ])
    }
}
