/// The priority of a version's name: v2 over v1 over v2beta1 over v1beta1 over v1alpha1 over anything else.
public struct APIVersionOrder: Comparable {
    private let stability: Int
    private let major: Int
    private let minor: Int
    private let name: String

    public init(of name: String) {
        self.name = name
        let digits = name.dropFirst().prefix { $0.isNumber }
        let rest = name.dropFirst(1 + digits.count)
        let stage = rest.prefix { $0.isLetter }
        let last = rest.dropFirst(stage.count)
        let rank = ["": 3, "beta": 2, "alpha": 1][String(stage)] ?? 0
        let isPlain = rank == 3 && last.isEmpty
        guard name.hasPrefix("v"), let major = Int(digits), rank > 0, let minor = isPlain ? 0 : Int(last) else {
            (stability, self.major, self.minor) = (0, 0, 0)
            return
        }
        (stability, self.major, self.minor) = (rank, major, minor)
    }

    public static func < (left: APIVersionOrder, right: APIVersionOrder) -> Bool {
        if left.stability == 0, right.stability == 0 { return left.name > right.name }
        return (left.stability, left.major, left.minor) < (right.stability, right.major, right.minor)
    }
}
