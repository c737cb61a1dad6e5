import APIClient
import ContainerRuntime
import ControllerRuntime
import Foundation
import NodeAgent
import ObjectModel
import TestKit
import Testing

@Suite(.timeLimit(.minutes(1)))
struct PodVolumesTests {
    private let clock = ManualClock(WallClock().now())
    private let api: InMemoryAPI
    private let directory = ShimProgram.newDirectory()

    init() { api = InMemoryAPI(clock: clock) }

    private func agent() throws -> NodeAgent {
        NodeAgent(
            configuration: NodeAgentConfiguration(
                name: "host", internalIP: "127.0.0.1", credentials: PodCredentials { _, _ in "token" }),
            client: NodeRights(api, node: "host"), runtime: try ShimProgram.runtime(directory), clock: clock)
    }

    private func pod() async throws -> Pod { try await api.get(Pod.self, namespace: "default", name: "pod") }

    /// A pod with one volume at `<directory>-mounted`.
    private func pod(_ script: String, _ volume: Volume, change: (inout Pod) -> Void = { _ in }) -> Pod {
        .test("pod", node: "host", command: ["sh", "-c", "cd \(directory)-mounted || exit 99; \(script)"]) { pod in
            pod.spec.volumes = [volume]
            pod.spec.volumes[0].name = "volume"
            pod.spec.containers[0].volumeMounts = [
                .make {
                    $0.name = "volume"
                    $0.mountPath = directory + "-mounted"
                }
            ]
            change(&pod)
        }
    }

    private func exitCode() async throws -> Int? {
        try await pod().status.containerStatuses.first?.state.terminated?.exitCode
    }

    @Test func aRunningPodSeesTheConfigMapChange() async throws {
        try await api.create(
            ConfigMap.new {
                $0.metadata = .make {
                    $0.name = "words"
                    $0.namespace = "default"
                }
                $0.data = ["one": "old", "two": "old"]
            })
        let volume = Volume.make { $0.configMap = .make { $0.name = "words" } }
        let script = """
            echo mine > three && exit 1
            until [ "$(cat one)" = new ]; do sleep 0.02; done
            [ -e two ] && exit 2
            [ "$(cat three)" = new ] || exit 3
            """
        try await api.create(pod(script, volume))
        let agent = try agent()
        try await withBackground({ await agent.run() }) {
            try await expectSoon {
                clock.advance(seconds: 0.1)
                return try await pod().status.phase == "Running"
            }
            try await api.patch(
                ConfigMap.self, namespace: "default", name: "words",
                .merge(["data": ["one": "new", "two": .null, "three": "new"]]))
            try await expectSoon {
                clock.advance(seconds: 10)
                return try await exitCode() != nil
            }
            #expect(try await exitCode() == 0)
        }
    }

    @Test(.enabled(if: geteuid() == 0, "only root may give files away"), arguments: [nil, 2000])
    func filesAreForTheUserAndTheGroupOfThePod(group: Int?) async throws {
        try await api.create(
            Secret.new {
                $0.metadata = .make {
                    $0.name = "secret"
                    $0.namespace = "default"
                }
                $0.data = ["word": Data("hush".utf8).base64EncodedString()]
            })
        let volume = Volume.make {
            $0.projected = .make {
                $0.defaultMode = 0o400
                $0.sources = [
                    .make { $0.secret = .make { $0.name = "secret" } },
                    .make { $0.serviceAccountToken = .make { $0.path = "token" } },
                ]
            }
        }
        let script = "[ \"$(cat token)\" = token ] || exit 1; [ \"$(cat word)\" = hush ] || exit 2"
        try await api.create(
            pod(script, volume) {
                $0.spec.securityContext = .make {
                    $0.runAsUser = 12345
                    $0.fsGroup = group
                }
            })
        let agent = try agent()
        try await withBackground({ await agent.run() }) {
            try await expectSoon { try await exitCode() != nil }
            #expect(try await exitCode() == (group == nil ? 2 : 0), "a file that is not for them stays closed")
        }
    }
}
