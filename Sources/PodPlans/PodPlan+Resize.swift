import ObjectModel

// What running containers may use changes with the spec (KEP-1287): at once, or with a restart where `resizePolicy`
// asks for one.

extension PodPlan {
    mutating func planResize(_ container: Container, _ facts: ContainerFacts, _ state: PodState) {
        guard let had = facts.resources, !facts.isStopping else { return }
        let wanted = container.resources
        let changed = ["cpu", "memory"].filter {
            had.requests[$0] != wanted.requests[$0] || had.limits[$0] != wanted.limits[$0]
        }
        guard !changed.isEmpty else { return }
        let restarts = container.resizePolicy.contains {
            $0.restartPolicy == "RestartContainer" && changed.contains($0.resourceName)
        }
        if restarts {
            stop(container, state, Self.graceSeconds(state), .resized)
        } else {
            actions.append(.resize(container: container.name))
        }
    }
}

extension ContainerStatus {
    /// Tells what a container was given. That a node tells so means that its pods can be resized.
    public mutating func report(_ given: ResourceRequirements) {
        allocatedResources = given.requests
        resources = given
    }
}
