import ObjectModel
import ObjectRules
import Testing

@Suite struct PodStatusValidationTests {
    private func problems(_ status: Value, old: Value = [:], spec: Value = [:]) -> [String] {
        PodFixture.texts(
            Validation.update(
                PodFixture.pod(spec: spec, status: status), old: PodFixture.pod(spec: spec, status: old),
                resource: PodFixture.resource, subresource: "status"))
    }

    @Test func addresses() {
        #expect(problems(["podIP": "192.0.2.1", "podIPs": [["ip": "192.0.2.1"], ["ip": "2001:db8::1"]]]) == [])
        #expect(problems(["podIPs": [["ip": "192.0.2.1"], ["ip": "192.0.2.2"]]]).count == 1)
        #expect(problems(["podIPs": [["ip": "x"]]]).first?.hasPrefix("status.podIPs[0]: Invalid value: \"x\"") == true)
    }

    @Test func nominatedNode() { #expect(problems(["nominatedNodeName": "Bad_"]).count == 1) }

    @Test func qualityOfServiceStays() {
        #expect(
            problems(["qosClass": "Burstable"], old: ["qosClass": "BestEffort"])
                == [#"status.qosClass: Invalid value: "Burstable": field is immutable"#])
    }

    @Test func theDeadStayDead() {
        let dead: Value = ["containerStatuses": [["name": "c", "state": ["terminated": ["exitCode": 0]]]]]
        let alive: Value = ["containerStatuses": [["name": "c", "state": ["running": [:]]]]]
        #expect(
            problems(alive, old: dead, spec: ["restartPolicy": "OnFailure"]) == [
                "status.containerStatuses[0].state: Forbidden: may not be transitioned to non-terminated state"
            ])
        #expect(problems(alive, old: dead, spec: ["restartPolicy": "Always"]) == [])
    }

    @Test func usersOfContainers() {
        let user: Value = ["linux": ["uid": -1, "gid": 2, "supplementalGroups": [-3]]]
        let status: Value = ["containerStatuses": [["name": "c", "user": user]]]
        let range = "must be between 0 and 2147483647, inclusive"
        #expect(
            problems(status) == [
                "status.containerStatuses[0].linux.supplementalGroups[0]: Invalid value: -3: \(range)",
                "status.containerStatuses[0].linux.uid: Invalid value: -1: \(range)",
            ])
        #expect(
            problems(status, spec: ["os": ["name": "windows"]])
                == ["status.containerStatuses[0].linux: Forbidden: cannot be set for a windows pod"])
    }

    @Test func devicesOfContainers() {
        let devices: Value = [["resourceID": "a", "health": "Healthy"], ["resourceID": "a", "health": "Fine"]]
        func status(_ list: String, _ resource: String) -> Value {
            let allocated: Value = [["name": .string(resource), "resources": devices]]
            let statuses: Value = [["name": "c", "allocatedResourcesStatus": allocated]]
            return .object(Fields([(list, statuses)]))
        }
        let place = "status.containerStatuses[0].allocatedResourcesStatus[0]"
        let ofDevices = [
            "\(place).resources[1].health: Unsupported value: \"Fine\": supported values: \"Healthy\", "
                + "\"Unhealthy\", \"Unknown\"", "\(place).resources[1].resourceID: Duplicate value: \"a\"",
        ]
        let asking: Value = ["limits": ["example.com/gpu": "1"], "claims": [["name": "x", "request": "y"]]]
        let spec: Value = [
            "containers": [["name": "c", "image": "i", "resources": asking]],
            "resourceClaims": [["name": "x", "resourceClaimName": "z"]],
        ]
        for known in ["example.com/gpu", "claim:x/y"] {
            #expect(problems(status("containerStatuses", known), spec: spec) == ofDevices)
        }
        for (unknown, word) in [("example.com/fpga", "requests"), ("claim:x", "claims")] {
            let first = problems(status("containerStatuses", unknown), spec: spec).first ?? ""
            let start = "\(place).name: Invalid value: \"\(unknown)\": must match one of the container's resource"
            #expect(first.hasPrefix("\(start) \(word)"))
        }
        #expect(
            problems(status("ephemeralContainerStatuses", "example.com/gpu"), spec: spec) == [
                "status.ephemeralContainerStatuses[0].allocatedResourcesStatus: Forbidden: must not be specified in "
                    + "container status"
            ])
    }
}
