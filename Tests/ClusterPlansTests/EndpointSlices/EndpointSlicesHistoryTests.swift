import ClusterPlans
import ObjectModel
import TestKit
import Testing
import WorkloadPlans

/// Seeded random histories: pods come, go and change, the user changes the Service, and the controller dies between any
/// two writes. In the end every pod is listed once, as it is.
@Suite struct EndpointSlicesHistoryTests {
    @Test(arguments: 0..<200 as Range<UInt64>) func everyPodIsListedOnce(seed: UInt64) throws {
        var history = History(seed: seed)
        for _ in 0..<50 { history.step() }
        history.simulation.settle()
        #expect(history.simulation.listed == history.simulation.wanted)
        #expect(!history.simulation.slices.isEmpty)
    }

    /// Wherever the controller is killed first, the slices are the same in the end, and as many came and went.
    @Test func aCrashAfterAnyWriteChangesNothing() throws {
        for script in Self.scripts {
            let undisturbed = Self.run(script, killedAfter: nil)
            for kill in 0..<undisturbed.writes {
                let killed = Self.run(script, killedAfter: kill)
                #expect(killed.listed == undisturbed.listed)
                #expect(killed.sizes == undisturbed.sizes)
                #expect(killed.created == undisturbed.created)
                #expect(killed.deleted == undisturbed.deleted)
            }
        }
    }

    private typealias Script = [@Sendable (inout EndpointSliceSimulation) -> Void]

    private static let scripts: [Script] = [
        [
            { $0.pods = (1...8).map { EndpointBuilders.pod($0) } },
            { $0.pods = (4...11).map { EndpointBuilders.pod($0, ready: $0 % 2 == 0) } }, { $0.pods = [] },
        ],
        [
            { $0.pods = (1...7).map { EndpointBuilders.pod($0) } },
            { $0.service.spec.ports = [EndpointBuilders.port("other", 1, to: .int(1))] },
            { $0.service.metadata.labels = ["a": "b"] }, { $0.pods.removeFirst(6) },
        ],
        [
            { $0.pods = (1...2).map { EndpointBuilders.pod($0) } },
            { $0.service.metadata.uid = "another" }, { $0.pods.append(EndpointBuilders.pod(3)) },
        ],
    ]

    private struct Outcome {
        let listed: [EndpointSliceSimulation.Listed]
        let sizes: [Int]
        let writes: Int
        let created: Int
        let deleted: Int
    }

    private static func run(_ script: Script, killedAfter kill: Int?) -> Outcome {
        var simulation = EndpointSliceSimulation()
        for change in script {
            change(&simulation)
            if let kill, simulation.world.writes <= kill { simulation.sync(steps: kill - simulation.world.writes) }
            simulation.sync()
        }
        #expect(simulation.plan().isEmpty)
        return Outcome(
            listed: simulation.listed, sizes: simulation.slices.map(\.endpoints.count).sorted(),
            writes: simulation.world.writes, created: simulation.created, deleted: simulation.deleted)
    }
}

private struct History {
    var simulation = EndpointSliceSimulation()
    private var random: SeededGenerator
    private var next = 1

    init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    mutating func step() {
        switch Int.random(in: 0..<12, using: &random) {
        case 0..<3: simulation.sync(steps: Int.random(in: 0...3, using: &random))
        case 3..<6:
            let port = Int.random(in: 1...2, using: &random)
            simulation.pods.append(
                EndpointBuilders.pod(next, ready: Bool.random(using: &random)) { pod in
                    let named = ContainerPort.make {
                        $0.name = "named"
                        $0.protocol = "TCP"
                        $0.containerPort = port
                    }
                    pod.spec.containers = [.make { $0.ports = [named] }]
                })
            next += 1
        case 6: change { $0.metadata.deletionTimestamp = EndpointBuilders.start }
        case 7: change { $0.status.phase = "Failed" }
        case 8: change { $0.status.conditions[0].status = $0.status.conditions[0].status == "True" ? "False" : "True" }
        case 9:
            guard let index = simulation.pods.indices.randomElement(using: &random) else { return }
            simulation.pods.remove(at: index)
        case 10:
            let target: IntOrString = Bool.random(using: &random) ? .string("named") : .int(8080)
            simulation.service.spec.ports = [EndpointBuilders.port("http", 80, to: target)]
        default: simulation.service.metadata.labels = ["v": "\(Int.random(in: 0...2, using: &random))"]
        }
    }

    private mutating func change(_ change: (inout Pod) -> Void) {
        guard let index = simulation.pods.indices.randomElement(using: &random) else { return }
        change(&simulation.pods[index])
    }
}
