import ObjectTree
import RegularExpressions

/// A format of text by name: `format.dns1123Label().validate(x)`.
public struct NamedFormat: Sendable {
    let name: String
    /// How long the pattern is that it stands for, which its cost is counted by.
    let patternLength: Int
    /// What is wrong with a text.
    let problems: @Sendable (String) -> [String]

    static let all: [String: NamedFormat] = Dictionary(
        uniqueKeysWithValues: formats.map { ($0.name, $0) })

    static let overloads: [Overload] =
        formats.map { format in
            Overload("format_\(format.name)", "format.\(format.name)", [], .format) { _ in .format(format) }
        } + [
            Overload("format_named", "format.named", [.string], .optional(.format)) {
                .optional(all[$0[0].stringValue ?? ""].map(CELValue.format))
            },
            Overload(
                "format_validate", method: "validate", [.format, .string], .optional(.list(.string)),
                cost: .knownPattern(text: 1)
            ) {
                (arguments) throws(EvaluationError) in
                guard case .format(let format) = arguments[0] else { throw .noSuchOverload }
                let problems = format.problems(arguments[1].stringValue ?? "")
                return .optional(problems.isEmpty ? nil : .list(CELList(problems.map(CELValue.string))))
            },
        ]

    private static let labelRule = """
        a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start \
        and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is \
        '[a-z0-9]([-a-z0-9]*[a-z0-9])?')
        """
    private static let subdomainRule = """
        a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and \
        must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is \
        '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')
        """
    private static let label1035Rule = """
        a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic \
        character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for \
        validation is '[a-z]([-a-z0-9]*[a-z0-9])?')
        """
    private static let nameRule = """
        name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an \
        alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is \
        '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')
        """
    private static let valueRule = """
        a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and \
        must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', \
        regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')
        """

    private static let label = compiled("^[a-z0-9]([-a-z0-9]*[a-z0-9])?$")
    private static let subdomain = compiled("^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$")
    private static let label1035 = compiled("^[a-z]([-a-z0-9]*[a-z0-9])?$")
    private static let value = compiled("^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$")
    private static let part = compiled("^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$")
    private static let uuid = compiled(
        "^[0-9a-fA-F]{8}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{12}$")

    private static let formats: [NamedFormat] = [
        name("dns1123Label", 30, label, 63, labelRule), name("dns1123Subdomain", 60, subdomain, 253, subdomainRule),
        name("dns1035Label", 30, label1035, 63, label1035Rule),
        NamedFormat(name: "qualifiedName", patternLength: 60, problems: qualifiedName),
        prefix("dns1123LabelPrefix", 30, label, 63, labelRule),
        prefix("dns1123SubdomainPrefix", 60, subdomain, 253, subdomainRule),
        prefix("dns1035LabelPrefix", 30, label1035, 63, label1035Rule),
        name("labelValue", 40, value, 63, valueRule),
        NamedFormat(name: "uri", patternLength: 1000) { text in
            WebAddress(text) == nil ? ["parse \(GoText.quoted(text)): invalid URI for request"] : []
        },
        NamedFormat(name: "uuid", patternLength: 100) { text in
            uuid.matches(text) ? [] : ["does not match the UUID format"]
        },
        NamedFormat(name: "byte", patternLength: 100) { text in
            Base64.decode(text) == nil ? ["invalid base64"] : []
        },
        NamedFormat(name: "date", patternLength: 100) { text in
            Time(rfc3339: text + "T00:00:00Z") == nil ? ["invalid date"] : []
        },
        NamedFormat(name: "datetime", patternLength: 100) { text in
            Time(rfc3339: text) == nil ? ["invalid datetime"] : []
        },
    ]

    /// One of the patterns above, which are all as they should be.
    private static func compiled(_ pattern: String) -> RegularExpression {
        do {
            return try RegularExpression(pattern)
        } catch {
            preconditionFailure("\(pattern): \(error)")
        }
    }

    private static func check(_ text: String, _ pattern: RegularExpression, _ most: Int, _ rule: String) -> [String] {
        let length = text.utf8.count > most ? ["must be no more than \(most) characters"] : []
        return length + (pattern.matches(text) ? [] : [rule])
    }

    private static func name(
        _ name: String, _ length: Int, _ pattern: RegularExpression, _ most: Int, _ rule: String
    ) -> NamedFormat {
        NamedFormat(name: name, patternLength: length) { check($0, pattern, most, rule) }
    }

    /// What a generated name begins with: it may end with a dash.
    private static func prefix(
        _ name: String, _ length: Int, _ pattern: RegularExpression, _ most: Int, _ rule: String
    ) -> NamedFormat {
        NamedFormat(name: name, patternLength: length) { text in
            let full = text.count > 1 && text.hasSuffix("-") ? text.dropLast() + "a" : text
            return check(full, pattern, most, rule)
        }
    }

    @Sendable private static func qualifiedName(_ text: String) -> [String] {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count <= 2 else {
            let rule = nameRule.dropFirst("name part ".count)
            return [
                "a qualified name \(rule) with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')"
            ]
        }
        var problems: [String] = []
        if parts.count == 2 {
            if parts[0].isEmpty {
                problems.append("prefix part must be non-empty")
            } else {
                problems += check(parts[0], subdomain, 253, subdomainRule).map { "prefix part \($0)" }
            }
        }
        let name = parts[parts.count - 1]
        if name.isEmpty { problems.append("name part must be non-empty") }
        if name.utf8.count > 63 { problems.append("name part must be no more than 63 characters") }
        if !part.matches(name) { problems.append(nameRule) }
        return problems
    }
}
