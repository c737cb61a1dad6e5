import ObjectTree

/// IP addresses and blocks of them.
enum AddressLibrary {
    static let overloads =
        addresses + blocks + [
            Overload("ip_to_string", "string", [.ip], .string, cost: .text(argument: 0, times: 1)) {
                (arguments) throws(EvaluationError) in .string("\(try address(arguments[0]))")
            },
            Overload("cidr_to_string", "string", [.cidr], .string, cost: .text(argument: 0, times: 1)) {
                (arguments) throws(EvaluationError) in .string("\(try block(arguments[0]))")
            },
        ]

    private static let reading = CallCost.text(argument: 0, times: 1)

    private static func address(_ value: CELValue) throws(EvaluationError) -> IPAddress {
        switch value {
        case .ip(let address): return address
        case .string(let text):
            guard let address = IPAddress(text) else {
                let quoted = GoText.quoted(text)
                let reason = "ParseAddr(\(quoted)): unable to parse IP"
                throw EvaluationError("IP Address \(quoted) parse error during conversion from string: \(reason)")
            }
            if address.isMapped {
                throw EvaluationError("IPv4-mapped IPv6 address \(GoText.quoted(text)) is not allowed")
            }
            return address
        default: throw .noSuchOverload
        }
    }

    private static func block(_ value: CELValue) throws(EvaluationError) -> AddressBlock {
        switch value {
        case .cidr(let block): return block
        case .string(let text):
            guard let block = AddressBlock(text) else {
                throw EvaluationError(
                    "network address parse error during conversion from string: invalid CIDR address: \(text)")
            }
            return block
        default: throw .noSuchOverload
        }
    }

    private static func test(_ name: String, _ holds: @escaping @Sendable (IPAddress) -> Bool) -> Overload {
        Overload("ip_\(name)", method: name, [.ip], .bool) { (arguments) throws(EvaluationError) in
            .bool(holds(try address(arguments[0])))
        }
    }

    private static let addresses: [Overload] = [
        Overload("string_to_ip", "ip", [.string], .ip, cost: reading) { (arguments) throws(EvaluationError) in
            .ip(try address(arguments[0]))
        },
        Overload("is_ip", "isIP", [.string], .bool, cost: reading) { arguments in
            guard let address = IPAddress(arguments[0].stringValue ?? "") else { return .bool(false) }
            return .bool(!address.isMapped)
        },
        Overload("ip_is_canonical", "ip.isCanonical", [.string], .bool, cost: .text(argument: 0, times: 2)) {
            (arguments) throws(EvaluationError) in
            .bool("\(try address(arguments[0]))".isSame(as: arguments[0].stringValue ?? ""))
        },
        Overload("ip_family", method: "family", [.ip], .int) { (arguments) throws(EvaluationError) in
            .int(try address(arguments[0]).isV4 ? 4 : 6)
        },
        test("isUnspecified") { $0.isUnspecified }, test("isLoopback") { $0.isLoopback },
        test("isLinkLocalMulticast") { $0.isLinkLocalMulticast }, test("isLinkLocalUnicast") { $0.isLinkLocalUnicast },
        test("isGlobalUnicast") { $0.isGlobalUnicast },
    ]

    private static let blocks: [Overload] = [
        Overload("string_to_cidr", "cidr", [.string], .cidr, cost: reading) { (arguments) throws(EvaluationError) in
            .cidr(try block(arguments[0]))
        },
        Overload("is_cidr", "isCIDR", [.string], .bool, cost: reading) {
            .bool(AddressBlock($0[0].stringValue ?? "") != nil)
        },
        contains("cidr_contains_ip", "containsIP", .ip, parses: false) { (block, value) throws(EvaluationError) in
            block.contains(try address(value))
        },
        contains("cidr_contains_ip_string", "containsIP", .string, parses: true) {
            (block, value) throws(EvaluationError) in
            block.contains(try address(value))
        },
        contains("cidr_contains_cidr", "containsCIDR", .cidr, parses: false) { (outer, value) throws(EvaluationError) in
            outer.contains(try block(value))
        },
        contains("cidr_contains_cidr_string", "containsCIDR", .string, parses: true) {
            (outer, value) throws(EvaluationError) in outer.contains(try block(value))
        },
        Overload("cidr_ip", method: "ip", [.cidr], .ip) { (arguments) throws(EvaluationError) in
            .ip(try block(arguments[0]).address)
        },
        Overload("cidr_masked", method: "masked", [.cidr], .cidr) { (arguments) throws(EvaluationError) in
            .cidr(try block(arguments[0]).masked)
        },
        Overload("cidr_prefix_length", method: "prefixLength", [.cidr], .int) { (arguments) throws(EvaluationError) in
            .int(Int64(try block(arguments[0]).prefix))
        },
    ]

    private static func contains(
        _ id: String, _ name: String, _ type: CELType, parses: Bool,
        _ holds: @escaping @Sendable (AddressBlock, CELValue) throws(EvaluationError) -> Bool
    ) -> Overload {
        let cost = CallCost.addresses(parses: parses, isBlock: name == "containsCIDR")
        return Overload(id, method: name, [.cidr, type], .bool, cost: cost) { (arguments) throws(EvaluationError) in
            .bool(try holds(try block(arguments[0]), arguments[1]))
        }
    }
}
