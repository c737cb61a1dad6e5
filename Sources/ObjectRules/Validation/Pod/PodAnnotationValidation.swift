import ObjectModel

/// The annotations of pods that mean something to Kubernetes, most of them from before there were fields for it.
enum PodAnnotationValidation {
    static let mirror = "kubernetes.io/config.mirror"
    private static let deletionCost = "controller.kubernetes.io/pod-deletion-cost"
    private static let podSeccomp = "seccomp.security.alpha.kubernetes.io/pod"
    private static let containerSeccomp = "container.seccomp.security.alpha.kubernetes.io/"
    private static let appArmor = "container.apparmor.security.beta.kubernetes.io/"
    private static let localhost = "localhost/"

    /// The annotations, which stand at the report's path.
    static func validate(_ annotations: Fields, _ spec: PodSpec, _ report: inout FieldReport) {
        for entry in annotations.entries {
            let key = entry.key
            let text = entry.value.stringValue ?? ""
            if key == mirror {
                guard spec.nodeName.isEmpty else { continue }
                report.at(key: key) {
                    $0.invalid(nil, .string(text), "must set spec.nodeName if mirror pod annotation is set")
                }
            } else if key == deletionCost {
                guard !isDeletionCost(text) else { continue }
                report.at(key: key) { $0.invalid(nil, .string(text), "must be a 32bit integer") }
            } else if key == podSeccomp || key.hasPrefix(containerSeccomp) {
                report.invalid(key, text, problems: seccompProblems(text))
            } else if key.hasPrefix(appArmor) {
                report.at(key: key) { appArmor(text, container: String(key.dropFirst(appArmor.count)), spec, &$0) }
            }
        }
    }

    /// Decimal, without leading zeros or plus sign.
    private static func isDeletionCost(_ text: String) -> Bool {
        guard let first = text.utf8.first, Int32(text) != nil else { return false }
        return text == "0" || first == UInt8(ascii: "-")
            || (UInt8(ascii: "1")...UInt8(ascii: "9")).contains(first)
    }

    private static func seccompProblems(_ profile: String) -> [String] {
        switch profile {
        case "runtime/default", "docker/default", "unconfined": []
        case _ where profile.hasPrefix(localhost):
            NameFormat.relativePath(String(profile.dropFirst(localhost.count)))
        default: ["must be a valid seccomp profile"]
        }
    }

    private static func appArmor(
        _ profile: String, container: String, _ spec: PodSpec, _ report: inout FieldReport
    ) {
        var names: Set<String> = []
        PodSpecValidation.eachContainer(spec, &report) { container, _ in names.insert(container.name) }
        if !names.contains(container) { report.invalid(nil, .string(container), "container not found") }
        let isKnown = ["", "runtime/default", "unconfined"].contains(profile) || profile.hasPrefix(localhost)
        if !isKnown {
            report.invalid(
                nil, .string(profile), "invalid AppArmor profile name: \(FieldError.quoted(profile))")
        }
    }

    /// What may not be changed on a pod that is there already.
    static func update(_ new: Fields, old: Fields, _ report: inout FieldReport) {
        for entry in old.entries where new[entry.key] != entry.value {
            report.at(key: entry.key) { report in
                if entry.key.hasPrefix(appArmor) {
                    report.forbidden(nil, "may not remove or update AppArmor annotations")
                }
                if entry.key == mirror { report.forbidden(nil, "may not remove or update mirror pod annotation") }
            }
        }
        for entry in new.entries where !old.contains(entry.key) {
            report.at(key: entry.key) { report in
                if entry.key.hasPrefix(appArmor) { report.forbidden(nil, "may not add AppArmor annotations") }
                if entry.key == mirror { report.forbidden(nil, "may not add mirror pod annotation") }
            }
        }
    }
}

// MARK: - Annotations against fields

extension PodAnnotationValidation {
    /// A new pod that has both must say the same in both. The report stands at the spec.
    static func matchFields(_ annotations: Fields, _ spec: PodSpec, _ report: inout FieldReport) {
        guard !annotations.isEmpty else { return }
        if let annotation = annotations.optionalString(podSeccomp), let profile = spec.securityContext?.seccompProfile {
            report.at("securityContext") {
                match(annotation, profile.fields, field: "seccompProfile", word: "seccomp", &$0)
            }
        }
        let podAppArmor = spec.os?.name == "windows" ? nil : spec.securityContext?.appArmorProfile
        PodSpecValidation.eachContainer(spec, &report) { container, report in
            let security = container.securityContext
            report.at("securityContext") { report in
                if let annotation = annotations.optionalString(containerSeccomp + container.name),
                    let profile = security?.seccompProfile
                {
                    match(annotation, profile.fields, field: "seccompProfile", word: "seccomp", &report)
                }
                if let annotation = annotations.optionalString(appArmor + container.name), spec.os?.name != "windows",
                    let profile = security?.appArmorProfile ?? podAppArmor
                {
                    match(annotation, profile.fields, field: "appArmorProfile", word: "apparmor", &report)
                }
            }
        }
    }

    private static func match(
        _ annotation: String, _ profile: Fields, field: String, word: String, _ report: inout FieldReport
    ) {
        let typeProblem = "\(word) type in annotation and field must match"
        report.at(field) { report in
            switch profile.string("type") {
            case "Unconfined":
                if annotation != "unconfined" { report.forbidden("type", typeProblem) }
            case "RuntimeDefault":
                let isDocker = word == "seccomp" && annotation == "docker/default"
                if annotation != "runtime/default" && !isDocker { report.forbidden("type", typeProblem) }
            case "Localhost":
                if !annotation.hasPrefix(localhost) {
                    report.forbidden("type", typeProblem)
                } else if profile.optionalString("localhostProfile") != String(annotation.dropFirst(localhost.count)) {
                    report.forbidden("localhostProfile", "\(word) profile in annotation and field must match")
                }
            default: break
            }
        }
    }
}
