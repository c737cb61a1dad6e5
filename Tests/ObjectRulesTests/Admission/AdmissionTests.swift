import ObjectModel
import ObjectRules
import Testing

@Suite struct AdmissionTests {
    private static let account: Value = ["metadata": ["name": "default"]]

    private func admitted(
        _ spec: Value, account: Value? = account, classes: [Value] = [], ranges: [Value] = [], runtimes: [Value] = []
    ) throws -> Value {
        var object = try defaulted(pod(spec))
        try admit(&object, account: account, classes: classes, ranges: ranges, runtimes: runtimes)
        return object
    }

    /// What the plugins for pods do, in their order.
    private func admit(
        _ object: inout Value, account: Value?, classes: [Value] = [], ranges: [Value] = [], runtimes: [Value] = [],
        suffix: String = "abcde"
    ) throws {
        LimitRangeAdmission.admit(&object, limitRanges: ranges)
        try ServiceAccountAdmission.admit(&object, account: account, suffix: suffix)
        try PriorityAdmission.admit(&object, classes: classes)
        TolerationAdmission.admit(&object)
        try RuntimeClassAdmission.admit(&object, classes: runtimes)
    }

    private func refusal(_ admit: () throws -> Value) -> String {
        do {
            _ = try admit()
            return "admitted"
        } catch let error as StatusError {
            return error.code == 403 ? error.message : "\(error.code)"
        } catch {
            return "\(error)"
        }
    }

    private func forbidden(_ why: String) -> String { "pods \"p\" is forbidden: \(why)" }

    // MARK: - Service account

    @Test func theTokenIsMountedEverywhere() throws {
        let path: Value = "/var/run/secrets/kubernetes.io/serviceaccount"
        let object = try admitted([
            "containers": [["name": "a"], ["name": "b", "volumeMounts": [["name": "mine", "mountPath": path]]]],
            "initContainers": [["name": "i"]],
        ])
        let mount: Value = ["name": "kube-api-access-abcde", "mountPath": path, "readOnly": true]
        #expect(object.container?["volumeMounts"] == [mount])
        #expect(object.at("spec", "containers")?[1]?["volumeMounts"] == [["name": "mine", "mountPath": path]])
        #expect(object.at("spec", "initContainers")?[0]?["volumeMounts"] == [mount])
        let volume = object.at("spec", "volumes")?[0]
        #expect(volume?["name"] == "kube-api-access-abcde")
        let token: Value = ["serviceAccountToken": ["expirationSeconds": 3607, "path": "token"]]
        #expect(volume?.at("projected", "sources")?[0] == token)
        #expect(object.at("spec", "serviceAccountName") == "default")
        #expect(object.at("spec", "serviceAccount") == "default")
    }

    @Test func podsAndAccountsMayDoWithoutToken() throws {
        let without: Value = ["metadata": ["name": "default"], "automountServiceAccountToken": false]
        let plain: Value = ["containers": [["name": "a"]]]
        #expect(try admitted(plain, account: without).at("spec", "volumes") == nil)
        let asks: Value = ["containers": [["name": "a"]], "automountServiceAccountToken": true]
        #expect(try admitted(asks, account: without).at("spec", "volumes") != nil)
        let refuses: Value = ["containers": [["name": "a"]], "automountServiceAccountToken": false]
        #expect(try admitted(refuses).at("spec", "volumes") == nil)
    }

    @Test func credentialsForImagesComeFromTheAccount() throws {
        let account: Value = ["metadata": ["name": "default"], "imagePullSecrets": [["name": "s"]]]
        #expect(try admitted(["containers": []], account: account).at("spec", "imagePullSecrets") == [["name": "s"]])
        let own: Value = ["containers": [], "imagePullSecrets": [["name": "t"]]]
        #expect(try admitted(own, account: account).at("spec", "imagePullSecrets") == [["name": "t"]])
    }

    @Test func theAccountMustExist() {
        let message = refusal { try admitted(["containers": [], "serviceAccountName": "nobody"], account: nil) }
        #expect(
            message
                == forbidden("error looking up service account ns/nobody: serviceaccount \"nobody\" not found"))
    }

    // MARK: - Priority

    private static let low: Value = ["metadata": ["name": "low"], "value": 5, "preemptionPolicy": "Never"]

    @Test func priorityComesFromTheClass() throws {
        let object = try admitted(["containers": [], "priorityClassName": "low"], classes: [Self.low])
        #expect(object.at("spec", "priority") == 5)
        #expect(object.at("spec", "preemptionPolicy") == "Never")
        let none = try admitted(["containers": []], classes: [Self.low])
        #expect(none.at("spec", "priority") == 0)
        #expect(none.at("spec", "preemptionPolicy") == "PreemptLowerPriority")
        #expect(none.at("spec", "priorityClassName") == nil)
    }

    @Test func theDefaultClassIsTheLowest() throws {
        let others: [Value] = [9, 3, 7].map { value in
            ["metadata": ["name": .string("c\(value)")], "value": .int(value), "globalDefault": true]
        }
        let object = try admitted(["containers": []], classes: others)
        #expect(object.at("spec", "priorityClassName") == "c3")
        #expect(object.at("spec", "priority") == 3)
    }

    @Test func prioritiesThatContradictTheClass() {
        let classes = [Self.low]
        #expect(
            refusal { try admitted(["containers": [], "priorityClassName": "none"], classes: classes) }
                == forbidden("no PriorityClass with name none was found"))
        let number: Value = ["containers": [], "priorityClassName": "low", "priority": 6]
        #expect(
            refusal { try admitted(number, classes: classes) }
                == forbidden(
                    "the integer value of priority (6) must not be provided in pod spec; priority admission controller "
                        + "computed 5 from the given PriorityClass name"))
        let policy: Value = ["containers": [], "preemptionPolicy": "Never"]
        #expect(
            refusal { try admitted(policy, classes: classes) }
                == forbidden(
                    "the string value of PreemptionPolicy (Never) must not be provided in pod spec; priority admission "
                        + "controller computed PreemptLowerPriority from the given PriorityClass name"))
    }

    // MARK: - Tolerations

    @Test(
        arguments: [
            ([], 2), ([["key": "k", "operator": "Exists"]], 3), ([["operator": "Exists"]], 1),
            ([["operator": "Exists", "effect": "NoSchedule"]], 3),
            ([["key": "node.kubernetes.io/not-ready", "effect": "NoExecute", "tolerationSeconds": 5]], 2),
        ] as [(Value, Int)])
    func podsWaitForLostNodes(stated: Value, count: Int) throws {
        let object = try admitted(["containers": [], "tolerations": stated])
        #expect(object.at("spec", "tolerations")?.arrayValue?.count == count)
    }

    @Test func anUpdateBringsBackWhatAdmissionFilledIn() throws {
        let old = try admitted(["containers": []])
        var new = pod(["containers": []])
        PriorityAdmission.admitUpdate(&new, old: old)
        TolerationAdmission.admit(&new)
        #expect(new.at("spec", "priority") == 0)
        #expect(new.at("spec", "tolerations") == old.at("spec", "tolerations"))
    }

    // MARK: - Runtime class

    @Test func overheadAndPlacementComeFromTheRuntime() throws {
        let runtime: Value = [
            "metadata": ["name": "vm"], "overhead": ["podFixed": ["cpu": "100m"]],
            "scheduling": ["nodeSelector": ["vm": "yes"], "tolerations": [["key": "vm", "operator": "Exists"]]],
        ]
        let object = try admitted(["containers": [], "runtimeClassName": "vm"], runtimes: [runtime])
        #expect(object.at("spec", "overhead") == ["cpu": "100m"])
        #expect(object.at("spec", "nodeSelector") == ["vm": "yes"])
        #expect(object.at("spec", "tolerations")?.arrayValue?.contains(["key": "vm", "operator": "Exists"]) == true)
        #expect(
            refusal { try admitted(["containers": [], "runtimeClassName": "x"], runtimes: [runtime]) }
                == forbidden("pod rejected: RuntimeClass \"x\" not found"))
    }

    @Test func volumesOfTokensAreNamedAfterTheController() {
        func suffix(_ uid: Value, controller: Value = true) -> String? {
            let owner: Value = ["uid": uid, "controller": controller]
            return ServiceAccountAdmission.suffix(of: ["metadata": ["ownerReferences": [["uid": "other"], owner]]])
        }
        let names = (0..<200).compactMap { suffix(.string("6b6c5c5e-0000-4000-8000-\($0)")) }
        #expect(Set(names).count == 200)
        #expect(names.allSatisfy { $0.count == 5 && $0.allSatisfy("bcdfghjklmnpqrstvwxz2456789".contains) })
        #expect(suffix("a") == suffix("a"))
        #expect(suffix("a", controller: false) == nil)
        #expect(ServiceAccountAdmission.suffix(of: [:]) == nil)
    }

    @Test func nothingChangesTheSecondTime() throws {
        let once = try admitted(["containers": [["name": "a"]]])
        var twice = once
        try admit(&twice, account: Self.account, suffix: "other")
        #expect(twice == once)
    }
}
