import FieldManagement
import ObjectTree
import Testing

@Suite struct ScaleOwnershipTests {
    private func entry(_ manager: String, _ version: String, _ fields: Value, subresource: String? = nil) -> Value {
        var entry: Fields = [
            "manager": .string(manager), "operation": "Apply", "apiVersion": .string(version),
            "fieldsType": "FieldsV1", "fieldsV1": fields,
        ]
        entry["subresource"] = subresource.map(Value.string)
        return .object(entry)
    }
    private let replicas: Value = ["f:spec": ["f:replicas": [:]]]
    private let more: Value = ["f:spec": ["f:paused": [:], "f:replicas": [:]]]
    private let rest: Value = ["f:spec": ["f:paused": [:]]]

    @Test func ownersOfReplicasOwnThoseOfTheScale() {
        let scales = ScaleOwnership(
            stored: [entry("a", "apps/v1", more), entry("b", "apps/v1", rest)], apiVersion: "apps/v1")
        #expect(scales.ofScale == [entry("a", "autoscaling/v1", replicas)])
    }

    @Test func whoTakesTheScaleTakesTheReplicas() {
        let scales = ScaleOwnership(stored: [entry("a", "apps/v1", more)], apiVersion: "apps/v1")
        let scaler = entry("s", "autoscaling/v1", replicas, subresource: "scale")
        #expect(
            scales.ofWorkload(afterScale: [scaler]) == [
                entry("a", "apps/v1", rest), entry("s", "apps/v1", replicas, subresource: "scale"),
            ])
    }

    /// A custom resource has its replicas elsewhere, and may have none in a version.
    @Test func versionsHaveTheirReplicasInPlacesOfTheirOwn() {
        let size: Value = ["f:spec": ["f:size": [:]]]
        let scales = ScaleOwnership(
            stored: [entry("a", "x/v1", replicas), entry("b", "x/v2", size), entry("c", "x/v3", size)],
            apiVersion: "x/v2", paths: ["x/v1": ["spec", "replicas"], "x/v2": ["spec", "size"], "x/v3": []])
        #expect(
            scales.ofScale == [entry("a", "autoscaling/v1", replicas), entry("b", "autoscaling/v1", replicas)])
        let scaler = entry("s", "autoscaling/v1", replicas, subresource: "scale")
        #expect(
            scales.ofWorkload(afterScale: [scaler]) == [
                entry("c", "x/v3", size), entry("s", "x/v2", size, subresource: "scale"),
            ])
    }

    @Test func whoKeepsTheScaleKeepsAll() {
        let scales = ScaleOwnership(stored: [entry("a", "apps/v1", more)], apiVersion: "apps/v1")
        #expect(scales.ofWorkload(afterScale: scales.ofScale) == [entry("a", "apps/v1", more)])
    }
}
