import APIClient
import APIServer
import ClusterAccess
import ContainerRuntime
import ControllerRuntime
import Foundation
import Logging
import NodeAgent
import ObjectModel

/// Which nodes a cluster has.
package struct NodePlan: Sendable {
    package enum Nodes: Sendable, Equatable {
        case none
        case simulated(Int)
        /// Of this machine; the first is a control plane that takes no pods when there are others.
        case processes([String])
    }

    package let nodes: Nodes

    static let none = NodePlan(nodes: .none)

    private init(nodes: Nodes) { self.nodes = nodes }

    package init(runtime: RuntimeChoice, workers: Int, simulatedNodes: Int) {
        if simulatedNodes > 0 {
            nodes = .simulated(simulatedNodes)
        } else if runtime == .simulated {
            nodes = .simulated(workers + 1)
        } else {
            nodes = .processes(Self.names(workers: workers))
        }
    }

    /// Like kind: a control plane, then workers; one node alone has the name of its machine.
    private static func names(workers: Int) -> [String] {
        guard workers > 0 else { return [nodeName(of: ProcessInfo.processInfo.hostName)] }
        return ["swiftlet-control-plane"] + (1...workers).map { $0 == 1 ? "swiftlet-worker" : "swiftlet-worker\($0)" }
    }

    /// A machine may have a name that no object can have.
    package static func nodeName(of machine: String) -> String {
        let letters = machine.lowercased().map { letter in
            letter.isASCII && (letter.isLetter || letter.isNumber || letter == ".") ? letter : "-"
        }
        let parts = String(letters).split(separator: ".").map { $0.drop { $0 == "-" }.reversed().drop { $0 == "-" } }
        let name = parts.filter { !$0.isEmpty }.map { String($0.reversed()) }.joined(separator: ".")
        return name.isEmpty ? "node" : name
    }

    /// The plan with the name that the cluster's only node has had from its first start on.
    package func keepingName(in directory: DataDirectory) throws -> NodePlan {
        guard case .processes(let names) = nodes, names.count == 1 else { return self }
        return NodePlan(nodes: .processes([try directory.nodeName(first: names[0])]))
    }

    /// What the nodes are called.
    package var names: [String] {
        switch nodes {
        case .none: []
        case .simulated(let count): (0..<count).map { "node-\($0)" }
        case .processes(let names): names
        }
    }

    var isSimulated: Bool {
        if case .simulated = nodes { true } else { false }
    }

    /// Where the volumes are that are made on the nodes. A node alone has them all; of several, each has its own.
    func volumeSites(in directory: DataDirectory) -> [String: VolumeProvisioner.Site] {
        let isAlone = names.count == 1
        return Dictionary(
            uniqueKeysWithValues: names.map { name in
                let root = isAlone ? directory.volumes : "\(directory.volumes)/\(name)"
                return (name, VolumeProvisioner.Site(root: root, isReal: !isSimulated))
            })
    }

    var description: String {
        switch nodes {
        case .none: "none; others bring them"
        case .simulated(let count): "\(count) simulated"
        case .processes(let names): names.joined(separator: ", ")
        }
    }
}

/// The node agents of this process.
struct NodeGroup: Sendable {
    let agents: [NodeAgent]
    let simulation: SimulatedNodes?
    private let controlPlane: ControlPlaneMark?
    /// Of nodes that ran pods here, and are no longer among those of the plan.
    private let left: [ProcessRuntime]

    /// - Parameter server: Each agent may do there what its node may, and no more.
    init(
        _ plan: NodePlan, directory: DataDirectory, server: APIServer, logs: AgentLogs, port: Int,
        credentials: PodCredentials
    ) throws {
        var names: [String] = []
        if case .processes(let own) = plan.nodes { names = own }
        left = try directory.nodes().filter { !names.contains($0) }.map {
            try ProcessRuntime(directory: directory.pods(of: $0))
        }
        switch plan.nodes {
        case .none: (agents, simulation, controlPlane) = ([], nil, nil)
        case .simulated(let count):
            let nodes = SimulatedNodes(count: count, client: server.client(as: "kubelet"))
            (agents, simulation, controlPlane) = ([], nodes, nil)
        case .processes(let names):
            var agents: [NodeAgent] = []
            for name in names {
                var configuration = NodeAgentConfiguration(
                    name: name, serviceHost: "127.0.0.1", servicePort: port, credentials: credentials)
                if names.count > 1, name == names[0] { Self.makeControlPlane(&configuration) }
                let agent = NodeAgent(
                    configuration: configuration, client: server.client(asNode: name),
                    runtime: try ProcessRuntime(directory: directory.pods(of: name)))
                logs.add(agent, node: name)
                agents.append(agent)
            }
            controlPlane = names.count > 1 ? ControlPlaneMark(client: server.client, node: names[0]) : nil
            (self.agents, simulation) = (agents, nil)
        }
    }

    private static func makeControlPlane(_ configuration: inout NodeAgentConfiguration) {
        configuration.taints = [
            .make {
                $0.key = ControlPlaneMark.label
                $0.effect = "NoSchedule"
            }
        ]
    }

    /// Runs all nodes until the task is cancelled.
    func run() async {
        await withDiscardingTaskGroup { group in
            for agent in agents { group.addTask { await agent.run() } }
            if let controlPlane { group.addTask { await controlPlane.set(WallClock()) } }
            if let simulation { group.addTask { await simulation.run() } }
            group.addTask { await endLeftContainers() }
        }
    }

    /// Nobody looks after the containers of a node that is no more.
    private func endLeftContainers() async {
        for runtime in left {
            do {
                for pod in try runtime.pods() where !Task.isCancelled { try await runtime.killContainers(of: pod) }
            } catch {
                Logger(label: "nodes").error("containers of a former node were left: \(error)")
            }
        }
    }

    /// Stops the pods of all nodes, each within its grace period or what is left of it.
    func stop() async {
        await withDiscardingTaskGroup { group in
            for agent in agents { group.addTask { await agent.stop() } }
        }
    }
}
