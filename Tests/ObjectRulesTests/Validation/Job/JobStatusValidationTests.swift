import ObjectModel
import ObjectRules
import Testing

@Suite struct JobStatusValidationTests {
    static func condition(_ type: String, _ status: String = "True") -> JobCondition {
        .make {
            $0.type = type
            $0.status = status
        }
    }

    static func finish(_ job: inout Job) {
        job.status.startTime = Time(seconds: 10)
        job.status.completionTime = Time(seconds: 20)
        job.status.succeeded = 1
        job.status.conditions = [condition("SuccessCriteriaMet"), condition("Complete")]
    }

    static func update(from before: (inout Job) -> Void = { _ in }, _ change: (inout Job) -> Void) throws -> [String] {
        try JobFixture.update(subresource: "status", from: before, change)
    }

    @Test func theWayOfAJob() throws {
        #expect(
            try Self.update { job in
                job.status.startTime = Time(seconds: 10)
                job.status.active = 2
                job.status.ready = 1
            } == [])
        #expect(try Self.update(from: { $0.status.startTime = Time(seconds: 10) }, Self.finish) == [])
        #expect(
            try Self.update { job in
                job.status.startTime = Time(seconds: 10)
                job.status.conditions = [Self.condition("FailureTarget"), Self.condition("Failed")]
            } == [])
    }

    @Test func aCompleteJobStatesWhen() throws {
        let problems = try Self.update { job in
            job.status.active = -1
            job.status.conditions = [Self.condition("Complete")]
        }
        #expect(
            problems == [
                "status.active: Invalid value: -1: must be greater than or equal to 0",
                "status.completionTime: Required value: completionTime is required for Complete jobs",
                "status.conditions: Invalid value: cannot set Complete=True condition without the "
                    + "SuccessCriteriaMet=true condition",
                "status.startTime: Required value: startTime is required for finished job",
            ])
    }

    @Test func finishedJobsHaveNoPods() throws {
        let problems = try Self.update { job in
            Self.finish(&job)
            job.status.active = 1
            job.status.terminating = 2
            job.status.uncountedTerminatedPods = .make { $0.succeeded = ["u"] }
        }
        #expect(
            problems.map { $0.prefix { $0 != ":" } } == [
                "status.active", "status.terminating", "status.uncountedTerminatedPods",
            ])
    }

    @Test func endsAreFinal() throws {
        #expect(
            try Self.update(from: Self.finish) { $0.status.conditions = [] } == [
                "status.completionTime: Invalid value: \"1970-01-01T00:00:20Z\": cannot set completionTime when there "
                    + "is no Complete=True condition",
                "status.conditions: Invalid value: cannot disable the SuccessCriteriaMet=True condition",
                "status.conditions: Invalid value: cannot disable the terminal Complete=True condition",
            ])
        #expect(
            try Self.update(from: Self.finish) { $0.status.succeeded = 0 }
                == ["status.succeeded: Invalid value: 0: cannot decrease the succeeded counter"])
        #expect(
            try Self.update(from: Self.finish) { $0.status.startTime = Time(seconds: 11) }
                == ["status.startTime: Required value: startTime cannot be removed for unsuspended job"])
    }

    @Test func indexes() throws {
        func indexed(_ job: inout Job) {
            job.spec.completionMode = "Indexed"
            job.spec.completions = 5
            job.spec.backoffLimitPerIndex = 1
        }
        #expect(
            try Self.update(from: indexed) { job in
                job.status.completedIndexes = "0-2"
                job.status.failedIndexes = "2,4"
            } == [
                #"status.failedIndexes: Invalid value: "2,4": failedIndexes and completedIndexes overlap at index: 2"#
            ])
        #expect(
            try Self.update(from: indexed) { $0.status.completedIndexes = "7" }
                == [
                    #"status.completedIndexes: Invalid value: "7": error parsing completedIndexes: too large index: "#
                        + #""7""#
                ])
        #expect(
            try Self.update { $0.status.completedIndexes = "0" } == [
                #"status.completedIndexes: Invalid value: "0": cannot set non-empty completedIndexes when non-indexed "#
                    + "completion mode"
            ])
    }

    /// What was stored before a rule was made does not keep a status from being updated.
    @Test func oldFaultsAreNotReported() throws {
        func old(_ job: inout Job) {
            job.status.startTime = Time(seconds: 10)
            job.status.completionTime = Time(seconds: 5)
            job.status.active = 1
            job.status.conditions = [Self.condition("Complete")]
        }
        #expect(try Self.update(from: old) { $0.status.failed = 3 } == [])
    }
}
