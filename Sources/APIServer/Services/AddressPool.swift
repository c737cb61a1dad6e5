import ObjectRules

/// The addresses of services: 10.96.0.0/16.
struct AddressPool {
    static let prefix = "10.96"
    /// Of the API server's own service.
    static let first = "\(prefix).0.1"

    private static let range = "\(prefix).0.0/16"
    /// Those below are given only when the others are gone: they are for services that ask for theirs, such as DNS.
    private static let dynamic = 256..<65_535

    let taken: Set<String>

    /// An address that nobody has; nil when there is none.
    func free() -> String? {
        for _ in 0..<ServerLimits.allocationGuesses {
            let guess = Self.address(Int.random(in: Self.dynamic))
            if !taken.contains(guess) { return guess }
        }
        return Self.dynamic.lazy.map(Self.address).first { !taken.contains($0) }
            ?? (1..<Self.dynamic.lowerBound).lazy.map(Self.address).first { !taken.contains($0) }
    }

    /// Why a service can't have an address; nil when it can.
    func problem(with address: String) -> String? {
        guard IPAddress(address).flatMap({ IPRange(Self.range)?.contains($0) }) == true else {
            return "the provided network does not match the current range"
        }
        if address == Self.address(0) || address == Self.address(65_535) {
            return "the provided IP (\(address)) is not in the valid range. The range of valid IPs is \(Self.range)"
        }
        return taken.contains(address) ? "provided IP is already allocated" : nil
    }

    private static func address(_ number: Int) -> String { "\(prefix).\(number / 256).\(number % 256)" }
}
