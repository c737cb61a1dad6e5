import ObjectModel

extension Defaulting {
    /// A container of any sort: ordinary, init, sidecar or ephemeral.
    static func container(_ container: inout Fields) {
        container.updateObjects("ports") { $0.setDefault("protocol", "TCP") }
        container.updateObjects("env", environmentVariable)
        container.updateOrAddObject("resources", resourceRequirements)
        container.updateObject("livenessProbe", probe)
        container.updateObject("readinessProbe", probe)
        container.updateObject("startupProbe", probe)
        container.updateObject("lifecycle") { lifecycle in
            lifecycle.updateObject("postStart") { $0.updateObject("httpGet", httpGet) }
            lifecycle.updateObject("preStop") { $0.updateObject("httpGet", httpGet) }
        }
        container.setDefault("terminationMessagePath", "/dev/termination-log")
        container.setDefault("terminationMessagePolicy", "File")
        if container["imagePullPolicy"]?.isNull ?? true {
            container["imagePullPolicy"] = pullPolicy(image: container.string("image"))
        }
    }

    /// An image that may change under its name is pulled each time.
    static func pullPolicy(image: String) -> Value {
        ImageReference(image)?.isLatest == true ? "Always" : "IfNotPresent"
    }

    private static func environmentVariable(_ variable: inout Fields) {
        variable.updateObject("valueFrom") { source in
            source.updateObject("fieldRef", fieldSelector)
            source.updateObject("resourceFieldRef", resourceSelector)
            source.updateObject("fileKeyRef") { $0.setDefault("optional", false) }
        }
    }

    /// A field of the pod, in the environment or in a file.
    static func fieldSelector(_ selector: inout Fields) { selector.setDefault("apiVersion", "v1") }

    /// A resource of a container, in the environment or in a file. A divisor of zero stands for one.
    static func resourceSelector(_ selector: inout Fields) { selector.setDefault("divisor", "0") }

    private static func probe(_ probe: inout Fields) {
        probe.updateObject("httpGet", httpGet)
        probe.updateObject("grpc") { $0.setDefault("service", "") }
        probe.setDefault("timeoutSeconds", 1)
        probe.setDefault("periodSeconds", 10)
        probe.setDefault("successThreshold", 1)
        probe.setDefault("failureThreshold", 3)
    }

    private static func httpGet(_ action: inout Fields) {
        action.setDefault("path", "/")
        action.setDefault("scheme", "HTTP")
    }
}
