import ObjectModel

extension Defaulting {
    static func applyAdmissionRegistration(to object: inout Fields, kind: String) {
        switch kind {
        case "ValidatingWebhookConfiguration": object.updateObjects("webhooks", webhook)
        case "MutatingWebhookConfiguration":
            object.updateObjects("webhooks") { hook in
                webhook(&hook)
                hook.setDefault("reinvocationPolicy", "Never")
            }
        case "ValidatingAdmissionPolicy", "MutatingAdmissionPolicy":
            object.updateObject("spec") { spec in
                spec.setDefault("failurePolicy", "Fail")
                spec.updateObject("matchConstraints", matchResources)
            }
        case "ValidatingAdmissionPolicyBinding", "MutatingAdmissionPolicyBinding":
            object.updateObject("spec") { $0.updateObject("matchResources", matchResources) }
        default: break
        }
    }

    private static func webhook(_ hook: inout Fields) {
        hook.setDefault("failurePolicy", "Fail")
        hook.setDefault("matchPolicy", "Equivalent")
        hook.setDefault("namespaceSelector", .emptyObject)
        hook.setDefault("objectSelector", .emptyObject)
        hook.setDefault("timeoutSeconds", 10)
        hook.updateObjects("rules", rule)
        hook.updateObject("clientConfig", webhookClient)
    }

    /// How a server reaches a hook; a service listens on the port of HTTPS.
    static func webhookClient(_ config: inout Fields) {
        config.updateObject("service") { $0.setDefault("port", 443) }
    }

    private static func matchResources(_ match: inout Fields) {
        match.setDefault("matchPolicy", "Equivalent")
        match.setDefault("namespaceSelector", .emptyObject)
        match.setDefault("objectSelector", .emptyObject)
        match.updateObjects("resourceRules", rule)
        match.updateObjects("excludeResourceRules", rule)
    }

    private static func rule(_ rule: inout Fields) { rule.setDefault("scope", "*") }
}
