/// A version after semver.org 2.0.0.
public struct SemanticVersion: Hashable, Sendable, Comparable {
    let numbers: [UInt64]
    let prerelease: [String]

    /// - Parameter normalize: whether a `v` in front, missing numbers and leading zeros are let through.
    init?(_ text: String, normalize: Bool = false) {
        var rest = text[...]
        if normalize, rest.first == "v" { rest = rest.dropFirst() }
        var build: Substring?
        if let plus = rest.firstIndex(of: "+") {
            build = rest[rest.index(after: plus)...]
            rest = rest[..<plus]
        }
        var prerelease: Substring?
        if let dash = rest.firstIndex(of: "-") {
            prerelease = rest[rest.index(after: dash)...]
            rest = rest[..<dash]
        }
        var numbers: [UInt64] = []
        for part in rest.split(separator: ".", omittingEmptySubsequences: false) {
            let hasZeros = part.count > 1 && part.first == "0"
            guard part.unicodeScalars.allSatisfy(\.isDigit), let number = UInt64(part), normalize || !hasZeros else {
                return nil
            }
            numbers.append(number)
        }
        if normalize { while numbers.count < 3 { numbers.append(0) } }
        let parts = prerelease?.split(separator: ".", omittingEmptySubsequences: false).map(String.init) ?? []
        let builds = build?.split(separator: ".", omittingEmptySubsequences: false).map(String.init) ?? []
        guard numbers.count == 3, (parts + builds).allSatisfy(Self.isIdentifier), parts.allSatisfy(Self.hasNoZeros)
        else {
            return nil
        }
        self.numbers = numbers
        self.prerelease = parts
    }

    private static func isIdentifier(_ text: String) -> Bool {
        !text.isEmpty && text.unicodeScalars.allSatisfy { ($0.isWord && $0 != "_") || $0 == "-" }
    }

    private static func hasNoZeros(_ text: String) -> Bool {
        !(text.count > 1 && text.first == "0" && text.unicodeScalars.allSatisfy(\.isDigit))
    }

    public static func < (left: SemanticVersion, right: SemanticVersion) -> Bool {
        if left.numbers != right.numbers { return left.numbers.lexicographicallyPrecedes(right.numbers) }
        if left.prerelease.isEmpty || right.prerelease.isEmpty {
            return !left.prerelease.isEmpty && right.prerelease.isEmpty
        }
        for (one, other) in zip(left.prerelease, right.prerelease) where one != other {
            switch (UInt64(one), UInt64(other)) {
            case (let one?, let other?): return one < other
            case (_?, nil): return true
            case (nil, _?): return false
            case (nil, nil): return one.precedes(other)
            }
        }
        return left.prerelease.count < right.prerelease.count
    }

    static let overloads: [Overload] = [
        parse("string_to_semver", [.string]), parse("string_bool_to_semver", [.string, .bool]),
        test("is_semver_string", [.string]), test("is_semver_string_bool", [.string, .bool]),
        part("major", 0), part("minor", 1), part("patch", 2),
        compare("isGreaterThan", .bool) { .bool($0 > 0) }, compare("isLessThan", .bool) { .bool($0 < 0) },
        compare("compareTo", .int) { .int(Int64($0)) },
    ]

    private static func read(_ arguments: [CELValue]) -> SemanticVersion? {
        let normalize = arguments.count > 1 && arguments[1].boolValue == true
        return SemanticVersion(arguments[0].stringValue ?? "", normalize: normalize)
    }

    private static func parse(_ id: String, _ types: [CELType]) -> Overload {
        Overload(id, "semver", types, .semver, cost: .text(argument: 0, times: 1)) {
            (arguments) throws(EvaluationError) in
            guard let version = read(arguments) else { throw EvaluationError("No Major.Minor.Patch elements found") }
            return .semver(version)
        }
    }

    private static func test(_ id: String, _ types: [CELType]) -> Overload {
        Overload(id, "isSemver", types, .bool, cost: .text(argument: 0, times: 1)) { .bool(read($0) != nil) }
    }

    private static func part(_ name: String, _ index: Int) -> Overload {
        Overload("semver_\(name)", method: name, [.semver], .int) { (arguments) throws(EvaluationError) in
            guard case .semver(let version) = arguments[0] else { throw .noSuchOverload }
            return .int(Int64(clamping: version.numbers[index]))
        }
    }

    private static func compare(
        _ name: String, _ result: CELType, _ read: @escaping @Sendable (Int) -> CELValue
    ) -> Overload {
        Overload("semver_\(name)", method: name, [.semver, .semver], result) { (arguments) throws(EvaluationError) in
            guard case .semver(let left) = arguments[0], case .semver(let right) = arguments[1] else {
                throw .noSuchOverload
            }
            return read(CELValue.order(left, right))
        }
    }
}
