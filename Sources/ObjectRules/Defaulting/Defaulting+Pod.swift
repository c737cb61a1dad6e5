import ObjectModel

extension Defaulting {
    /// What a Pod gets beyond what a template of pods gets.
    static func pod(_ pod: inout Fields) {
        pod.updateOrAddObject("spec") { spec in
            podSpec(&spec)
            spec.updateObjects("containers", requestsFromLimits)
            spec.updateObjects("initContainers", requestsFromLimits)
            podLevelResources(&spec)
            spec.setDefault("enableServiceLinks", true)
            if spec.bool("hostNetwork") {
                spec.updateObjects("containers", hostPorts)
                spec.updateObjects("initContainers", hostPorts)
            }
        }
        pod.updateObject("status", podStatus)
    }

    /// A pod template, as workloads and PodTemplate objects hold it.
    static func podTemplate(_ template: inout Fields) {
        template.setDefault("metadata", .emptyObject)
        template.updateOrAddObject("spec", podSpec)
    }

    /// What the spec of a pod gets, in a Pod as in a template.
    static func podSpec(_ spec: inout Fields) {
        spec.updateObjects("volumes", volume)
        spec.updateObjects("initContainers", container)
        spec.updateObjects("containers", container)
        spec.updateObjects("ephemeralContainers", container)
        spec.setDefault("restartPolicy", "Always")
        spec.setDefault("terminationGracePeriodSeconds", 30)
        spec.setDefault("dnsPolicy", "ClusterFirst")
        serviceAccountAlias(&spec)
        spec.setDefault("securityContext", .emptyObject)
        spec.setDefault("schedulerName", "default-scheduler")
        spec.updateObject("resources", resourceRequirements)
        spec.updateObject("overhead", roundToMilli)
    }

    /// `serviceAccount` is the old name of `serviceAccountName`; both are always shown.
    private static func serviceAccountAlias(_ spec: inout Fields) {
        if let name = spec["serviceAccountName"] {
            spec.assign("serviceAccount", name)
        } else if let name = spec["serviceAccount"] {
            spec["serviceAccountName"] = name
        }
    }

    /// On the node's network a port of the container is a port of the node.
    private static func hostPorts(_ container: inout Fields) {
        container.updateObjects("ports") { port in
            if let number = port["containerPort"] { port.setDefault("hostPort", number) }
        }
    }

    /// `podIP` and the first of `podIPs` say the same; where they differ the single one, which older node agents
    /// know, decides.
    static func podStatus(_ status: inout Fields) {
        let first = status["podIPs"]?.arrayValue?.first?["ip"]
        if let address = status["podIP"] {
            if first != address { status["podIPs"] = .array([.object(Fields([("ip", address)]))]) }
        } else if let first {
            status["podIP"] = first
        }
        status.updateObjects("containerStatuses", containerStatus)
        status.updateObjects("initContainerStatuses", containerStatus)
        status.updateObjects("ephemeralContainerStatuses", containerStatus)
    }

    private static func containerStatus(_ status: inout Fields) {
        status.updateObject("allocatedResources", roundToMilli)
        status.updateObject("resources") { resources in
            resources.updateObject("limits", roundToMilli)
            resources.updateObject("requests", roundToMilli)
        }
    }
}
