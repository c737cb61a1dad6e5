import ObjectModel

/// What a pod asks of its node: all containers together with the sidecars, or the largest init container with the
/// sidecars started before it, whichever is more, and the overhead. Requests of the pod as a whole replace the sum
/// (KEP-753 sidecars, KEP-2837 pod-level resources).
enum PodRequests {
    /// The requests as stated.
    static func amounts(_ spec: PodSpec) -> ResourceAmounts {
        amounts(spec) { ResourceAmounts($0.resources.requests) }
    }

    /// The requests with assumed amounts where containers state none: for comparing nodes, not for refusing them.
    static func comparable(_ spec: PodSpec) -> ResourceAmounts {
        amounts(spec) { container in
            let stated = container.resources.requests
            var amounts = ResourceAmounts(stated)
            if stated["cpu"] == nil { amounts.milliCPU = SchedulingLimits.unstatedMilliCPU }
            if stated["memory"] == nil { amounts.memory = SchedulingLimits.unstatedMemory }
            return amounts
        }
    }

    private static func amounts(_ spec: PodSpec, of container: (Container) -> ResourceAmounts) -> ResourceAmounts {
        var running = ResourceAmounts()
        for one in spec.containers { running += container(one) }
        var sidecars = ResourceAmounts()
        var starting = ResourceAmounts()
        for one in spec.initContainers {
            let amount = container(one)
            if one.restartPolicy == "Always" {
                sidecars += amount
                starting.raise(to: sidecars)
            } else {
                starting.raise(to: sidecars + amount)
            }
        }
        var total = running + sidecars
        total.raise(to: starting)
        if let whole = spec.resources?.requests {
            for (name, quantity) in whole { total[name] = ResourceAmounts.amount(name, quantity) }
        }
        return total + ResourceAmounts(spec.overhead)
    }
}
