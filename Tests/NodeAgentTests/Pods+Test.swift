import ContainerRuntime
import Foundation
import ObjectModel
import Testing

extension Pod {
    /// A pod bound to a node.
    static func test(
        _ name: String = "pod", node: String = "node-0", restartPolicy: String = "Never",
        annotations: [String: String] = [:], command: [String] = [], change: (inout Pod) -> Void = { _ in }
    ) -> Pod {
        .new { pod in
            pod.metadata = .make {
                $0.name = name
                $0.namespace = "default"
                $0.annotations = Dictionary(
                    uniqueKeysWithValues: annotations.map { ("simulation.swiftlet.dev/\($0.key)", $0.value) })
            }
            pod.spec = .make {
                $0.nodeName = node
                $0.restartPolicy = restartPolicy
                $0.containers = [
                    .make {
                        $0.name = "main"
                        $0.image = "app:v1"
                        $0.command = command
                    }
                ]
            }
            pod.status = .make { $0.phase = "Pending" }
            change(&pod)
        }
    }
}

extension PodStatus {
    func condition(_ type: String) -> String {
        conditions.first { $0.type == type }.map { "\($0.status) \($0.reason)" } ?? "absent"
    }
}

/// Waits for something that other processes or tasks bring about, for as long as any machine may need.
func expectSoon(
    sourceLocation: SourceLocation = #_sourceLocation, _ isTrue: () async throws -> Bool
) async throws {
    for _ in 0..<3000 {
        if try await isTrue() { return }
        try await Task.sleep(for: .milliseconds(10))
    }
    Issue.record("has not come true", sourceLocation: sourceLocation)
}
