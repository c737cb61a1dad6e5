import ObjectModel
import ObjectRules
import Testing

/// A job that is in order, to be spoiled by tests, and short ways to validate it.
enum JobFixture {
    static let uid = "00000000-0000-0000-0000-000000000001"

    /// As it is after defaulting and `Lifecycle`.
    static func job(_ change: (inout Job) -> Void = { _ in }) throws -> Value {
        let fixture = try ObjectFixture("batch/v1", "Job")
        let labels: Value = [
            "controller-uid": .string(uid), "job-name": "x", "batch.kubernetes.io/controller-uid": .string(uid),
            "batch.kubernetes.io/job-name": "x",
        ]
        var job = Job(
            fixture.object([
                "metadata": ["name": "x", "uid": .string(uid)],
                "spec": [
                    "selector": ["matchLabels": ["batch.kubernetes.io/controller-uid": .string(uid)]],
                    "template": ObjectFixture.template(restartPolicy: "Never", labels: labels),
                ],
            ]))
        change(&job)
        return Value.object(job.fields)
    }

    static func create(_ change: (inout Job) -> Void = { _ in }) throws -> [String] {
        let resource = try ObjectFixture("batch/v1", "Job").resource
        return PodFixture.texts(Validation.create(try job(change), resource: resource))
    }

    /// What is wrong with changing a job that `before` has been applied to.
    static func update(
        subresource: String? = nil, from before: (inout Job) -> Void = { _ in }, _ change: (inout Job) -> Void
    ) throws -> [String] {
        let old = try job(before)
        var new = Job(old)
        change(&new)
        return PodFixture.texts(
            Validation.update(
                .object(new.fields), old: old, resource: try ObjectFixture("batch/v1", "Job").resource,
                subresource: subresource))
    }
}
