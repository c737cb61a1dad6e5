import ObjectModel

extension TableFormat {
    static let configurationRows = [
        KindRow(ConfigMap.self) { map, now in
            [
                map.metadata.nameCell, .number(map.fields.object("data").count + map.fields.object("binaryData").count),
                map.metadata.ageCell(now),
            ]
        },
        KindRow(Secret.self) { secret, now in
            [
                secret.metadata.nameCell, .string(secret.type), .number(secret.fields.object("data").count),
                secret.metadata.ageCell(now),
            ]
        },
        KindRow(ServiceAccount.self) { account, now in
            [account.metadata.nameCell, account.metadata.ageCell(now)]
        },
        KindRow(ResourceQuota.self) { quota, now in
            let lines = usage(quota.status)
            return [
                quota.metadata.nameCell, .string(lines.requests), .string(lines.limits), quota.metadata.ageCell(now),
            ]
        },
    ]

    /// `pods: 0/5, requests.cpu: 0/2`, and the same for what limits a limit.
    private static func usage(_ status: ResourceQuotaStatus) -> (requests: String, limits: String) {
        let used = status.used
        var requests: [String] = []
        var limits: [String] = []
        for (resource, hard) in status.hard.sorted(by: { $0.key < $1.key }) {
            let line = "\(resource): \(used[resource] ?? .zero)/\(hard)"
            if resource.hasPrefix("limits.") { limits.append(line) } else { requests.append(line) }
        }
        return (requests.joined(separator: ", "), limits.joined(separator: ", "))
    }
}
