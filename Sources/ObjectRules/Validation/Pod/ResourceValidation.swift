import ObjectModel

/// The rules of resource requirements: their names, their amounts, and requests against limits.
public enum ResourceValidation {
    /// Whose requirements they are, which decides the names that may stand there.
    enum Scope {
        case container, pod
    }

    /// Requirements, which stand at the report's path.
    /// - Parameter claims: the names of the pod's resource claims.
    static func requirements(
        _ requirements: ResourceRequirements, _ scope: Scope, claims: Set<String>, _ report: inout FieldReport
    ) {
        let limits = requirements.fields.object("limits")
        let requests = requirements.fields.object("requests")
        report.at("limits") { amounts(limits, scope, &$0) }
        report.at("requests") { amounts(requests, scope, &$0) }
        requestsWithinLimits(requests, limits, &report)
        let names = limits.keys + requests.keys
        if names.contains(where: ResourceName.isHugePage), !names.contains("cpu"), !names.contains("memory") {
            report.forbidden(nil, "HugePages require cpu or memory")
        }
        claimNames(requirements.claims, claims, &report)
    }

    /// An amount of a resource, which stands at the report's path.
    public static func amount(_ name: String, _ quantity: Quantity, _ report: inout FieldReport) {
        if quantity < .zero { report.invalid(nil, shown(quantity), "must be greater than or equal to 0") }
        if ResourceName.isCounted(name) && !quantity.isWhole {
            report.invalid(nil, shown(quantity), "must be an integer")
        }
    }

    private static func shown(_ quantity: Quantity) -> Value { .string(quantity.description) }

    private static func amounts(_ amounts: Fields, _ scope: Scope, _ report: inout FieldReport) {
        for entry in amounts.entries {
            report.at(key: entry.key) { report in
                switch scope {
                case .container: containerName(entry.key, &report)
                case .pod: podName(entry.key, &report)
                }
                guard let quantity = Quantity(value: entry.value) else { return }
                amount(entry.key, quantity, &report)
                guard let page = ResourceName.hugePageSize(entry.key) else { return }
                if page.nanos <= 0 || quantity.nanos % page.nanos != 0 {
                    report.invalid(
                        nil, shown(quantity), "\(quantity) is not positive integer multiple of \(entry.key)")
                }
            }
        }
    }

    private static func requestsWithinLimits(_ requests: Fields, _ limits: Fields, _ report: inout FieldReport) {
        let limits = IndexedFields(limits, changes: requests.count)
        for entry in requests.entries {
            guard let request = Quantity(value: entry.value) else { continue }
            let mayDiffer = ResourceName.mayOvercommit(entry.key)
            guard let limit = limits[entry.key].flatMap(Quantity.init(value:)) else {
                if !mayDiffer { report.required("limits", "Limit must be set for non overcommitable resources") }
                continue
            }
            if request != limit && !mayDiffer {
                report.invalid("requests", shown(request), "must be equal to \(entry.key) limit of \(limit)")
            } else if request > limit {
                report.invalid(
                    "requests", shown(request), "must be less than or equal to \(entry.key) limit of \(limit)")
            }
        }
    }

    /// Whether the name is well-formed; if so, whether it is one of Kubernetes' or has a domain.
    static func name(_ name: String, _ report: inout FieldReport) {
        let problems = NameFormat.qualifiedName(name)
        report.invalid(nil, name, problems: problems)
        if problems.isEmpty && !name.contains("/") && !ResourceName.isStandard(name) {
            report.invalid(nil, .string(name), "must be a standard resource type or fully qualified")
        }
    }

    /// Whether containers can ask for a resource of this name, besides what holds for all names.
    static func containerName(_ name: String, _ report: inout FieldReport) {
        if ResourceName.isStandardForContainers(name) && !ResourceName.isHugePage(name) { return }
        self.name(name, &report)
        if !name.contains("/") {
            guard !ResourceName.isStandardForContainers(name) else { return }
            report.invalid(nil, .string(name), "must be a standard resource for containers")
        } else if !ResourceName.isNative(name) && !ResourceName.isExtended(name) {
            report.invalid(nil, .string(name), "doesn't follow extended resource name standard")
        }
    }

    private static func podName(_ name: String, _ report: inout FieldReport) {
        let before = report.errors.count
        self.name(name, &report)
        guard report.errors.count == before, !ResourceName.isHugePage(name) else { return }
        let supported = ["cpu", "memory"]
        if !supported.contains(name) { report.notSupported(nil, .string(name), supported) }
    }

    /// References of a container to claims of its pod.
    private static func claimNames(_ claims: [ResourceClaim], _ known: Set<String>, _ report: inout FieldReport) {
        var whole: Set<String> = []
        var requests: [String: Set<String>] = [:]
        report.each("claims", claims) { claim, report in
            guard !claim.name.isEmpty else { return report.required() }
            if whole.contains(claim.name) {
                report.duplicate(nil, .string(claim.name))
            } else if claim.request.isEmpty {
                for _ in requests[claim.name, default: []] { report.duplicate(nil, .string(claim.name)) }
                whole.insert(claim.name)
            } else {
                report.invalid("request", claim.request, problems: NameFormat.dns1123Label(claim.request))
                if !requests[claim.name, default: []].insert(claim.request).inserted {
                    report.duplicate(nil, .string("\(claim.name)/\(claim.request)"))
                }
            }
            guard !known.contains(claim.name) else { return }
            let list = known.isEmpty ? " which is empty" : ": " + known.sorted().joined(separator: ", ")
            report.add(
                FieldError(
                    kind: .notFound, field: report.path,
                    message: "Not found: \(FieldError.quoted(claim.name)): "
                        + "must be one of the names in pod.spec.resourceClaims" + list))
        }
    }
}
