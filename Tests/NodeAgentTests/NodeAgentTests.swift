import APIClient
import ContainerRuntime
import ControllerRuntime
import Foundation
import NodeAgent
import ObjectModel
import TestKit
import Testing

@Suite(.timeLimit(.minutes(1)))
struct NodeAgentTests {
    private let api = InMemoryAPI(clock: WallClock())
    private let directory = ShimProgram.newDirectory()

    private func agent() throws -> NodeAgent {
        NodeAgent(
            configuration: NodeAgentConfiguration(name: "host", internalIP: "127.0.0.1"),
            client: NodeRights(api, node: "host"), runtime: try ShimProgram.runtime(directory))
    }

    private func pod(_ name: String = "pod") async throws -> Pod {
        try await api.get(Pod.self, namespace: "default", name: name)
    }

    /// Why the pod is a target of disruption, should it be one.
    private func disruption(_ name: String) async throws -> String? {
        try await pod(name).status.conditions.first { $0.type == "DisruptionTarget" && $0.status == "True" }?.reason
    }

    private func shell(
        _ script: String, name: String = "pod", restartPolicy: String = "Never",
        change: (inout Pod) -> Void = { _ in }
    ) -> Pod {
        .test(name, node: "host", restartPolicy: restartPolicy, command: ["sh", "-c", script], change: change)
    }

    private func text(_ stream: AsyncThrowingStream<[UInt8], any Error>) async throws -> String {
        var bytes: [UInt8] = []
        for try await chunk in stream { bytes += chunk }
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test func theNodeRegisters() async throws {
        let agent = try agent()
        try await withBackground({ await agent.run() }) {
            try await expectSoon { try await api.list(Lease.self).count == 1 }
            let node = try await api.get(Node.self, name: "host")
            #expect(node.status.conditions.first { $0.type == "Ready" }?.reason == "KubeletReady")
            #expect(node.status.addresses.map(\.type) == ["InternalIP", "Hostname"])
        }
    }

    @Test(arguments: [(0, "Succeeded", "Completed"), (3, "Failed", "Error")])
    func aPodRunsToItsEnd(code: Int, phase: String, reason: String) async throws {
        let agent = try agent()
        try await api.create(shell("echo hello from $HOSTNAME; exit \(code)"))
        try await withBackground({ await agent.run() }) {
            try await expectSoon { try await pod().status.phase == phase }
            let status = try await pod().status
            #expect(status.containerStatuses[0].state.terminated?.exitCode == code)
            #expect(status.containerStatuses[0].state.terminated?.reason == reason)
            let log = try await agent.logs(namespace: "default", pod: "pod", container: "", options: LogOptions())
            #expect(try await text(log) == "hello from pod\n")
        }
    }

    /// It is over before anybody looks, time and again.
    @Test(arguments: [(["sh", "-c", "exit 3"], "Started"), (["/does/not/exist"], "Failed")])
    func theEventsOfWhatEndsAtOnceAreNotLost(_ command: [String], _ outcome: String) async throws {
        let agent = try agent()
        try await api.create(Pod.test(node: "host", restartPolicy: "Always", command: command))
        try await withBackground({ await agent.run() }) {
            try await expectSoon {
                try await pod().status.containerStatuses.first?.state.waiting?.reason == "CrashLoopBackOff"
            }
            try await expectSoon {
                let events = try await api.list(Event.self, namespace: "default")
                let counts = Dictionary(events.map { ($0.reason, $0.count) }) { $0 + $1 }
                return counts["Created"] == 2 && counts[outcome] == 2 && counts["BackOff"] == 1
            }
        }
    }

    @Test func aDeletedPodEndsAndGoes() async throws {
        let agent = try agent()
        try await api.create(shell("trap 'exit 4' TERM; while :; do sleep 0.05; done"))
        try await withBackground({ await agent.run() }) {
            try await expectSoon { try await pod().status.phase == "Running" }
            try await api.delete(
                Pod.self, namespace: "default", name: "pod", options: DeleteRequest(gracePeriodSeconds: 5))
            try await expectSoon { try await api.find(Pod.self, namespace: "default", name: "pod") == nil }
            try await expectSoon { try ShimProgram.runtime(directory).pods().isEmpty }
        }
    }

    @Test func aRunningContainerIsTakenOver() async throws {
        let go = directory + ".go"
        try await api.create(shell("echo first; until [ -e \(go) ]; do sleep 0.02; done; echo last; exit 6"))
        let first = try agent()
        try await withBackground({ await first.run() }) {
            try await expectSoon { try await pod().status.phase == "Running" }
        }
        let second = try agent()
        try await withBackground({ await second.run() }) {
            _ = FileManager.default.createFile(atPath: go, contents: nil)
            try await expectSoon { try await pod().status.phase == "Failed" }
            let terminated = try await pod().status.containerStatuses[0].state.terminated
            #expect(terminated?.exitCode == 6)
            let log = try await second.logs(namespace: "default", pod: "pod", container: "main", options: LogOptions())
            #expect(try await text(log) == "first\nlast\n")
        }
    }

    @Test func afterAStopPodsGoOnByTheirPolicy() async throws {
        try await api.create(shell("sleep 1000", name: "once"))
        try await api.create(shell("sleep 1000", name: "again", restartPolicy: "Always"))
        let first = try agent()
        try await withBackground({ await first.run() }) {
            try await expectSoon { try await pod("once").status.phase == "Running" }
            try await expectSoon { try await pod("again").status.phase == "Running" }
            await first.stop()
        }
        // The one that is not restarted fails through no fault of its own; the other goes on.
        #expect(try await disruption("once") == "TerminationByKubelet")
        #expect(try await disruption("again") == nil)
        let second = try agent()
        try await withBackground({ await second.run() }) {
            try await expectSoon { try await pod("once").status.phase == "Failed" }
            #expect(try await disruption("once") == "TerminationByKubelet")
            try await expectSoon { try await pod("again").status.containerStatuses[0].restartCount == 1 }
            #expect(try await pod("again").status.phase == "Running")
            await second.stop()
        }
    }

    @Test func initContainersRunFirstAndVolumesAreShared() async throws {
        let agent = try agent()
        try await api.create(
            ConfigMap.new {
                $0.metadata = .make {
                    $0.name = "words"
                    $0.namespace = "default"
                }
                $0.data = ["one": "eins"]
            })
        let mount = VolumeMount.make {
            $0.name = "shared"
            $0.mountPath = directory + "-mounted"
        }
        try await api.create(
            shell("cat \(directory)-mounted/file; echo $ONE") { pod in
                pod.spec.volumes = [
                    .make {
                        $0.name = "shared"
                        $0.emptyDir = EmptyDirVolumeSource()
                    }
                ]
                var first = pod.spec.containers[0]
                first.name = "first"
                first.command = ["sh", "-c", "echo written > \(directory)-mounted/file"]
                first.volumeMounts = [mount]
                pod.spec.initContainers = [first]
                pod.spec.containers[0].volumeMounts = [mount]
                pod.spec.containers[0].envFrom = [
                    .make { $0.configMapRef = .make { $0.name = "words" } }
                ]
                pod.spec.containers[0].env = [
                    .make {
                        $0.name = "ONE"
                        $0.value = "$(one)!"
                    }
                ]
            })
        try await withBackground({ await agent.run() }) {
            try await expectSoon { try await pod().status.phase == "Succeeded" }
            let log = try await agent.logs(namespace: "default", pod: "pod", container: "main", options: LogOptions())
            #expect(try await text(log) == "written\neins!\n")
        }
    }

    @Test func aMissingConfigMapAndAMissingCommandAreExplained() async throws {
        let agent = try agent()
        try await api.create(
            shell("true", name: "config") {
                $0.spec.containers[0].envFrom = [.make { $0.configMapRef = .make { $0.name = "none" } }]
            })
        try await api.create(Pod.test("image", node: "host"))
        try await withBackground({ await agent.run() }) {
            func waiting(_ name: String) async throws -> ContainerStateWaiting? {
                try await pod(name).status.containerStatuses.first?.state.waiting
            }
            try await expectSoon { try await waiting("config")?.reason == "CreateContainerConfigError" }
            #expect(try await waiting("config")?.message == "configmap \"none\" not found")
            try await expectSoon { try await waiting("image")?.reason == "CreateContainerError" }
            #expect(try await waiting("image")?.message.contains("set command") == true)
        }
    }

    @Test func aFailingLivenessProbeRestarts() async throws {
        let agent = try agent()
        try await api.create(
            shell("trap 'exit 0' TERM; while :; do sleep 0.05; done", restartPolicy: "Always") {
                $0.spec.containers[0].livenessProbe = .make {
                    $0.exec = .make { $0.command = ["false"] }
                    $0.periodSeconds = 1
                    $0.failureThreshold = 1
                }
            })
        try await withBackground({ await agent.run() }) {
            try await expectSoon { try await pod().status.containerStatuses.first?.restartCount ?? 0 >= 1 }
            await agent.stop()
        }
    }
}
