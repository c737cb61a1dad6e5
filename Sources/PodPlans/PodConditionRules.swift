import ObjectModel

/// The conditions that a node keeps on a pod, in Kubernetes' words.
public enum PodConditionRules {
    /// The conditions that a node keeps, in the order in which it writes them.
    private static let own = ["PodReadyToStartContainers", "Initialized", "Ready", "ContainersReady", "PodScheduled"]

    /// Conditions in the order in which a node writes them: those of others, then its own.
    public static func ordered(_ conditions: [PodCondition]) -> [PodCondition] {
        conditions.filter { !own.contains($0.type) }
            + own.compactMap { type in conditions.first { $0.type == type } }
    }

    /// The conditions of a node's own made anew for a generation of the spec; those of others stay as they are.
    public static func observed(_ conditions: [PodCondition], generation: Int) -> [PodCondition] {
        conditions.map { old in
            guard own.contains(old.type) else { return old }
            var new = old
            new.observedGeneration = generation
            return new
        }
    }

    private struct Finding {
        let isTrue: Bool
        var reason = ""
        var message = ""
    }

    static func set(_ status: inout PodStatus, _ state: PodState) {
        let phase = status.phase
        let isOver = phase == "Succeeded" || phase == "Failed"
        let containersReady = containersReady(status, state)
        let findings: [(String, Finding)] = [
            ("PodReadyToStartContainers", Finding(isTrue: !isOver && isPrepared(state))),
            ("Initialized", initialized(phase, state)),
            ("Ready", ready(containersReady, status, state)),
            ("ContainersReady", containersReady),
            ("PodScheduled", Finding(isTrue: true)),
        ]
        var conditions = status.conditions
        for (type, finding) in findings {
            let index = conditions.firstIndex { $0.type == type }
            let old = index.map { conditions[$0] }
            let new = condition(type, finding, old, state)
            if let index { conditions[index] = new } else { conditions.append(new) }
        }
        status.conditions = ordered(conditions)
    }

    private static func condition(
        _ type: String, _ finding: Finding, _ old: PodCondition?, _ state: PodState
    ) -> PodCondition {
        let status = finding.isTrue ? "True" : "False"
        return .make {
            $0.type = type
            $0.observedGeneration = state.pod.metadata.generation
            $0.status = status
            $0.lastTransitionTime = old?.status == status ? old?.lastTransitionTime : state.now.wholeSeconds
            $0.reason = finding.reason
            $0.message = finding.message
        }
    }

    /// Whether what containers share is there: volumes above all. Without it no container gets beyond its creation.
    private static func isPrepared(_ state: PodState) -> Bool {
        state.containers.values.contains { facts in
            if case .blocked(let reason, _, _) = facts.phase { return reason != "ContainerCreating" }
            return facts.phase != .absent
        }
    }

    private static func initialized(_ phase: String, _ state: PodState) -> Finding {
        if phase == "Succeeded" { return Finding(isTrue: true, reason: "PodCompleted") }
        let incomplete = PodStatusRules.incompleteInit(state).map(\.name)
        guard !incomplete.isEmpty else { return Finding(isTrue: true) }
        return Finding(
            isTrue: false, reason: "ContainersNotInitialized",
            message: "containers with incomplete status: [\(incomplete.joined(separator: " "))]")
    }

    private static func containersReady(_ status: PodStatus, _ state: PodState) -> Finding {
        switch status.phase {
        case "Succeeded": return Finding(isTrue: false, reason: "PodCompleted")
        case "Failed": return Finding(isTrue: false, reason: "PodFailed")
        default: break
        }
        let counted = state.sidecars + state.pod.spec.containers
        let unready = counted.filter { !state.facts($0).isReady }.map(\.name)
        guard !unready.isEmpty else { return Finding(isTrue: true) }
        return Finding(
            isTrue: false, reason: "ContainersNotReady",
            message: "containers with unready status: [\(unready.joined(separator: " "))]")
    }

    private static func ready(_ containersReady: Finding, _ status: PodStatus, _ state: PodState) -> Finding {
        guard containersReady.isTrue else { return containersReady }
        guard let message = closedGates(state.pod.spec, status) else { return Finding(isTrue: true) }
        return Finding(isTrue: false, reason: closedGatesReason, message: message)
    }

    /// Why a pod whose containers are ready is not.
    public static let closedGatesReason = "ReadinessGatesNotReady"

    /// Which readiness gates of a pod keep it from being ready, in words; nil when none does.
    public static func closedGates(_ spec: PodSpec, _ status: PodStatus) -> String? {
        let messages = spec.readinessGates.compactMap { gate -> String? in
            let type = gate.conditionType
            guard let condition = status.conditions.first(where: { $0.type == type }) else {
                return "corresponding condition of pod readiness gate \"\(type)\" does not exist."
            }
            guard condition.status != "True" else { return nil }
            return "the status of pod readiness gate \"\(type)\" is not \"True\", but \(condition.status)"
        }
        return messages.isEmpty ? nil : messages.joined(separator: ", ")
    }
}
