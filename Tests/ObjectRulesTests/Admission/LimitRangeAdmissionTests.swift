import ObjectModel
import ObjectRules
import Testing

@Suite struct LimitRangeAdmissionTests {
    private func range(_ items: Value..., name: Value = "lr") -> Value {
        ["metadata": ["name": name], "spec": ["limits": .array(items)]]
    }

    private func ranges(_ ranges: Value...) -> [Value] { ranges }

    private func container(_ name: Value, _ resources: Value = [:]) -> Value { ["name": name, "resources": resources] }

    /// Why a pod of these containers is refused.
    private func refusal(_ ranges: [Value], _ containers: Value...) throws -> String {
        let object = try defaulted(pod(["containers": .array(containers)]))
        do {
            try LimitRangeAdmission.validatePod(object, limitRanges: ranges)
            return ""
        } catch {
            return error.message.replacingPrefix("pods \"p\" is forbidden: ", with: "")
        }
    }

    @Test func defaultsAreFilledInAndNoted() throws {
        let range = range([
            "type": "Container", "default": ["cpu": "500m", "memory": "256Mi"], "defaultRequest": ["cpu": "100m"],
        ])
        var object = try defaulted(
            pod([
                "containers": [container("a"), container("b", ["limits": ["cpu": "1"]])],
                "initContainers": [container("i", ["requests": ["cpu": "1m"]])],
            ]))
        LimitRangeAdmission.admit(&object, limitRanges: [range])
        #expect(
            object.container?["resources"]
                == ["requests": ["cpu": "100m"], "limits": ["cpu": "500m", "memory": "256Mi"]])
        #expect(
            object.at("metadata", "annotations", "kubernetes.io/limit-ranger")?.stringValue
                == "LimitRanger plugin set: cpu request for container a; cpu, memory limit for container a; "
                + "memory limit for container b; cpu, memory limit for init container i")
    }

    @Test func nothingToFillInIsNotNoted() throws {
        var object = try defaulted(pod(["containers": [container("a", ["limits": ["cpu": "1"]])]]))
        LimitRangeAdmission.admit(
            &object, limitRanges: [range(["type": "Container", "default": ["cpu": "2"]])])
        #expect(object.at("metadata", "annotations") == nil)
    }

    @Test func limitsOfContainers() throws {
        let context = ranges(
            range([
                "type": "Container", "min": ["cpu": "100m"], "max": ["cpu": "2"], "maxLimitRequestRatio": ["cpu": "4"],
            ]))
        #expect(try refusal(context, container("c", ["limits": ["cpu": "1"]])) == "")
        #expect(
            try refusal(context, container("c", ["limits": ["cpu": "3"], "requests": ["cpu": "50m"]]))
                == "[minimum cpu usage per Container is 100m, but request is 50m, "
                + "maximum cpu usage per Container is 2, but limit is 3, "
                + "cpu max limit to request ratio per Container is 4, but provided ratio is 60.000000]")
        #expect(
            try refusal(context, container("c"))
                == "[minimum cpu usage per Container is 100m.  No request is specified, "
                + "maximum cpu usage per Container is 2.  No limit is specified, "
                + "cpu max limit to request ratio per Container is 4, but no request is specified or request is 0]")
    }

    @Test func limitsOfPodsCountAllContainers() throws {
        let context = ranges(range(["type": "Pod", "max": ["memory": "1Gi"]]))
        let half = container("c", ["limits": ["memory": "512Mi"]])
        #expect(try refusal(context, half, half) == "")
        #expect(
            try refusal(context, half, half, half)
                == "maximum memory usage per Pod is 1Gi, but limit is 1536Mi")
    }

    @Test func theFirstRangeByNameAnswers() throws {
        let small = range(["type": "Container", "max": ["cpu": "1"]], name: "a")
        let smaller = range(["type": "Container", "max": ["cpu": "500m"]], name: "b")
        let large = container("c", ["limits": ["cpu": "4"]])
        let expected = "maximum cpu usage per Container is 1, but limit is 4"
        #expect(try refusal(ranges(small, smaller), large) == expected)
        #expect(try refusal(ranges(smaller, small), large) == expected)
    }

    @Test func claimsAreLimitedByTheirRequest() {
        let claim: Value = [
            "metadata": ["name": "x"], "spec": ["resources": ["requests": ["storage": "20Gi"]]],
        ]
        let range = range(["type": "PersistentVolumeClaim", "max": ["storage": "10Gi"]])
        let expected = StatusError.self
        #expect(throws: expected) { try LimitRangeAdmission.validateClaim(claim, limitRanges: [range]) }
        do {
            try LimitRangeAdmission.validateClaim(claim, limitRanges: [range])
        } catch {
            #expect(
                error.message == "persistentvolumeclaims \"x\" is forbidden: "
                    + "maximum storage usage per PersistentVolumeClaim is 10Gi, but request is 20Gi")
        }
    }
}

extension String {
    /// The text with what it starts with replaced; itself if it starts otherwise.
    fileprivate func replacingPrefix(_ prefix: String, with other: String) -> String {
        hasPrefix(prefix) ? other + dropFirst(prefix.count) : self
    }
}
