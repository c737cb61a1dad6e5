import ObjectModel
import ObjectRules
import Testing

@Suite struct CronJobValidationTests {
    static func cronJob(_ change: (inout Value) -> Void = { _ in }) -> Value {
        var spec: Value = [
            "schedule": "0 0 1 1 *",
            "jobTemplate": ["spec": ["template": ObjectFixture.template(restartPolicy: "Never")]],
        ]
        change(&spec)
        return ["spec": spec]
    }

    static func create(_ change: (inout Value) -> Void = { _ in }) throws -> [String] {
        try ObjectFixture("batch/v1", "CronJob").create(cronJob(change))
    }

    @Test func schedules() throws {
        #expect(try Self.create() == [])
        #expect(try Self.create { $0["schedule"] = "" } == ["spec.schedule: Required value"])
        #expect(
            try Self.create { $0["schedule"] = "TZ=UTC 0 0 * * *" } == [
                #"spec.schedule: Invalid value: "TZ=UTC 0 0 * * *": cannot use TZ or CRON_TZ in schedule, use "#
                    + #"timeZone "#
                    + "field instead"
            ])
    }

    @Test(
        arguments: [
            ("Europe/Berlin", nil), ("Etc/UTC", nil), ("Mars/Base", "unknown time zone Mars/Base"),
            ("", "timeZone must be nil or non-empty string"), ("../x", "unknown time zone ../x"),
            ("Local", "timeZone must be an explicit time zone as defined in https://www.iana.org/time-zones"),
        ] as [(String, String?)])
    func timeZones(_ zone: String, _ problem: String?) throws {
        let problems = try Self.create { $0["timeZone"] = .string(zone) }
        #expect(problems == (problem.map { ["spec.timeZone: Invalid value: \"\(zone)\": \($0)"] } ?? []))
    }

    @Test func namesLeaveRoomForThoseOfJobs() throws {
        var object = Self.cronJob()
        object["metadata"] = ["name": .string(String(repeating: "x", count: 53))]
        let problems = try ObjectFixture("batch/v1", "CronJob").create(object)
        #expect(problems.count == 1)
        #expect(problems.first?.hasSuffix("must be no more than 52 characters") == true)
    }

    @Test func theTemplateIsThatOfAJobWithoutSelector() throws {
        #expect(
            try Self.create { $0["jobTemplate"]?["spec"]?["manualSelector"] = true }
                == [#"spec.jobTemplate.spec.manualSelector: Unsupported value: true: supported values: "nil", "false""#]
        )
        #expect(
            try Self.create { $0["jobTemplate"]?["spec"]?["parallelism"] = -1 }
                == ["spec.jobTemplate.spec.parallelism: Invalid value: -1: must be greater than or equal to 0"])
    }

    @Test func annotationsOfOursHaveToBeReadable() throws {
        var object = Self.cronJob { spec in
            spec["jobTemplate"]?["metadata"] = ["annotations": ["swiftlet.dev/backoff-max-seconds": "1m"]]
        }
        object["metadata"] = ["name": "x", "annotations": ["swiftlet.dev/start-spread-seconds": "-5"]]
        let problems = try ObjectFixture("batch/v1", "CronJob").create(object)
        #expect(
            problems == [
                #"metadata.annotations[swiftlet.dev/start-spread-seconds]: Invalid value: "-5": must be a whole "#
                    + "number of seconds between 0 and 86400",
                #"spec.jobTemplate.metadata.annotations[swiftlet.dev/backoff-max-seconds]: Invalid value: "1m": must "#
                    + "be a whole number of seconds between 0 and 86400",
            ])
    }
}
