import ObjectModel

/// What admission does to new ingresses.
public enum IngressAdmission {
    /// Gives an ingress that leaves its class open the default one (plugin DefaultIngressClass).
    public static func admit(_ ingress: inout Value, ingressClasses: [Value]) {
        ingress.updateObject { ingress in
            let isStated =
                ingress["spec"]?["ingressClassName"] != nil
                || ingress.object("metadata").object("annotations").contains("kubernetes.io/ingress.class")
            guard !isStated,
                let name = DefaultClass.choose(
                    from: ingressClasses, annotations: ["ingressclass.kubernetes.io/is-default-class"])
            else { return }
            ingress.updateOrAddObject("spec") { $0["ingressClassName"] = name }
        }
    }
}
